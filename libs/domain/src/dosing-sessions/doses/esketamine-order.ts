import type { LocalDate } from '../../shared/index.js';
import type { DevicesRefused, EsketamineTotalMg } from './esketamine-devices.js';

/** Treatment-resistant depression, or major depression with acute suicidal ideation: their first doses differ. */
export type EsketamineIndication = 'TRD' | 'MDD-SI';

export interface EsketamineOrder {
  readonly totalMg: number;
  readonly indication: EsketamineIndication;
  /** The day of the dose in the clinic's zone. */
  readonly on: LocalDate;
  /** Null when unknown. */
  readonly ageYears: number | null;
  readonly previous: readonly { readonly totalMg: EsketamineTotalMg; readonly on: LocalDate }[];
}

export type EsketamineRefused =
  | DevicesRefused
  | { readonly code: 'earlier-than-last-dose'; readonly lastDoseOn: LocalDate; readonly message: string }
  | { readonly code: 'first-dose-too-high'; readonly startingMg: number; readonly message: string }
  | { readonly code: 'needs-56-before-84'; readonly message: string }
  | { readonly code: 'age-missing'; readonly message: string }
  | { readonly code: 'too-many-this-week'; readonly treatmentWeek: number; readonly limit: number; readonly message: string }
  | { readonly code: 'second-dose-today'; readonly message: string };

export type EsketamineWarning = 'below-starting-dose' | 'gap-below-policy' | 'above-weekly-frequency';
