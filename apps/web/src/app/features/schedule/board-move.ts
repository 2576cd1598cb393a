import { Injectable, computed, signal } from '@angular/core';
import {
  doTouch,
  instant,
  instantAtLocalTime,
  judgePlacement,
  localDateAt,
  localTimeAt,
  patientMinutes,
  placementNow,
  placedSpans,
  plusMinutes,
  resizedTo,
  situationOf,
  type ArrangementView,
  type Assignment,
  type BoardAppointment,
  type BookingConflict,
  type BookingRole,
  type DaySituation,
  type LocalDate,
  type PlacedSpan,
  type Placement,
  type ScheduleDayView,
} from '@sojourn/domain';
import { freeTimes } from './free-times.js';

/** A visit lifted from its place: where it would come to stand if it were put down now. */
export interface LiftedVisit {
  readonly appointment: BoardAppointment;
  readonly placement: Placement;
  readonly hasMoved: boolean;
}

/** Why a place is not free, by the rule or in the words of the server. */
interface Reason extends Omit<BookingConflict, 'code'> {
  readonly code: string;
}

/** Nothing is drawn shorter; whether it is long enough is the rule's to say. */
const shortestMin = 5;

/** One visit in the hand: by pointer or by keys, the whole booking moves as one and is judged at every step. */
@Injectable()
export class BoardMove {
  private readonly days = signal<readonly ScheduleDayView[]>([]);
  private readonly lifted = signal<LiftedVisit | null>(null);
  private readonly heard = signal<{ readonly of: Placement; readonly conflicts: readonly Reason[] } | null>(null);
  private readonly taken = signal<string | null>(null);
  readonly visit = this.lifted.asReadonly();
  /** Whose visit somebody else changed while it was in the hand. */
  readonly takenFrom = this.taken.asReadonly();
  /** The day that the visit would stand on; the first of those shown while none is lifted. */
  private readonly day = computed(() => {
    const [visit, days] = [this.lifted(), this.days()];
    const [first = null] = days;
    if (visit === null || first === null) return first;
    const on = localDateAt(visit.placement.startsAt, first.site.zone);
    return days.find((day) => day.on === on) ?? first;
  });
  private readonly situation = computed(() => {
    const day = this.day();
    return day === null ? null : situationIn(day);
  });
  readonly isOnAnotherDay = computed(() => {
    const [visit, day] = [this.lifted(), this.day()];
    return visit !== null && day !== null && localDateAt(instant(visit.appointment.startsAt), day.site.zone) !== day.on;
  });
  readonly conflicts = computed<readonly Reason[]>(() => {
    const [visit, day, situation, heard] = [this.lifted(), this.day(), this.situation(), this.heard()];
    if (visit === null || day === null || situation === null) return [];
    const seen = judgePlacement(visit.placement, situation, day.policy);
    const told = heard !== null && heard.of === visit.placement ? heard.conflicts : [];
    return [...seen, ...told.filter(({ message }) => seen.every((one) => one.message !== message))];
  });
  /** Where the ghost stands, by resource. */
  readonly ghosts = computed(() => {
    const [visit, situation] = [this.lifted(), this.situation()];
    return visit === null || situation === null || !visit.hasMoved ? [] : placedSpans(visit.placement, situation);
  });
  /** When the visit in the hand would fit on the day it is held over, with whom it has. */
  freeTimes(nowMs: number): readonly string[] {
    const [visit, day, situation] = [this.lifted(), this.day(), this.situation()];
    return visit === null || day === null || situation === null ? [] : freeTimes(visit.placement, situation, day.policy, nowMs);
  }

  /** Visits that stand in their place against a rule, for instance since somebody went on leave. */
  readonly standing = computed(() => {
    const [day] = this.days();
    if (day === undefined) return new Map<string, readonly BookingConflict[]>();
    const situation = situationIn(day);
    const judged = situation.visits.flatMap(({ id }) => {
      const appointment = day.appointments.find((one) => one.id === id);
      return appointment === undefined ? [] : [[id, judgePlacement(placementNow(appointment), situation, day.policy)] as const];
    });
    return new Map(judged.filter(([, conflicts]) => conflicts.some(({ isOverridable }) => !isOverridable)));
  });

