import type { LocalDate } from '../../shared/index.js';
import { withVisit, type DaySituation } from '../day-situation.js';
import { doesFit } from '../judge-placement.js';
import { placedSpans } from '../placed-spans.js';
import type { SeriesRequest } from './series-request.js';
import type { VisitOption } from './visit-options.js';

/** Options are remembered by visit and day, so each is judged once, whatever branch asks. */
const judged = new WeakMap<SeriesRequest, WeakMap<VisitOption, boolean>>();

/** Whether booking would accept an option beside the visits that the plan has on that day already: by the very rules it is booked by. */
export function fittingBesideOwn(request: SeriesRequest, on: LocalDate, before: readonly VisitOption[]): (option: VisitOption) => boolean {
  const own = before.filter((one) => one.on === on);
  const situation = request.situationOn(on);
  if (own.length === 0) return (option) => fitsAlone(request, option, situation);
  const beside = own.reduce((day, one) => withVisit(day, one.placement, placedSpans(one.placement, day)), situation);
  return ({ placement }) => doesFit(placement, beside, request.policy);
}

function fitsAlone(request: SeriesRequest, option: VisitOption, situation: DaySituation): boolean {
  const memory = judged.get(request) ?? new WeakMap<VisitOption, boolean>();
  judged.set(request, memory);
  const fits = memory.get(option) ?? doesFit(option.placement, situation, request.policy);
  memory.set(option, fits);
  return fits;
}
