import type { LocalDate } from '../../shared/local-date.js';
import type { TreatmentProduct } from '../../shared/treatment-product.js';
import type { ConsentRecord } from './consent-record.js';
import { type ConsentGap, consentStandings, type ConsentTerms } from './consent-standing.js';
import type { ConsentCode } from './requirements.js';

export interface MissingConsent {
  readonly code: ConsentCode;
  readonly gaps: readonly ConsentGap[];
  /** The signature that came closest, so that the screen can show what it lacks; null when none was ever given. */
  readonly signedOn: LocalDate | null;
}

/**
 * The required consents that are not in force on a day, each with everything it lacks; an empty list means dosing is not held by consent.
 * See `consentStandings` for what "in force" means. Source: clinical reference §1.3.
 *
 * Example: signed 2025-11-17, asked on 2026-11-17: 'expired'; on 2026-11-16 it still holds. Odd case: one that was never signed is among
 * them, with that as its gap.
 */
export function missingConsents(
  product: TreatmentProduct,
  consents: readonly ConsentRecord[],
  on: LocalDate,
  terms: ConsentTerms = {},
): MissingConsent[] {
  return consentStandings(product, consents, on, terms)
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ code, gaps, closest }) => ({ code, gaps, signedOn: closest?.signedOn ?? null }));
}
