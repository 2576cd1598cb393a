import * as z from 'zod';
import { elapsedMinutes, idSchema, instant, requiredText, type Instant } from '../shared/index.js';

/**
 * Times of a waiting-room tablet. They belong to the device and not to a clinic's policy: nothing clinical hangs on them.
 * `unusedDays`: a tablet that lay in a drawer over a holiday still works, one that was lost or given away soon opens nothing.
 * `silentAfterMinutes`: a tablet asks every few seconds; after minutes without a word it lies dark or has no network.
 * `leftAloneMinutes`: longer than the longest question takes to read, shorter than the time until somebody else picks the tablet up.
 */
export const tabletTimes = { unusedDays: 14, silentAfterMinutes: 2, leftAloneMinutes: 3 } as const;

/** Making the device at hand a waiting-room tablet of a site, by a name that the desk calls it. */
export const addTablet = z.strictObject({ id: idSchema<'WaitingRoomTablet'>(), siteId: idSchema<'Site'>(), name: requiredText(40) });
export type AddTablet = z.infer<typeof addTablet>;

/** Which open check-in goes to the tablet; `id` becomes the link's where a new one is made. */
export const handToTablet = z.strictObject({
  id: idSchema<'AccessLink'>(),
  patientId: idSchema<'Patient'>(),
  assignmentId: idSchema<'MeasureAssignment'>(),
});
export type HandToTablet = z.infer<typeof handToTablet>;

/** What a tablet says: who it is, and the link of a form that it no longer shows, until that was heard. */
export const askAsTablet = z.strictObject({ token: z.string().min(1).max(200), left: idSchema<'AccessLink'>().nullable().default(null) });
export type AskAsTablet = z.infer<typeof askAsTablet>;

/** All that a tablet is ever told. */
export interface TabletAnswer {
  readonly name: string;
  readonly clinicName: string;
  readonly phone: string | null;
  readonly form: { readonly linkId: string; readonly path: string } | null;
}

export type TabletFormStanding = 'on-its-way' | 'shown' | 'finished' | 'not-finished' | 'taken-back';

export interface TabletView {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly lastSeenAt: string;
  /** Not used for so long that it opens nothing any more. */
  readonly hasLapsed: boolean;
  /** The form that it was handed last. */
  readonly form: { readonly assignmentId: string; readonly standing: TabletFormStanding } | null;
}

/** The answer to making one: its token is told once, to the device itself. */
export interface NewTablet {
  readonly tablet: TabletView;
  readonly token: string;
}

/**
 * For how many whole minutes a tablet has not been heard; 0 while it answers. Example: heard three and a half minutes ago gives 3, one
 * minute ago 0. Odd case: a clock that is behind the server's gives 0. Source: clinical reference §9.2.
 */
export function silentMinutes({ lastSeenAt }: Pick<TabletView, 'lastSeenAt'>, now: Instant): number {
  const minutes = Math.floor(elapsedMinutes(instant(lastSeenAt), now));
  return minutes >= tabletTimes.silentAfterMinutes ? minutes : 0;
}

/**
 * Whether a form is on the tablet, or on its way there: it takes no other meanwhile. Example: 'shown' is busy, 'not-finished' is free again.
 * Odd case: a tablet that was never handed anything is free. Source: clinical reference §9.2.
 */
export function isTabletBusy({ form }: Pick<TabletView, 'form'>): boolean {
  return form?.standing === 'on-its-way' || form?.standing === 'shown';
}
