import { computed, inject, signal, type Signal } from '@angular/core';
import {
  candidatesFor,
  instantAtLocalTime,
  judgePlacement,
  resizedTo,
  localDate,
  situationOf,
  type Assignment,
  type BookedPhase,
  type BookingRole,
  type Candidate,
  type Placement,
  type ScheduleDayView,
  type VisitType,
} from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { freeTimes } from './free-times.js';

/** What is to be placed, before anybody says when and with whom. */
export interface VisitToArrange {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly visitType: VisitType;
  readonly phases: readonly BookedPhase[];
  readonly isRemote: boolean;
  /** Whom it had so far, or who belongs to the course: suggested first. */
  readonly preferred: readonly Assignment['resourceId'][];
}

export interface RoleChoice {
  readonly role: BookingRole;
  readonly candidates: readonly Candidate[];
}

type Picks = Readonly<Partial<Record<BookingRole, string>>>;

/**
 * Time, people, room and pump of a visit as they are being chosen; everything else follows from the day's bookings. Call it in a field
 * initialiser.
 */
export class PlacesChoice {
  private readonly clock = inject(Clock);
  readonly at = signal('');
  /** How long the patient is there; null as long as the plan says. */
  readonly minutes = signal<number | null>(null);
  private readonly picks = signal<Picks>({});
  private readonly situation = computed(() => {
    const day = this.day();
    return day === null ? null : situationOf(day);
  });
  private readonly bare = computed<Placement | null>(() => {
    const [visit, day] = [this.visit(), this.day()];
    if (visit === null || day === null || !/^\d\d:\d\d$/.test(this.at())) return null;
    const startsAt = instantAtLocalTime(localDate(day.on), this.at(), day.site.zone);
    const minutes = this.minutes();
    const phases = minutes === null || Number.isNaN(minutes) ? visit.phases : resizedTo(visit.phases, minutes);
    return { ...visit, phases, startsAt, assignments: [] };
  });
  readonly roles = computed<readonly RoleChoice[]>(() => {
    const [placement, day, situation] = [this.bare(), this.day(), this.situation()];
    if (placement === null || day === null || situation === null) return [];
    const found = candidatesFor(placement, situation, day.policy);
    return [...found].map(([role, candidates]) => ({ role, candidates: this.inOrder(candidates) }));
  });
  /** The choice of the person in front of the screen, else the first of those who are free. */
  readonly assignments = computed<readonly Assignment[]>(() =>
    this.roles().flatMap(({ role, candidates }) => {
      const chosen = this.picks()[role] ?? candidates.find(({ isFree }) => isFree)?.resourceId;
      return chosen === undefined ? [] : [{ role, resourceId: chosen }];
    }),
  );
  /** Whether somebody or something stands for every role: before, no time of the day can be said to be free for them. */
  readonly hasEverybody = computed(() => this.assignments().length === this.roles().length);
  readonly placement = computed<Placement | null>(() => {
    const placement = this.bare();
    return placement === null ? null : { ...placement, assignments: this.assignments() };
  });
  readonly conflicts = computed(() => {
    const [placement, day, situation] = [this.placement(), this.day(), this.situation()];
    return placement === null || day === null || situation === null ? [] : judgePlacement(placement, situation, day.policy);
  });

  /** Starts of that day at which these people, this room and pump are all free. */
  readonly freeTimes = computed<readonly string[]>(() => {
    const [placement, day, situation] = [this.placement(), this.day(), this.situation()];
    return placement === null || day === null || situation === null
      ? []
      : freeTimes(placement, situation, day.policy, this.clock.instant());
  });

  constructor(
    private readonly visit: Signal<VisitToArrange | null>,
    private readonly day: Signal<ScheduleDayView | null>,
  ) {}

  pick(role: BookingRole, resourceId: string): void {
    this.picks.update((picks) => ({ ...picks, [role]: resourceId }));
  }

  forgetPicks(): void {
    this.picks.set({});
  }

  private inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
    const preferred = this.visit()?.preferred ?? [];
    const rank = (one: Candidate): number => Number(!one.isFree) * 2 + Number(!preferred.includes(one.resourceId));
    return candidates.toSorted((one, other) => rank(one) - rank(other));
  }
}
