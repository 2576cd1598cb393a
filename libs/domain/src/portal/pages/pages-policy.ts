/**
 * Clinic policy [D] for a patient's own pages: how long their link is good, how much may be written, how many visits ahead are shown, and how
 * far a passkey goes.
 */
export interface PagesPolicy {
  readonly version: string;
  readonly linkDays: number;
  readonly visitsShown: number;
  /** New writings a day; who writes more is no patient. */
  readonly mostWritingsADay: number;
  /** Devices of one patient that may open the pages without the link. */
  readonly mostPasskeys: number;
  /** Days after which a passkey that nobody used opens nothing any more. */
  readonly passkeyDays: number;
  /** Hours for which pages that a passkey opened stay open on that screen. */
  readonly passHours: number;
}

export const defaultPagesPolicy: PagesPolicy = {
  ...{ version: '2', linkDays: 60, visitsShown: 5, mostWritingsADay: 100 },
  ...{ mostPasskeys: 5, passkeyDays: 180, passHours: 12 },
};
