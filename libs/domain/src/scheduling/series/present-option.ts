import { localDateAt, type LocalDate } from '../../shared/index.js';
import { judgePlacement } from '../judge-placement.js';
import { placementOf } from './bare-placement.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';
import type { VisitOption } from './visit-options.js';

/** The day on which a visit stands that may be moved; null where it stands nowhere. */
export function presentDay(request: SeriesRequest, { key }: SeriesVisit): LocalDate | null {
  const present = request.present?.get(key);
  return present === undefined ? null : localDateAt(present.startsAt, request.situationOn(request.notBefore).zone);
}

/** The place at which the visit stands already, if it is on that day and still fits. What the patient agreed to once counts as wished. */
export function presentOption(request: SeriesRequest, visit: SeriesVisit, on: LocalDate): readonly VisitOption[] {
  const present = request.present?.get(visit.key);
  if (present === undefined || presentDay(request, visit) !== on) return [];
  const { startsAt, assignments } = present;
  const placement = { ...placementOf(request, visit, startsAt), assignments };
  if (judgePlacement(placement, request.situationOn(on), request.policy).length > 0) return [];
  const therapist = assignments.find(({ role }) => role === 'therapist');
  const lead = therapist ?? assignments.find(({ role }) => role === 'prescriber');
  return [
    {
      ...{ on, placement, stays: true, isOtherWeekday: false, isOtherTime: false },
      ...{ leadId: lead?.resourceId ?? null, isTherapy: therapist !== undefined, strangers: 0 },
    },
  ];
}
