/** A rule that a fact of the log has broken. `at` in milliseconds, the bedside time of the fact. */
export interface Incident {
  readonly code: IncidentCode;
  readonly entryId: string | null;
  readonly at: number;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export const incidentCodes = [
  'dosed-without-go',
  'dosed-after-the-end',
  'step-out-of-order',
  'alert-entry-without-alert',
  'alert-resolved-too-early',
  'alert-acknowledged-late',
  'prescriber-informed-late',
  'correction-of-another-kind',
  'occurred-in-future',
  'left-against-advice',
  'device-too-soon',
  'more-devices-than-ordered',
  'device-spray-missing',
  'injection-too-soon',
  'sprays-too-soon',
  'other-product-given',
  'more-than-ordered',
  'hard-limit-exceeded',
  'rescue-guard-broken',
  'infusion-contradiction',
  'infusion-without-bag',
  'infusion-past-its-end',
  'pump-disagrees',
  'double-check-missing',
  'double-check-differs',
  'double-check-same-person',
  'stock-expired',
  'rate-change-unchecked',
  'more-accounted-than-withdrawn',
  'witness-is-author',
  'recorded-after-seal',
  'dose-without-lease',
  'observation-cut-short',
] as const;
export type IncidentCode = (typeof incidentCodes)[number];
