import type { LocalDate } from '../shared/index.js';

/** When the paper for an outage is made and how long it is kept: policy, not a rule. Before the first visit of a clinic that opens at eight. */
export interface OutagePackPolicy {
  /** On the site's own clock. */
  readonly madeAtLocal: string;
  readonly keptDays: number;
}

export const defaultOutagePackPolicy: OutagePackPolicy = { madeAtLocal: '05:30', keptDays: 2 };

/** The paper of one site for today. `madeAt` is null while none was made. */
export interface OutagePackItem {
  readonly siteId: string;
  readonly siteName: string;
  readonly day: LocalDate;
  readonly madeAt: string | null;
}

/** The paper itself, as base64 of a PDF, so that a device keeps it sealed like every other copy. */
export interface OutagePackPaper extends OutagePackItem {
  readonly madeAt: string;
  readonly pdf: string;
}
