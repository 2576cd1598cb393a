import type { LocalDate } from '../../shared/index.js';
import { ofEach } from '../of-each.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';
import { optionsOn, type VisitOption } from './visit-options.js';

/**
 * Options by what a visit asks for instead of by the visit: the six doses of a course ask for the same, so a day is searched once for all.
 * Example: what was found for dose 1 on a Monday is what dose 2 gets on that Monday, under its own key.
 */
export function sharedOptions(request: SeriesRequest): (visit: SeriesVisit, on: LocalDate) => readonly VisitOption[] {
  const memory = new Map<string, readonly VisitOption[]>();
  return (visit, on) => {
    const asked = `${shapeOf(visit)} ${on}`;
    const found = memory.get(asked) ?? optionsOn(request, visit, on);
    memory.set(asked, found);
    return found.map((option) => ({ ...option, placement: { ...option.placement, appointmentId: visit.key } }));
  };
}

const shapeOf = ofEach(({ type, phases }: SeriesVisit) => `${type} ${JSON.stringify(phases)}`);
