/** Where a treatment course can stand. Source: clinical reference §1.4. */
export const courseStates = [
  'referred',
  'screening',
  'ineligible',
  'deferred',
  'eligible',
  'consented',
  'preparing',
  'induction',
  'review',
  'maintenance',
  'integration-only',
  'completed',
  'on-hold',
  'withdrawn',
  'transferred-out',
  'discontinued-by-clinic',
  'deceased',
] as const;
export type CourseState = (typeof courseStates)[number];

/** The steps between them. */
export const courseSteps = [
  'start-screening',
  'find-eligible',
  'defer',
  'find-ineligible',
  'rescreen',
  'confirm-consents',
  'start-preparation',
  'start-induction',
  'start-review',
  'extend-induction',
  'start-maintenance',
  'go-on-with-integration',
  'complete',
  'hold',
  'resume',
  'withdraw',
  'transfer-out',
  'discontinue',
  'record-death',
] as const;
export type CourseStep = (typeof courseSteps)[number];
