import type { MonitoringItem, SessionPhase } from '../dosing-sessions/index.js';
import type { AppointmentState, SchedulingPolicy } from '../scheduling/index.js';

/** What a session of the day says about itself. Who may not read dosing sessions is told its phase and no more: `id` and `next` are null, `openAlerts` too. */
export interface BoardSession {
  readonly id: string | null;
  readonly phase: SessionPhase;
  readonly since: string;
  readonly next: { readonly item: MonitoringItem; readonly dueAt: string } | null;
  readonly openAlerts: number | null;
}

/** A visit of the day as the room board is given it. A session nobody booked a visit for has no state and no rooms. */
export interface BoardVisit {
  readonly id: string;
  readonly patientName: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly state: AppointmentState | null;
  readonly isDosing: boolean;
  readonly hasEscort: boolean;
  readonly arrivedAt: string | null;
  readonly rooms: readonly { readonly roomId: string; readonly from: string; readonly until: string }[];
  readonly session: BoardSession | null;
}

/** The answer of GET /api/v1/today/rooms: facts; what they mean at a moment is `roomBoard`'s to say, so that the board goes on by itself. */
export interface RoomBoardView {
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly visits: readonly BoardVisit[];
  readonly policy: Pick<SchedulingPolicy, 'noShowAfterMin' | 'escortConfirmedByMin'>;
}

export type EscortState = 'not-needed' | 'confirmed' | 'not-confirmed' | 'unknown';

export interface RoomCard {
  readonly id: string;
  readonly name: string;
  /** Who is in it now; more than one where visits overlap. */
  readonly now: readonly BoardVisit[];
  /** The room was booked until before this moment, and somebody is still in it. */
  readonly isOverrun: boolean;
  /** Nobody is in it, and the time booked for the next patient has begun. */
  readonly isHeld: boolean;
  readonly next: BoardVisit | null;
}

/** A patient who is expected or waits, or did not come and still may. Minutes are whole ones that have passed; null where nothing runs. */
export interface Arrival {
  readonly visit: BoardVisit;
  readonly lateMin: number | null;
  readonly waitingMin: number | null;
  /** Late enough that not coming may be said, which asks for a safety call. */
  readonly mayBeNoShow: boolean;
  readonly escort: EscortState;
  /** The escort should be confirmed by now. */
  readonly isEscortPressing: boolean;
}

export interface RoomBoard {
  readonly rooms: readonly RoomCard[];
  readonly arrivals: readonly Arrival[];
  /** Under way, and no room was booked for it. */
  readonly withoutRoom: readonly BoardVisit[];
  /** The patient has left and the administration record is not closed. */
  readonly notClosed: readonly BoardVisit[];
}

const running: readonly SessionPhase[] = ['precheck', 'ready', 'dosing', 'paused', 'observing', 'discharge-ready'];
const left: readonly SessionPhase[] = ['discharged', 'escalated', 'transferred'];
const expected: readonly (AppointmentState | null)[] = ['held', 'booked', 'confirmed'];
const here: readonly (AppointmentState | null)[] = ['arrived', 'checked-in'];
const minuteMs = 60_000;

/**
 * The clinic's rooms at one moment, in milliseconds: who is in which and since when, what comes next, who is late, who waits, whose escort nobody
 * has confirmed, and whose record is still open. Source: clinical reference §1.5, §8.2; design system §11 (Today board).
 *
 * Example: a patient checked in for 10:00 is in the room from 10:00 on, and waits before. Odd case: a visit that was to end at 12:15 and goes on is
 * still in its room, which is overrun, and the next patient stands beside it. Who did not come stays among the arrivals and in no room.
 */
export function roomBoard({ rooms, visits, policy }: RoomBoardView, nowMs: number): RoomBoard {
  const inside = visits.filter((visit) => isInside(visit, nowMs));
  const coming = visits.filter((visit) => !inside.includes(visit) && isComing(visit));
  const missed = visits.filter(({ state }) => state === 'no-show');
  return {
    rooms: rooms.map(({ id, name }) => {
      const now = inside.filter((visit) => roomOf(visit, nowMs)?.roomId === id);
      const next = coming.filter((visit) => visit.rooms[0]?.roomId === id).toSorted(byStart)[0] ?? null;
      const isOverrun = now.some(({ rooms: booked }) => booked.every(({ until }) => Date.parse(until) <= nowMs));
      const isHeld = now.length === 0 && next !== null && Date.parse(next.rooms[0]?.from ?? next.startsAt) <= nowMs;
      return { id, name, now, next, isOverrun, isHeld };
    }),
    arrivals: [...coming, ...missed].toSorted(byStart).map((visit) => arrivalOf(visit, policy, nowMs)),
    withoutRoom: inside.filter(({ rooms: booked }) => booked.every(({ roomId }) => rooms.every(({ id }) => id !== roomId))),
    notClosed: visits.filter(({ session }) => session !== null && left.includes(session.phase)),
  };
}

function isInside({ state, session, startsAt }: BoardVisit, nowMs: number): boolean {
  if (session !== null && running.includes(session.phase)) return true;
  if (session !== null && !['planned', 'ordered'].includes(session.phase)) return false;
  return state === 'in-progress' || (state === 'checked-in' && Date.parse(startsAt) <= nowMs);
}

function isComing({ state, session }: BoardVisit): boolean {
  const isBefore = session === null || ['planned', 'ordered'].includes(session.phase);
  return isBefore && [...expected, ...here].includes(state);
}

/** Where the visit is at this moment: the place it has begun last, or its first. */
function roomOf({ rooms }: BoardVisit, nowMs: number): BoardVisit['rooms'][number] | undefined {
  return rooms.findLast(({ from }) => Date.parse(from) <= nowMs) ?? rooms[0];
}

function byStart(one: BoardVisit, other: BoardVisit): number {
  return Date.parse(one.startsAt) - Date.parse(other.startsAt);
}

function arrivalOf(visit: BoardVisit, policy: RoomBoardView['policy'], nowMs: number): Arrival {
  const untilStart = Date.parse(visit.startsAt) - nowMs;
  const lateMin = expected.includes(visit.state) && untilStart < 0 ? Math.floor(-untilStart / minuteMs) : null;
  const escort = escortOf(visit);
  return {
    visit,
    lateMin,
    waitingMin: visit.arrivedAt === null ? null : Math.max(0, Math.floor((nowMs - Date.parse(visit.arrivedAt)) / minuteMs)),
    mayBeNoShow: lateMin !== null && lateMin >= policy.noShowAfterMin,
    escort,
    isEscortPressing: ['not-confirmed', 'unknown'].includes(escort) && untilStart <= policy.escortConfirmedByMin * minuteMs,
  };
}

/** An escort counts as confirmed with the visit, since nobody confirms a dosing visit without name and telephone of whoever comes. */
function escortOf({ isDosing, hasEscort, state }: BoardVisit): EscortState {
  if (!isDosing || state === 'no-show') return 'not-needed';
  if (!hasEscort) return 'unknown';
  return state === 'held' || state === 'booked' ? 'not-confirmed' : 'confirmed';
}