  follow(days: readonly ScheduleDayView[]): void {
    this.days.set(days);
    const open = this.lifted();
    if (open === null || days.length === 0) return;
    const { id, version } = open.appointment;
    if (!days.some(({ appointments }) => appointments.some((one) => one.id === id && one.version === version))) {
      this.drop();
      this.taken.set(open.appointment.patientName);
    }
  }

  /** What the server says of a placement; of another one than is held by now it says nothing. */
  hear(of: Placement, visits: ArrangementView['visits']): void {
    const unknown = { role: null, resourceId: null, startsAt: null, endsAt: null };
    this.heard.set({ of, conflicts: visits.flatMap(({ conflicts }) => conflicts.map((one) => ({ ...unknown, ...one }))) });
  }

  /** The same time of day on another of the days. */
  dayTo(on: LocalDate): void {
    const [zone, open] = [this.days()[0]?.site.zone, this.lifted()];
    if (zone !== undefined && open !== null) this.placeAt(on, localTimeAt(open.placement.startsAt, zone));
  }

  /** On one of the days, at a time of its clock. */
  placeAt(on: LocalDate, time: string): void {
    const zone = this.days()[0]?.site.zone;
    if (zone !== undefined) this.lifted.update((open) => open && moved(open, { startsAt: instantAtLocalTime(on, time, zone) }));
  }

  dayBy(step: number): void {
    const [days, day] = [this.days(), this.day()];
    const next = day === null ? undefined : days[days.indexOf(day) + step];
    if (next !== undefined) this.dayTo(next.on);
  }

  lift(appointment: BoardAppointment): void {
    this.taken.set(null);
    this.lifted.set({ appointment, placement: placementNow(appointment), hasMoved: false });
  }

  /** Minutes are counted from where the visit stood. */
  shiftTo(minutes: number): void {
    this.lifted.update((open) => open && moved(open, { startsAt: plusMinutes(instant(open.appointment.startsAt), minutes) }));
  }

  shiftBy(minutes: number): void {
    this.lifted.update((open) => open && moved(open, { startsAt: plusMinutes(open.placement.startsAt, minutes) }));
  }

  /** How long the patient would be there, in minutes. */
  resizeTo(minutes: number): void {
    this.lifted.update((open) => open && moved(open, { phases: resizedTo(open.appointment.phases, Math.max(minutes, shortestMin)) }));
  }

  resizeBy(minutes: number): void {
    const open = this.lifted();
    if (open !== null) this.resizeTo(patientMinutes(open.placement.phases) + minutes);
  }

  /** Another person, room or pump in the same role. */
  assign(role: BookingRole, resourceId: string): void {
    this.lifted.update(
      (open) =>
        open && moved(open, { assignments: open.placement.assignments.map((one) => (one.role === role ? { role, resourceId } : one)) }),
    );
  }

  drop(): void {
    this.taken.set(null);
    this.heard.set(null);
    this.lifted.set(null);
  }
}

// A week has seven days; each is read when something is held over it.
const situations = new WeakMap<ScheduleDayView, DaySituation>();

function situationIn(day: ScheduleDayView): DaySituation {
  const known = situations.get(day);
  if (known !== undefined) return known;
  const read = situationOf(day);
  situations.set(day, read);
  return read;
}

function moved(
  open: LiftedVisit,
  change: {
    readonly startsAt?: Placement['startsAt'];
    readonly assignments?: readonly Assignment[];
    readonly phases?: Placement['phases'];
  },
): LiftedVisit {
  const placement = { ...open.placement, ...change };
  const before = placementNow(open.appointment);
  const hasMoved =
    placement.startsAt !== before.startsAt ||
    patientMinutes(placement.phases) !== patientMinutes(before.phases) ||
    JSON.stringify(placement.assignments) !== JSON.stringify(before.assignments);
  return { ...open, placement, hasMoved };
}

/** Whether a reason is about this stretch of this person, room or pump. */
export function isAbout({ resourceId, startsAt, endsAt }: Reason, span: PlacedSpan): boolean {
  return resourceId === span.resourceId && (startsAt === null || endsAt === null || doTouch({ startsAt, endsAt }, span));
}
