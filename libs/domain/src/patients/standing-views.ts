import type { LocalDate } from '../shared/local-date.js';
import type { AllergyBanner } from './allergy-banner.js';
import type { MissingConsent } from './consents/missing-consents.js';
import type { Eligibility } from './eligibility/decide-eligibility.js';
import type { EligibilityStanding } from './eligibility/expiry.js';

/** Where a patient stands for one product: everything that enrolment, orders and the pre-dose check ask of the chart. */
export interface PatientStandingView {
  readonly displayName: string;
  readonly birthDate: string | null;
  readonly isDeceased: boolean;
  /** Null when nobody signed a determination for this product; never to be read as eligible. */
  readonly eligibility: {
    readonly outcome: Eligibility['outcome'];
    readonly decidedOn: LocalDate;
    readonly standing: EligibilityStanding;
  } | null;
  readonly missingConsents: readonly MissingConsent[];
  readonly weight: { readonly weightG: number; readonly measuredAt: string } | null;
  readonly banner: AllergyBanner;
}
