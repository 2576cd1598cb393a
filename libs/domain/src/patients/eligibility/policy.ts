/** What the medical director may change; a determination keeps the version it was made under. Source: clinical reference §1.2 [D]. */
export interface EligibilityPolicy {
  readonly version: string;
  readonly cardiovascularEventWeeks: number;
  readonly validDaysWithoutFirstDose: number;
  readonly medicinesReconciledDays: number;
  readonly weightMaximumAgeDays: number;
}

export const defaultEligibilityPolicy: EligibilityPolicy = {
  version: '1',
  cardiovascularEventWeeks: 6,
  validDaysWithoutFirstDose: 90,
  medicinesReconciledDays: 14,
  weightMaximumAgeDays: 30,
};
