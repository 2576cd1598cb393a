import type { Address } from './contact-points.js';

/**
 * An address on one line. Example: "12 Cedar St, Ithaca, NY, 14850". Odd case: what is not known is left out, so a city alone is an address.
 * Source: clinical reference §4.6 (911 asks where somebody is).
 */
export function addressWords({ lines, city, region, postalCode, country }: Omit<Address, 'use' | 'from' | 'until'>): string {
  return [...lines, city, region, postalCode, country].filter(Boolean).join(', ');
}

const order: readonly Address['use'][] = ['temporary', 'home', 'unknown', 'work'];

/**
 * Where help may be sent to, the likeliest first: where the patient stays for a time, at home, then at work. Source: clinical reference §4.6 step 1 (911).
 *
 * Example: a home and a billing address give the home. Odd case: a former address is never among them.
 */
export function addressesForHelp(addresses: readonly Address[]): string[] {
  return order.flatMap((use) => addresses.filter((one) => one.use === use).map(addressWords));
}
