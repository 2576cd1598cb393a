import { plusMonths } from '../../shared/date-field.js';
import type { LocalDate } from '../../shared/local-date.js';
import type { TreatmentProduct } from '../../shared/treatment-product.js';
import type { ConsentRecord } from './consent-record.js';
import { type ConsentCode, type ConsentPolicy, type ConsentSetting, defaultConsentPolicy, requiredConsents } from './requirements.js';

export type ConsentGap =
  | 'never-signed'
  | 'not-yet-signed'
  | 'withdrawn'
  | 'expired'
  | 'other-product'
  | 'text-superseded'
  | 'clinician-signature-missing'
  | 'capacity-not-stated'
  | 'copy-not-given';

export interface MissingConsent {
  readonly code: ConsentCode;
  readonly gaps: readonly ConsentGap[];
  /** The signature that came closest, so that the screen can show what it lacks; null when none was ever given. */
  readonly signedOn: LocalDate | null;
}

export interface ConsentTerms extends Partial<Omit<ConsentSetting, 'product'>> {
  readonly policy?: ConsentPolicy;
}

/**
 * The required consents that are not in force on a day, each with everything it lacks; an empty list means dosing is not held by consent.
 * In force: signed by both, capacity stated, copy given, not withdrawn, signed for this product, text still accepted, and not older than
 * the policy's 12 months, the anniversary being the first day it no longer counts. Source: clinical reference §1.3.
 *
 * Example: signed 2025-11-17, asked on 2026-11-17: 'expired'; on 2026-11-16 it still holds.
 * Odd cases: a later signature heals an earlier withdrawal; a withdrawal counts from its own day on; the order of records is of no matter.
 */
export function missingConsents(
  product: TreatmentProduct,
  consents: readonly ConsentRecord[],
  on: LocalDate,
  terms: ConsentTerms = {},
): MissingConsent[] {
  const { policy = defaultConsentPolicy, hasRemoteVisits = false, isTakenAtHome = false } = terms;
  return requiredConsents({ product, hasRemoteVisits, isTakenAtHome }).flatMap((code): MissingConsent[] => {
    const signed = consents
      .filter((consent) => consent.code === code)
      .map((consent) => ({ consent, gaps: gapsOf(consent, product, on, policy) }));
    const [closest] = signed.toSorted(
      (one, other) => one.gaps.length - other.gaps.length || (one.consent.signedOn < other.consent.signedOn ? 1 : -1),
    );
    if (closest === undefined) return [{ code, gaps: ['never-signed'], signedOn: null }];
    return closest.gaps.length === 0 ? [] : [{ code, gaps: closest.gaps, signedOn: closest.consent.signedOn }];
  });
}

function gapsOf(consent: ConsentRecord, product: TreatmentProduct, on: LocalDate, policy: ConsentPolicy): ConsentGap[] {
  const earliest = policy.earliestAcceptedTextVersion[consent.code] ?? 1;
  const checks: [ConsentGap, boolean][] = [
    ['not-yet-signed', consent.signedOn > on],
    ['withdrawn', consent.withdrawnOn !== null && consent.withdrawnOn <= on],
    ['expired', plusMonths(consent.signedOn, policy.validMonths) <= on],
    ['other-product', consent.product !== product],
    ['text-superseded', consent.textVersion < earliest],
    ['clinician-signature-missing', consent.clinicianSignedAt === null],
    ['capacity-not-stated', !consent.isCapacityStated],
    ['copy-not-given', !consent.isCopyGiven],
  ];
  return checks.filter(([, isGap]) => isGap).map(([gap]) => gap);
}
