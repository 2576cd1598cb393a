import { localDateAt, localTimeAt, plusDays, type LocalDate } from '../../shared/index.js';
import { neededSpans } from '../needed-spans.js';
import { dayWords } from '../patient-time.js';
import { followersOf } from './series-distances.js';
import { optionsOn, type IgnoredNeed } from './visit-options.js';
import type { SeriesBlocked, SeriesRequest, SeriesVisit } from './series-request.js';

const one: Record<IgnoredNeed, string> = {
  therapist: 'a therapist',
  nurse: 'a nurse',
  prescriber: 'a prescriber on site',
  room: 'a room with what the visit needs',
  pump: 'a pump',
  hours: 'longer opening hours',
  skill: 'somebody at work with the certificate that the visit asks for',
  slack: 'a nurse without a patient, for whom an alert would call',
  wishes: 'a room and people as the patient needs and wishes them',
};
const furtherDays = 7;

/**
 * Why a visit fits on none of its days. Each need is set aside in turn: where the visit would fit without it, that need is what binds.
 * Example: with the only nurse on leave, "No nurse is free" binds, and a nurse on the first of the days would free it.
 * Odd case: where no single need is to blame, the days themselves bind, and the next day that fits is named.
 */
export function explainBlock(request: SeriesRequest, visit: SeriesVisit, days: readonly LocalDate[]): SeriesBlocked {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return boundByDistance(request, visit, 'on no day that its distances allow');
  const when = first === last ? `not on ${dayWords(first)}` : `on no day from ${dayWords(first)} to ${dayWords(last)}`;
  if (sorted.some((on) => optionsOn(request, visit, on).length > 0)) return boundByDistance(request, visit, when);
  const roles = [...new Set(neededSpans(visit.phases).map(({ role }) => role)), 'prescriber', 'hours', 'skill', 'slack', 'wishes'] as const;
  const freed = [...new Set(roles)].flatMap((role) => {
    const example = sorted.map((on) => optionsOn(request, visit, on, role)[0]).find((option) => option !== undefined);
    if (example === undefined) return [];
    const at = localTimeAt(example.placement.startsAt, request.situationOn(example.on).zone);
    const remedy = `${capital(one[role])} on ${dayWords(example.on)} at ${at} would free it.`;
    return [{ binding: `Missing on all these days: ${one[role]}.`, remedy }];
  });
  const later = followersOf(request, visit.key).length > 0 ? undefined : nextDay(request, visit, last);
  return {
    key: visit.key,
    message: `${visit.title} fits ${when}.`,
    bindings: freed.length > 0 ? freed.map(({ binding }) => binding) : ['More than one thing is missing on each of these days.'],
    remedies: [...freed.map(({ remedy }) => remedy), ...(later === undefined ? [] : [`Allowing it on ${dayWords(later)} would free it.`])],
  };
}

/** Everybody and everything is free, but never far enough from the course's other visits. */
function boundByDistance(request: SeriesRequest, visit: SeriesVisit, when: string): SeriesBlocked {
  const { zone } = request.situationOn(request.notBefore);
  const after = followersOf(request, visit.key).map(([{ title }, at]) => ({ title, on: dayWords(localDateAt(at, zone)) }));
  return {
    key: visit.key,
    message: `${visit.title} fits ${when}.`,
    bindings: [
      'Its distances to the other visits of the course leave no time for it.',
      ...after.map(({ title, on }) => `${title} follows it and stands on ${on}.`),
    ],
    remedies: after.map(({ title }) => `${title} on a later day would free it.`),
  };
}

function nextDay(request: SeriesRequest, visit: SeriesVisit, last: LocalDate): LocalDate | undefined {
  const days = Array.from({ length: furtherDays }, (_, index) => plusDays(last, index + 1));
  return days.find((on) => optionsOn(request, visit, on).length > 0);
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
