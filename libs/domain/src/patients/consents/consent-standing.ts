import { plusMonths } from '../../shared/date-field.js';
import { type LocalDate, plusDays } from '../../shared/local-date.js';
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

export interface ConsentTerms extends Partial<Omit<ConsentSetting, 'product'>> {
  readonly policy?: ConsentPolicy;
}

export interface ConsentStanding<Kept extends ConsentRecord = ConsentRecord> {
  readonly code: ConsentCode;
  /** Everything the signature lacks; an empty list means that it is in force. */
  readonly gaps: readonly ConsentGap[];
  /** The signature that came closest, null when none was ever given. */
  readonly closest: Kept | null;
  /** The last day on which that signature counts by its age, whatever else it lacks. */
  readonly lastDay: LocalDate | null;
}

/**
 * Where each required consent of a treatment stands on a day, in the order the consents are offered.
 * In force: signed by both, capacity stated, copy given, not withdrawn, signed for this product, text still accepted, and not older than
 * the policy's 12 months, the anniversary being the first day it no longer counts. Source: clinical reference §1.3.
 *
 * Example: signed 2025-11-17 its last day is 2026-11-16; asked on 2026-11-17 it is 'expired'.
 * Odd cases: a later signature heals an earlier withdrawal; a withdrawal counts from its own day on; the order of records is of no matter.
 */
export function consentStandings<Kept extends ConsentRecord>(
  product: TreatmentProduct,
  consents: readonly Kept[],
  on: LocalDate,
  terms: ConsentTerms,
): ConsentStanding<Kept>[] {
  const { policy = defaultConsentPolicy, hasRemoteVisits = false, isTakenAtHome = false } = terms;
  return requiredConsents({ product, hasRemoteVisits, isTakenAtHome }).map((code) => {
    const signed = consents
      .filter((consent) => consent.code === code)
      .map((consent) => ({ consent, gaps: gapsOf(consent, product, on, policy) }));
    const [closest] = signed.toSorted(
      (one, other) => one.gaps.length - other.gaps.length || (one.consent.signedOn < other.consent.signedOn ? 1 : -1),
    );
    if (closest === undefined) return { code, gaps: ['never-signed'], closest: null, lastDay: null };
    return { code, gaps: closest.gaps, closest: closest.consent, lastDay: lastDayOf(closest.consent, policy) };
  });
}

function lastDayOf({ signedOn }: ConsentRecord, { validMonths }: ConsentPolicy): LocalDate {
  return plusDays(plusMonths(signedOn, validMonths), -1);
}

function gapsOf(consent: ConsentRecord, product: TreatmentProduct, on: LocalDate, policy: ConsentPolicy): ConsentGap[] {
  const earliest = policy.earliestAcceptedTextVersion[consent.code] ?? 1;
  const checks: [ConsentGap, boolean][] = [
    ['not-yet-signed', consent.signedOn > on],
    ['withdrawn', consent.withdrawnOn !== null && consent.withdrawnOn <= on],
    ['expired', lastDayOf(consent, policy) < on],
    ['other-product', consent.product !== product],
    ['text-superseded', consent.textVersion < earliest],
    ['clinician-signature-missing', consent.clinicianSignedAt === null],
    ['capacity-not-stated', !consent.isCapacityStated],
    ['copy-not-given', !consent.isCopyGiven],
  ];
  return checks.filter(([, isGap]) => isGap).map(([gap]) => gap);
}
