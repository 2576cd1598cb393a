/** Clinic policy [D] for a patient's own pages: how long their link is good, how much may be written, how many visits ahead are shown. */
export interface PagesPolicy {
  readonly version: string;
  readonly linkDays: number;
  readonly visitsShown: number;
  /** New writings a day; who writes more is no patient. */
  readonly mostWritingsADay: number;
}

export const defaultPagesPolicy: PagesPolicy = { version: '1', linkDays: 60, visitsShown: 5, mostWritingsADay: 100 };
