import type { LocalDate } from '../../shared/index.js';
import { rememberedDays, type PossibleDay } from './series-distances.js';
import type { SeriesRequest, SeriesVisit } from './series-request.js';
import { presentOption } from './present-option.js';
import { sharedOptions } from './shared-options.js';
import type { VisitOption } from './visit-options.js';

export interface SeriesMemory {
  readonly options: (visit: SeriesVisit, on: LocalDate) => readonly VisitOption[];
  readonly days: (visit: SeriesVisit, before: readonly VisitOption[]) => readonly PossibleDay[];
}

/** Memory of days and of their options, shared by all aims of one request. */
export function remembered(request: SeriesRequest): SeriesMemory {
  const memory = new Map<string, readonly VisitOption[]>();
  const shared = sharedOptions(request);
  const options: SeriesMemory['options'] = (visit, on) => {
    const known = memory.get(`${visit.key} ${on}`) ?? [...presentOption(request, visit, on), ...shared(visit, on)];
    memory.set(`${visit.key} ${on}`, known);
    return known;
  };
  return { options, days: rememberedDays(request) };
}
