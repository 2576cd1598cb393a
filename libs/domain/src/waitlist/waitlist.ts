import * as z from 'zod';
import { visitTypes } from '../courses/index.js';
import { moveWishes, type MoveWishes } from '../scheduling/index.js';
import type { MessageState } from '../messages/index.js';
import { dateField, idSchema, optionalText } from '../shared/index.js';
import type { SlotMatch } from './match.js';
import type { OfferChannel, OfferState } from './offer.js';

/** How long before a visit a patient has to know of it, at most: two weeks in hours. */
const mostNoticeHours = 336;

const wished = {
  courseId: idSchema<'TreatmentCourse'>().nullable().default(null),
  visitKey: z.string().min(1).max(60).nullable().default(null),
  visitType: z.enum(visitTypes).nullable().default(null),
  wishes: moveWishes.default({ days: [], times: [] }),
  /** The one person the visit has to be with; null for whoever suits. */
  onlyWithId: idSchema<'Resource'>().nullable().default(null),
  /** The last day that still helps; null while any does. The entry stays after it, for somebody to look at. */
  untilOn: dateField.nullable().default(null),
  noticeHours: z.int().min(0).max(mostNoticeHours).default(0),
  isUrgent: z.boolean().default(false),
  remark: optionalText(200),
};
const isVisitNamed = ({ courseId, visitKey, visitType }: { courseId: unknown; visitKey: unknown; visitType: unknown }): boolean =>
  courseId === null ? visitKey === null && visitType !== null : visitKey !== null;
const visitNotNamed = { message: 'Name the visit of the course, or the kind of visit', path: ['visitType'] };

/**
 * A patient who would come sooner, or whenever there is room: for a visit of a course, or for a kind of visit. The remark is the desk's and holds
 * nothing clinical. Source: clinical reference §8.2 (waitlist).
 */
export const addToWaitlist = z
  .strictObject({ id: idSchema<'WaitlistEntry'>(), patientId: idSchema<'Patient'>(), ...wished })
  .refine(isVisitNamed, visitNotNamed);
export type AddToWaitlist = z.infer<typeof addToWaitlist>;

/** What an entry waits for from now on: all of it is said anew, and its place by age stays. Source: clinical reference §8.2 (waitlist). */
export const changeWaitlistEntry = z.strictObject(wished).refine(isVisitNamed, visitNotNamed);
export type ChangeWaitlistEntry = z.infer<typeof changeWaitlistEntry>;

export const removalReasons = ['patient-asked', 'booked-otherwise', 'not-reached', 'other'] as const;
export const removeFromWaitlist = z.strictObject({ reason: z.enum(removalReasons) });
export type RemoveFromWaitlist = z.infer<typeof removeFromWaitlist>;

export interface SlotOfferView {
  readonly id: string;
  readonly slotId: string;
  readonly slotStartsAt: string;
  readonly state: OfferState;
  readonly channel: OfferChannel;
  /** What became of the letter; null where it was offered by telephone. */
  readonly delivery: MessageState | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
}

export interface WaitlistEntryView {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string };
  readonly title: string;
  /** The number to ring, the preferred one first; null where the chart has none. */
  readonly phone: string | null;
  readonly visit: Pick<ChangeWaitlistEntry, 'courseId' | 'visitKey' | 'visitType'>;
  readonly wishes: MoveWishes;
  readonly onlyWith: { readonly id: string; readonly name: string } | null;
  readonly untilOn: string | null;
  readonly noticeHours: number;
  readonly isUrgent: boolean;
  readonly remark: string | null;
  /** Whether the patient allows letters at an e-mail address, and the chart has the birth date that opens a link. */
  readonly canBeMailed: boolean;
  readonly addedBy: string;
  readonly addedAt: string;
  /** Offers of this entry, newest first. */
  readonly offers: readonly SlotOfferView[];
}

/** A time that a visit left and that nobody has taken yet. */
export interface FreedSlotView {
  /** The appointment that left it. */
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  readonly freedAt: string;
  /** Names of the people, rooms and pumps it held. */
  readonly held: readonly string[];
}

/** The answer of GET /api/v1/waitlist: who waits, in the order in which they come first, and the times that are free again. */
export interface WaitlistView {
  readonly entries: readonly WaitlistEntryView[];
  readonly slots: readonly FreedSlotView[];
}

/** The answer of GET /api/v1/waitlist/slots/:slotId/matches: whom the time would suit first, and why the others not. */
export interface SlotMatchesView {
  readonly slot: FreedSlotView;
  readonly matches: readonly (SlotMatch & { readonly entryId: string })[];
}

/** Offers a freed time to somebody who waits. */
export const offerSlot = z.strictObject({
  id: idSchema<'SlotOffer'>(),
  entryId: idSchema<'WaitlistEntry'>(),
  slotId: idSchema<'Appointment'>(),
});
export type OfferSlot = z.infer<typeof offerSlot>;

/** What the patient said, heard by the desk or said by link. */
export const answerOffer = z.strictObject({ answer: z.enum(['accept', 'decline']) });
export type OfferAnswer = z.infer<typeof answerOffer>['answer'];
