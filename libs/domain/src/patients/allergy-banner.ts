import type { LocalDate } from '../shared/local-date.js';
import type { Allergy } from './clinical-lists.js';

/** Somebody asked about allergies on a day and was told there are none. */
export interface NoAllergiesStated {
  readonly askedOn: LocalDate;
}

export type AllergyBanner =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'no-known-allergies'; readonly askedOn: LocalDate }
  | { readonly kind: 'list'; readonly allergies: readonly Allergy[]; readonly isContradicted: boolean };

const gravity = { high: 0, 'unable-to-assess': 1, unknown: 1, low: 2 } as const;

/**
 * What the allergy banner says. An empty list is "not asked" until somebody asked: unknown is not "none". Highest criticality first.
 * Source: clinical reference §1.2.
 *
 * Example: no allergy recorded and "none" stated on 2026-11-01 is 'no-known-allergies'.
 * Odd cases: an active allergy wins over a statement of none, which is then `isContradicted`;
 * when every allergy is inactive, resolved or refuted and nobody stated "none", it is 'not-asked'.
 */
export function allergyBanner(allergies: readonly Allergy[], stated: NoAllergiesStated | null): AllergyBanner {
  const current = allergies.filter((known) => known.status === 'active');
  if (current.length > 0) {
    return {
      kind: 'list',
      allergies: current.toSorted((one, other) => gravity[one.criticality] - gravity[other.criticality]),
      isContradicted: stated !== null,
    };
  }
  return stated === null ? { kind: 'not-asked' } : { kind: 'no-known-allergies', askedOn: stated.askedOn };
}
