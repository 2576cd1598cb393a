import { Injectable } from '@nestjs/common';
import { instantFromMs, type Placement } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { AppointmentsQueries, type WholeRow } from './appointments.queries.js';
import { AppointmentsStore } from './appointments.store.js';
import { PlaceVisits, type VisitPlaced } from './place-visits.js';
import { placementRefused, visitAlreadyBooked } from './refusals.js';
import { StandingVisitsQueries } from './standing-visits.queries.js';

const minuteMs = 60_000;

/**
 * Somebody who was given up comes after all, on the same day. The visit runs from now on with the people, room and pump it had, if they are
 * still free and a whole observation fits before closing; its planned time stays as it was. Source: clinical reference §1.5.
 */
@Injectable()
export class LateArrival {
  constructor(
    private readonly places: PlaceVisits,
    private readonly queries: AppointmentsQueries,
    private readonly standing: StandingVisitsQueries,
    private readonly store: AppointmentsStore,
    private readonly clock: Clock,
  ) {}

  /** Comes before the appointment's own lock, in the order in which bookings lock. */
  async lock(caller: Caller, row: WholeRow): Promise<void> {
    await this.places.lock(caller, [await this.visitNow(caller, row)]);
  }

  /** Takes back what the visit needs from now on, or throws a problem with everything that is in the way. */
  async takeUp(caller: Caller, row: WholeRow): Promise<void> {
    if (row.course_id !== null && row.visit_key !== null && (await this.standing.isBooked(caller, row.course_id, row.visit_key)))
      throw visitAlreadyBooked();
    const visit = await this.visitNow(caller, row);
    const [judged] = await this.places.conflicts(caller, [visit]);
    const then = { ...visit, placement: { ...visit.placement, startsAt: instantFromMs(Date.parse(row.starts_at)) } };
    const [asPlanned] = await this.places.conflicts(caller, [then]);
    // The planned time still stands in the record, so nothing else of this patient may overlap it.
    const doubled = (asPlanned?.conflicts ?? []).filter(({ code }) => code === 'patient-busy');
    // Distances to the other visits are as they were booked, and whoever stands at the desk is not dead: the patient is here now.
    const here = (judged?.conflicts ?? []).filter(({ code }) => code !== 'patient-deceased' && !code.endsWith('its-distance'));
    const inTheWay = [...here, ...doubled];
    if (judged === undefined || inTheWay.length > 0) throw placementRefused(inTheWay);
    await this.store.take(caller, [judged.visit]);
  }

  private async visitNow(caller: Caller, row: WholeRow): Promise<VisitPlaced> {
    const startsAt = instantFromMs(Math.floor(this.clock.now().getTime() / minuteMs) * minuteMs);
    const { patient_id: patientId, visit_type: visitType, phases, is_remote: isRemote } = row;
    const assignments = await this.queries.assignments(caller, row.id);
    const placement: Placement = { appointmentId: row.id, patientId, visitType, startsAt, phases, assignments, isRemote };
    return {
      ...{ placement, siteId: row.site_id, courseId: row.course_id, visitKey: row.visit_key, title: row.title, escort: row.escort },
      ...{ overrides: [], replacesId: row.replaces_id, seriesId: row.series_id },
    };
  }
}
