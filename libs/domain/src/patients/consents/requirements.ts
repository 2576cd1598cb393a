import { substanceOf, type TreatmentProduct } from '../../shared/treatment-product.js';

export const consentCodes = [
  'general',
  'off-label-ketamine',
  'controlled-substance',
  'no-driving-escort',
  'kat-psychotherapy',
  'telehealth',
  'at-home-use',
  'spravato-rems-patient-enrollment',
  'medication-guide-given',
] as const;
export type ConsentCode = (typeof consentCodes)[number];

export interface ConsentSetting {
  readonly product: TreatmentProduct;
  readonly hasRemoteVisits: boolean;
  readonly isTakenAtHome: boolean;
}

/** What the clinic's policy says about consents. Source: clinical reference §1.3 [D]. */
export interface ConsentPolicy {
  readonly version: string;
  readonly validMonths: number;
  /** A text whose risks changed materially ends signatures under earlier versions of it; other new versions leave them alone. */
  readonly earliestAcceptedTextVersion: Readonly<Partial<Record<ConsentCode, number>>>;
}

export const defaultConsentPolicy: ConsentPolicy = { version: '1', validMonths: 12, earliestAcceptedTextVersion: {} };

/**
 * The consents a treatment needs, in the order they are offered. Source: clinical reference §1.3.
 * Every treatment has the general, controlled-substance and escort consents (§1.1 phase 3); racemic adds off-label and psychotherapy.
 *
 * Example: esketamine in clinic adds the REMS patient enrolment and the medication guide, and no off-label consent.
 * Odd case: esketamine is never dispensed for home use, so `isTakenAtHome` adds nothing to it; the order refuses it elsewhere.
 */
export function requiredConsents({ product, hasRemoteVisits, isTakenAtHome }: ConsentSetting): ConsentCode[] {
  const isRacemic = substanceOf(product) === 'racemic-ketamine';
  const always: ConsentCode[] = ['general', 'controlled-substance', 'no-driving-escort'];
  const bySubstance: ConsentCode[] = isRacemic
    ? ['off-label-ketamine', 'kat-psychotherapy']
    : ['spravato-rems-patient-enrollment', 'medication-guide-given'];
  const remote: ConsentCode[] = hasRemoteVisits ? ['telehealth'] : [];
  const atHome: ConsentCode[] = isTakenAtHome && isRacemic ? ['at-home-use'] : [];
  return [...always, ...bySubstance, ...remote, ...atHome];
}
