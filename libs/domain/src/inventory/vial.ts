import { decide, decimalText, plusDays, subtractExact, type Decision, type Exact, type LocalDate } from '../shared/index.js';
import type { StockPolicy } from './stock-policy.js';

export interface Vial {
  readonly kind: 'single-dose' | 'multi-dose';
  readonly remaining: Exact<'mL'>;
  readonly expiresOn: LocalDate;
  /** Null while sealed. */
  readonly puncturedOn: LocalDate | null;
  /** Days from the first puncture where the label states them; null for the policy's. */
  readonly labelUseDays: number | null;
  readonly isQuarantined: boolean;
  readonly hasOpenDiscrepancy: boolean;
}

export type WithdrawalRefused =
  | { readonly code: 'nothing-to-withdraw' | 'quarantined' | 'recount-needed'; readonly message: string }
  | { readonly code: 'not-enough-left'; readonly remainingMl: Exact<'mL'>; readonly message: string }
  | { readonly code: 'expired'; readonly expiresOn: LocalDate; readonly message: string }
  | { readonly code: 'beyond-use'; readonly lastUseOn: LocalDate; readonly message: string };

/**
 * The last day an opened vial may be used; null while sealed. Never later than the expiry date.
 * Source: clinical reference §6.1, §6.3 (R10). Example: punctured 2026-10-20, 28 days: 2026-11-17. Odd case: a label may give fewer days,
 * or more.
 */
export function lastUseDate(vial: Vial, policy: StockPolicy): LocalDate | null {
  if (vial.puncturedOn === null) return null;
  const byPuncture =
    vial.kind === 'single-dose' ? vial.puncturedOn : plusDays(vial.puncturedOn, vial.labelUseDays ?? policy.multiDoseVialDays);
  return byPuncture < vial.expiresOn ? byPuncture : vial.expiresOn;
}

/**
 * Decides a withdrawal and answers the vial after it. Source: clinical reference §6.3 (R1, R10, R11).
 *
 * Example (R11): of 0.50 mL left one withdrawal of 0.48 mL is allowed; the next one of 0.48 mL finds 0.02 mL and is refused.
 * Refuses, all at once: more than is left, an expired or quarantined vial, one past its use date, one under an open discrepancy.
 * Odd case: the last use date itself is still allowed; a single-dose vial is used on the day it is opened and no other.
 */
export function decideWithdrawal(vial: Vial, volume: Exact<'mL'>, on: LocalDate, policy: StockPolicy): Decision<Vial, WithdrawalRefused> {
  const after = { ...vial, remaining: subtractExact(vial.remaining, volume), puncturedOn: vial.puncturedOn ?? on };
  return decide(after, [...amountRefusals(vial, volume), ...stateRefusals(vial), ...dateRefusals(vial, on, policy)]);
}

function amountRefusals(vial: Vial, volume: Exact<'mL'>): WithdrawalRefused[] {
  if (volume.compare(0) <= 0) return [{ code: 'nothing-to-withdraw', message: 'A withdrawal needs a volume above 0 mL.' }];
  if (volume.compare(vial.remaining) <= 0) return [];
  const message = `The vial holds ${decimalText(vial.remaining, 2)} mL. Take less, or open another vial.`;
  return [{ code: 'not-enough-left', remainingMl: vial.remaining, message }];
}

function stateRefusals(vial: Vial): WithdrawalRefused[] {
  const refusals: WithdrawalRefused[] = [];
  if (vial.isQuarantined) refusals.push({ code: 'quarantined', message: 'This vial is in quarantine. Take another one.' });
  if (vial.hasOpenDiscrepancy) {
    refusals.push({ code: 'recount-needed', message: 'A count of this vial differed. Two people count it again before it is used.' });
  }
  return refusals;
}

function dateRefusals(vial: Vial, on: LocalDate, policy: StockPolicy): WithdrawalRefused[] {
  const refusals: WithdrawalRefused[] = [];
  if (on > vial.expiresOn) {
    refusals.push({
      code: 'expired',
      expiresOn: vial.expiresOn,
      message: `This vial expired on ${vial.expiresOn}. Quarantine it and take another.`,
    });
  }
  const lastUseOn = lastUseDate(vial, policy);
  if (lastUseOn !== null && on > lastUseOn) {
    const message = `Opened on ${vial.puncturedOn}, this vial could be used until ${lastUseOn}. Quarantine it and record its waste.`;
    refusals.push({ code: 'beyond-use', lastUseOn, message });
  }
  return refusals;
}
