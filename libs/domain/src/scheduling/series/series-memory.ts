import type { LocalDate } from '../../shared/index.js';
import { rememberedDays, type PossibleDay } from './series-distances.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';
import { optionsOn, type VisitOption } from './visit-options.js';

export interface SeriesMemory {
  readonly options: (visit: SeriesVisit, on: LocalDate) => readonly VisitOption[];
  readonly days: (visit: SeriesVisit, before: readonly VisitOption[]) => readonly PossibleDay[];
}

/** Memory of days and of their options, shared by all aims of one request: of each lead the first start in each part of the day. */
export function remembered(request: SeriesRequest): SeriesMemory {
  const memory = new Map<string, readonly VisitOption[]>();
  const options: SeriesMemory['options'] = (visit, on) => {
    const known = memory.get(`${visit.key} ${on}`) ?? spread(optionsOn(request, visit, on));
    memory.set(`${visit.key} ${on}`, known);
    return known;
  };
  return { options, days: rememberedDays(request) };
}

const partOfDayMs = 2 * 3_600_000;

function spread(options: readonly VisitOption[]): readonly VisitOption[] {
  const [first] = options;
  const seen = new Set<string>();
  return options.filter(({ placement, leadId, isOtherTime }) => {
    const part = Math.floor((placement.startsAt - (first?.placement.startsAt ?? 0)) / partOfDayMs);
    const mark = `${leadId} ${part} ${isOtherTime}`;
    return !seen.has(mark) && seen.add(mark);
  });
}
