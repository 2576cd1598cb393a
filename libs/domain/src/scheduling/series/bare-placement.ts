import type { Instant } from '../../shared/index.js';
import type { Placement } from '../booking-conflict.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';

/** The visit at a time, before anybody is chosen. Example: a dose at nine, with nobody yet. */
export function placementOf(
  { patientId }: SeriesRequest,
  { key, type, phases, isRemote = false }: SeriesVisit,
  startsAt: Instant,
): Placement {
  return { appointmentId: key, patientId, visitType: type, startsAt, phases, assignments: [], isRemote };
}
