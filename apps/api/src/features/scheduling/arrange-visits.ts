import { Injectable } from '@nestjs/common';
import {
  doesCoursePermit,
  instant,
  instantText,
  patientMinutes,
  plusMinutes,
  type ArrangedVisit,
  type ArrangementView,
  type ArrangeVisits as ArrangeCommand,
  type BookingConflict,
  type Unmet,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { CourseVisits } from './course-visits.js';
import { PlaceVisits, type JudgedVisit, type VisitPlaced } from './place-visits.js';
import { changedMeanwhile, notNow, notPermitted, visitAlreadyBooked } from './refusals.js';
import { ReplaceVisits, successorOf, type Leaving } from './replace-visits.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

interface Arrangement {
  readonly leaving: readonly Leaving[];
  readonly booked: readonly VisitPlaced[];
  /** Appointments that are no longer what the person saw. */
  readonly changed: ReadonlySet<string>;
}

/** Several visits moved, cancelled and booked at once, of one course or of many patients: shown first, then done as a whole or not at all. */
@Injectable()
export class ArrangeVisits {
  constructor(
    private readonly replacing: ReplaceVisits,
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly courses: CourseVisits,
    private readonly standing: StandingVisitsQueries,
    private readonly database: Database,
  ) {}

  /** Every visit with where it would come to stand and what is in the way. Nothing is kept. */
  async preview(caller: Caller, command: ArrangeCommand): Promise<ArrangementView> {
    const { leaving, booked, changed } = await this.arrangement(caller, command);
    const ids = new Set(leaving.map(({ row }) => row.id));
    const judged = await this.places.conflicts(caller, placedOf(leaving, booked), ids);
    const refusals = new Map<string, readonly Unmet[]>();
    for (const one of leaving) {
      const stale = changed.has(one.row.id) ? [{ code: 'changed-meanwhile', message: 'Somebody changed this visit meanwhile.' }] : [];
      refusals.set(one.row.id, [...stale, ...(await this.replacing.refusals(caller, one))]);
    }
    return this.view(caller, { leaving, booked, changed }, judged, refusals);
  }

  async execute(caller: Caller, command: ArrangeCommand): Promise<ArrangementView> {
    const seen = await this.arrangement(caller, command);
    const rows = seen.leaving.map(({ row }) => row);
    await this.replacing.lock(caller, rows, placedOf(seen.leaving, seen.booked));
    const { leaving, booked, changed } = await this.arrangement(caller, command);
    if (changed.size > 0) throw changedMeanwhile();
    await this.refuseTwice(caller, booked, new Set(rows.map(({ id }) => id)));
    const judged = placedOf(leaving, booked).map((visit) => ({ visit, conflicts: [] }));
    const before = await this.view(caller, { leaving, booked, changed }, judged, new Map());
    await this.replacing.execute(caller, leaving, booked);
    return before;
  }

  private async arrangement(caller: Caller, command: ArrangeCommand): Promise<Arrangement> {
    const named = [...command.moves, ...command.cancellations];
    const rows = new Map(
      (
        await this.queries.findAll(
          caller,
          named.map(({ appointmentId }) => appointmentId),
        )
      ).map((row) => [row.id, row]),
    );
    const found = (id: string): WholeRow => {
      const row = rows.get(id);
      if (row === undefined) throw notFound('Appointment');
      return row;
    };
    const { reason, note, overrides } = command;
    const moved = command.moves.map((move): Leaving => {
      const row = found(move.appointmentId);
      return { row, event: 'cancel-for-clinic', documented: { reason: 'moved' }, successor: successorOf(row, move, overrides) };
    });
    const why = { ...(reason === null ? {} : { reason }), ...(note === null ? {} : { note }) };
    const cancelled = command.cancellations.map(({ appointmentId, event }): Leaving => ({
      row: found(appointmentId),
      event,
      documented: why,
      successor: null,
    }));
    const changed = new Set(named.filter((one) => found(one.appointmentId).version !== one.version).map(({ appointmentId: id }) => id));
    return { leaving: [...moved, ...cancelled], booked: await this.booked(caller, command), changed };
  }

  private async booked(caller: Caller, { bookings, overrides }: ArrangeCommand): Promise<VisitPlaced[]> {
    const visits: VisitPlaced[] = [];
    for (const { id, courseId, visitKey, siteId, startsAt, assignments } of bookings) {
      const course = await this.courses.course(caller, courseId);
      const { visitType, title, phases } = this.courses.visit(course, { visitKey, visitType: null });
      if (!doesCoursePermit(course.state, visitType)) throw notPermitted([notNow(title)]);
      const patientId = course.patient_id;
      const placement = { appointmentId: id, patientId, visitType, startsAt: instant(startsAt), phases, assignments, isRemote: false };
      visits.push({ placement, siteId, courseId, visitKey, title, seriesId: null, escort: null, overrides, replacesId: null });
    }
    return visits;
  }

  private async refuseTwice(caller: Caller, booked: readonly VisitPlaced[], leaving: ReadonlySet<string>): Promise<void> {
    for (const courseId of new Set(booked.map((visit) => visit.courseId))) {
      const standing = new Map(courseId === null ? [] : await this.standing.starts(caller, courseId, leaving));
      if (booked.some((visit) => visit.courseId === courseId && standing.has(visit.visitKey ?? ''))) throw visitAlreadyBooked();
    }
  }

  private async view(
    caller: Caller,
    { leaving, booked }: Arrangement,
    judged: readonly JudgedVisitLike[],
    refusals: ReadonlyMap<string, readonly Unmet[]>,
  ): Promise<ArrangementView> {
    const names = await this.queries.resourceNames(caller);
    const held = await this.queries.heldBy(
      caller,
      leaving.map(({ row }) => row.id),
    );
    const nameOf = (id: string): string => names.get(id) ?? '';
    const byId = new Map(judged.map((one) => [one.visit.placement.appointmentId, one]));
    this.name(caller, leaving, booked);
    const lines = leaving.map(({ row, successor }): ArrangedVisit => {
      const told = successor === null ? undefined : byId.get(successor.placement.appointmentId);
      const conflicts = [...(refusals.get(row.id) ?? []), ...(told?.conflicts ?? [])].map(said);
      const from = { startsAt: row.starts_at, endsAt: row.ends_at, held: (held.get(row.id) ?? []).map(nameOf) };
      const id = successor?.placement.appointmentId ?? null;
      return {
        appointmentId: row.id,
        id,
        patientName: row.patient_name,
        title: row.title,
        from,
        to: placeOf(successor, nameOf),
        conflicts,
      };
    });
    const added: ArrangedVisit[] = [];
    for (const visit of booked) {
      const conflicts = (byId.get(visit.placement.appointmentId)?.conflicts ?? []).map(said);
      const patientName = await this.courses.patientName(caller, visit.placement.patientId);
      const known = { appointmentId: null, id: visit.placement.appointmentId, title: visit.title };
      added.push({ ...known, patientName, from: null, to: placeOf(visit, nameOf), conflicts });
    }
    return { visits: [...lines, ...added] };
  }

  /** The audit names each visit with its patient: who changed what can be said for every one of them. */
  private name(caller: Caller, leaving: readonly Leaving[], booked: readonly VisitPlaced[]): void {
    this.database.concernsEach(caller, [
      ...leaving.map(({ row }) => ({ patientId: row.patient_id, entityId: row.id })),
      ...booked.map(({ placement }) => ({ patientId: placement.patientId, entityId: placement.appointmentId })),
    ]);
  }
}

type JudgedVisitLike = { readonly visit: VisitPlaced; readonly conflicts: JudgedVisit['conflicts'] };

function placedOf(leaving: readonly Leaving[], booked: readonly VisitPlaced[]): VisitPlaced[] {
  return [...leaving.flatMap(({ successor }) => (successor === null ? [] : [successor])), ...booked];
}

function placeOf(visit: VisitPlaced | null, nameOf: (id: string) => string): ArrangedVisit['to'] {
  if (visit === null) return null;
  const { startsAt, phases, assignments } = visit.placement;
  const endsAt = instantText(plusMinutes(startsAt, patientMinutes(phases)));
  return { startsAt: instantText(startsAt), endsAt, held: assignments.map(({ resourceId }) => nameOf(resourceId)) };
}

function said(one: Unmet | BookingConflict): ArrangedVisit['conflicts'][number] {
  return { code: one.code, message: one.message, isOverridable: one.isOverridable ?? false };
}
