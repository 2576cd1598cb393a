import * as z from 'zod';
import type { OpeningHours } from '../clinics/index.js';
import { elapsedMinutes, type Instant } from '../shared/index.js';
import type { AppointmentState } from './appointment-machine.js';
import { escort } from './escort.js';
import type { SchedulingPolicy } from './scheduling-policy.js';

/** In the order of the week: Monday is the first, as in opening hours. */
export const wishedDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const wishedTimes = ['morning', 'afternoon'] as const;

/** When another time would suit the patient; nothing chosen means that any would. */
export const moveWishes = z.strictObject({
  days: z.array(z.enum(wishedDays)).max(wishedDays.length),
  times: z.array(z.enum(wishedTimes)).max(wishedTimes.length),
});
export type MoveWishes = z.infer<typeof moveWishes>;
export type WishedDay = (typeof wishedDays)[number];

/**
 * The days that can be wished for, in the order of the week: those on which a site of the clinic is open in an ordinary week. Source: clinical
 * reference §8.2, §8.3. Example: open Monday to Friday here and on Saturday there, it is Monday to Saturday. Odd case: a day written down
 * without spans is closed, and a single day that differs opens no weekday.
 */
export function daysToWish(hours: readonly OpeningHours[]): WishedDay[] {
  const open = new Set(hours.flatMap(({ weekdays }) => weekdays.filter(({ spans }) => spans.length > 0).map(({ weekday }) => weekday)));
  return wishedDays.filter((_, index) => open.has(index + 1));
}

/** Why a patient cannot come, as they may say it themselves. */
export const patientCancellationReasons = ['patient-asked', 'patient-unwell', 'no-escort'] as const;

export type PatientCancellationReason = (typeof patientCancellationReasons)[number];

/** What a patient says to a visit ahead. Source: clinical reference §1.5. */
export const patientAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm'), escort: escort.nullable() }),
  z.strictObject({ kind: z.literal('ask-to-move'), wishes: moveWishes }),
  z.strictObject({ kind: z.literal('cancel'), reason: z.enum(patientCancellationReasons) }),
]);
export type PatientAnswer = z.infer<typeof patientAnswer>;
export type PatientAnswerKind = PatientAnswer['kind'];

/** The visit as the answers to it are judged. */
export interface AnsweredVisit {
  readonly state: AppointmentState;
  readonly startsAt: Instant;
}

type AnswerPolicy = Pick<SchedulingPolicy, 'lateCancellationMin' | 'linkClosesMin' | 'moveAskUntilMin'>;

/**
 * What a patient can still say to a visit without speaking to somebody. Cut-offs are the clinic's; whoever comes later is asked to call.
 * Source: clinical reference §1.5, §8.2.
 *
 * Example: three days ahead a booked visit can be confirmed, asked to be moved, or cancelled.
 * Odd cases: at the cut-off itself it still can; a confirmed visit is not confirmed again; one that was called off or has begun takes no answer.
 */
export function possibleAnswers({ state, startsAt }: AnsweredVisit, policy: AnswerPolicy, now: Instant): PatientAnswerKind[] {
  const minutesLeft = elapsedMinutes(now, startsAt);
  if ((state !== 'booked' && state !== 'confirmed') || minutesLeft < policy.linkClosesMin) return [];
  return [
    ...(state === 'booked' ? (['confirm'] as const) : []),
    ...(minutesLeft >= policy.moveAskUntilMin ? (['ask-to-move'] as const) : []),
    'cancel',
  ];
}

/**
 * Whether a patient's cancellation now would be a late one. It is noted, and charges nothing by itself. Source: clinical reference §8.2.
 * Example: with a cut-off of a day, 23 hours before is late. Odd case: exactly a day before is in time, as in the appointment's own machine.
 */
export function isLateCancellation(startsAt: Instant, policy: AnswerPolicy, now: Instant): boolean {
  return elapsedMinutes(now, startsAt) < policy.lateCancellationMin;
}

/** What became of a patient's wish for another time. */
export type MoveRequestState = 'waiting' | 'taken' | 'moved' | 'called-off' | 'stays';

/**
 * How a wish for another time stands: what happened to the visit answers it, whoever had it.
 * Example: taken by somebody and the visit moved since, it is 'moved'. Odd case: a visit that has begun was left as it was: 'stays'.
 * Source: clinical reference §1.5 (rescheduled).
 */
export function moveRequestState(request: {
  readonly visitState: AppointmentState;
  readonly isReplaced: boolean;
  readonly isTaken: boolean;
  readonly isSettled: boolean;
}): MoveRequestState {
  if (request.isReplaced) return 'moved';
  if (request.isSettled) return 'stays';
  if (request.visitState === 'booked' || request.visitState === 'confirmed') return request.isTaken ? 'taken' : 'waiting';
  return request.visitState.startsWith('cancelled') || request.visitState === 'entered-in-error' ? 'called-off' : 'stays';
}

/** What somebody at the desk does about a late cancellation: takes it, has rung the patient, or leaves it as it is. */
export const lateCancellationDecisions = ['take', 'rang', 'left'] as const;
export type LateCancellationDecision = (typeof lateCancellationDecisions)[number];

/** How it stands with a late cancellation by link. */
export type LateCancellationState = 'waiting' | 'taken' | 'rang' | 'left';

/**
 * How a late cancellation stands: it waits for somebody, is somebody's, or is settled by a call or by leaving it; it is never charged by itself.
 * Example: taken and the patient rung, it is 'rang'. Odd case: settled by whoever never took it, it is settled all the same.
 * Source: clinical reference §8.2 (fee flag only).
 */
export function lateCancellationState(followUp: {
  readonly isTaken: boolean;
  readonly settledAs: 'rang' | 'left' | null;
}): LateCancellationState {
  return followUp.settledAs ?? (followUp.isTaken ? 'taken' : 'waiting');
}

/**
 * Whether an answer still asks something of the desk: a wish for another time or a late cancellation that nobody has settled.
 * Example: a wish that somebody has taken is open until the visit is moved or stays. Odd case: a cancellation in time asks nothing.
 * Source: clinical reference §1.5, §8.2.
 */
export function isAnswerOpen({ request, followUp }: Pick<PatientAnswerItem, 'request' | 'followUp'>): boolean {
  const state = request?.state ?? followUp?.state;
  return state === 'waiting' || state === 'taken';
}

/** One line of GET /api/v1/schedule/answers: what a patient said to a visit by link, and who has it. */
export interface PatientAnswerItem {
  readonly id: string;
  readonly kind: PatientAnswerKind;
  readonly appointmentId: string;
  readonly patient: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly visitStartsAt: string;
  readonly at: string;
  readonly isLate: boolean;
  /** Why they do not come; null but for a cancellation. */
  readonly reason: PatientCancellationReason | null;
  /** Whether its owner is whoever asks. */
  readonly isOwn: boolean;
  /** Null but for a wish for another time. */
  readonly request: { readonly state: MoveRequestState; readonly owner: string | null; readonly wishes: MoveWishes } | null;
  /** Null but for a late cancellation; its owner is whoever settled it, or has it. */
  readonly followUp: { readonly state: LateCancellationState; readonly owner: string | null } | null;
}
