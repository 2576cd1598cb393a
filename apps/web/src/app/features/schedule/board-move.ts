import { Injectable, computed, signal } from '@angular/core';
import {
  instant,
  judgePlacement,
  patientMinutes,
  placementNow,
  placedSpans,
  plusMinutes,
  resizedTo,
  situationOf,
  type Assignment,
  type BoardAppointment,
  type BookingConflict,
  type BookingRole,
  type Placement,
  type ScheduleDayView,
} from '@sojourn/domain';

/** A visit lifted from its place: where it would come to stand if it were put down now. */
export interface LiftedVisit {
  readonly appointment: BoardAppointment;
  readonly placement: Placement;
  readonly hasMoved: boolean;
}

/** Nothing is drawn shorter; whether it is long enough is the rule's to say. */
const shortestMin = 5;

/** One visit in the hand: by pointer or by keys, the whole booking moves as one and is judged at every step. */
@Injectable()
export class BoardMove {
  private readonly day = signal<ScheduleDayView | null>(null);
  private readonly lifted = signal<LiftedVisit | null>(null);
  readonly visit = this.lifted.asReadonly();
  private readonly situation = computed(() => {
    const day = this.day();
    return day === null ? null : situationOf(day);
  });
  readonly conflicts = computed<readonly BookingConflict[]>(() => {
    const [visit, day, situation] = [this.lifted(), this.day(), this.situation()];
    return visit === null || day === null || situation === null ? [] : judgePlacement(visit.placement, situation, day.policy);
  });
  /** Where the ghost stands, by resource. */
  readonly ghosts = computed(() => {
    const [visit, situation] = [this.lifted(), this.situation()];
    return visit === null || situation === null || !visit.hasMoved ? [] : placedSpans(visit.placement, situation);
  });
  /** Visits that stand in their place against a rule, for instance since somebody went on leave. */
  readonly standing = computed(() => {
    const [day, situation] = [this.day(), this.situation()];
    if (day === null || situation === null) return new Map<string, readonly BookingConflict[]>();
    const judged = situation.visits.flatMap(({ id }) => {
      const appointment = day.appointments.find((one) => one.id === id);
      return appointment === undefined ? [] : [[id, judgePlacement(placementNow(appointment), situation, day.policy)] as const];
    });
    return new Map(judged.filter(([, conflicts]) => conflicts.some(({ isOverridable }) => !isOverridable)));
  });

  follow(day: ScheduleDayView | null): void {
    this.day.set(day);
    const open = this.lifted();
    if (open !== null && day?.appointments.every(({ id, version }) => id !== open.appointment.id || version !== open.appointment.version))
      this.drop();
  }

  lift(appointment: BoardAppointment): void {
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
    this.lifted.set(null);
  }
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
