import type { PhaseTemplate, VisitType } from '../courses/index.js';
import { instant, plusMinutes, type LocalDate } from '../shared/index.js';
import type { AppointmentState } from './appointment-machine.js';
import type { PlacedSpan, Placement } from './booking-conflict.js';
import type { BoardResource, ScheduleDayView, TextSpan } from './day-view.js';
import { patientMinutes } from './needed-spans.js';
import type { PatientNeeds } from './patient-needs.js';
import type { AbsenceKind } from './resources.js';
import type { Span } from './spans.js';

export interface SituationResource extends Omit<BoardResource, 'presence' | 'absences'> {
  readonly presence: readonly Span[];
  readonly absences: readonly (Span & { readonly kind: AbsenceKind })[];
}

export interface SituationVisit extends Span {
  readonly id: string;
  readonly patientId: string;
  readonly visitType: VisitType;
  readonly phases: readonly PhaseTemplate[];
}

export interface SituationBooking extends Span {
  readonly visit: SituationVisit;
  readonly resourceId: string;
  readonly loadPercent: number;
}

/** A day of a site, as the rules read it: instants, and only visits that hold something. */
export interface DaySituation {
  readonly on: LocalDate;
  readonly zone: string;
  readonly openSpans: readonly Span[];
  readonly resources: ReadonlyMap<string, SituationResource>;
  readonly visits: readonly SituationVisit[];
  readonly bookings: readonly SituationBooking[];
  readonly closedBecause?: string | null;
  /** What patients need of rooms and people, by patient. */
  readonly needs?: ReadonlyMap<string, PatientNeeds>;
  /** Patients of whom the chart says that they have died. */
  readonly deceasedIds?: ReadonlySet<string>;
}

const releasing: readonly AppointmentState[] = ['cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'no-show', 'entered-in-error'];

/**
 * Whether a visit in that state still holds its people, rooms and pumps. Example: a no-show does not. Odd case: a completed visit holds its
 * own until its end. Source: clinical reference §1.5.
 */
export function holdsResources(state: AppointmentState): boolean {
  return !releasing.includes(state);
}

/**
 * Reads the day for the rules. Parsing happens once here, so that judging a drag costs no text.
 * Example: a cancelled visit is neither among its visits nor its bookings. Odd case: a day without visits is a situation too. Source:
 * clinical reference §8.2.
 */
export function situationOf(view: Omit<ScheduleDayView, 'policy'>): DaySituation {
  const visits = view.appointments.filter(({ state }) => holdsResources(state)).map((one) => ({ one, visit: { ...one, ...spanOf(one) } }));
  return {
    on: view.on,
    zone: view.site.zone,
    openSpans: view.openSpans.map(spanOf),
    resources: new Map(view.resources.map((resource) => [resource.id, resourceOf(resource)])),
    closedBecause: view.closedBecause,
    needs: new Map((view.needs ?? []).map((needs) => [needs.patientId, needs])),
    visits: visits.map(({ visit }) => visit),
    bookings: visits.flatMap(({ one, visit }) =>
      one.bookings.map((booking) => ({ ...spanOf(booking), visit, resourceId: booking.resourceId, loadPercent: booking.loadPercent })),
    ),
  };
}

/**
 * The day with one more visit on it, so that the next of a series is judged by those before it.
 * Example: a nurse whom the added visit takes whole is busy for the next one. Odd case: the day itself stays as it was. Source: clinical
 * reference §8.2.
 */
export function withVisit(situation: DaySituation, placement: Placement, spans: readonly PlacedSpan[]): DaySituation {
  const { appointmentId: id, patientId, visitType, phases, startsAt } = placement;
  const visit = { id, patientId, visitType, phases, startsAt, endsAt: plusMinutes(startsAt, patientMinutes(phases)) };
  return {
    ...situation,
    visits: [...situation.visits, visit],
    bookings: [...situation.bookings, ...spans.map((span) => ({ ...span, visit }))],
  };
}

/**
 * The day as if some of its visits had gone, for judging where they could go together.
 * Example: two visits that swap their rooms do not stand in each other's way. Odd case: an id that is not of the day takes nothing away.
 * Source: clinical reference §8.2.
 */
export function withoutVisits(situation: DaySituation, ids: ReadonlySet<string>): DaySituation {
  return {
    ...situation,
    visits: situation.visits.filter(({ id }) => !ids.has(id)),
    bookings: situation.bookings.filter(({ visit }) => !ids.has(visit.id)),
  };
}

function resourceOf(resource: BoardResource): SituationResource {
  const absences = resource.absences.map((absence) => ({ ...spanOf(absence), kind: absence.kind }));
  return { ...resource, presence: resource.presence.map(spanOf), absences };
}

function spanOf({ startsAt, endsAt }: TextSpan): Span {
  return { startsAt: instant(startsAt), endsAt: instant(endsAt) };
}
