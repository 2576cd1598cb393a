import { localTimeAt, plusDays, type LocalDate } from '../../shared/index.js';
import { neededSpans } from '../needed-spans.js';
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
  const when = first === undefined || last === undefined ? 'on no day that its distance allows' : `on no day from ${first} to ${last}`;
  const roles = [...new Set(neededSpans(visit.phases).map(({ role }) => role)), 'prescriber', 'hours', 'skill', 'slack', 'wishes'] as const;
  const freed = [...new Set(roles)].flatMap((role) => {
    const example = sorted.map((on) => optionsOn(request, visit, on, role)[0]).find((option) => option !== undefined);
    if (example === undefined) return [];
    const at = localTimeAt(example.placement.startsAt, request.situationOn(example.on).zone);
    return [
      { binding: `Missing on all these days: ${one[role]}.`, remedy: `${capital(one[role])} on ${example.on} at ${at} would free it.` },
    ];
  });
  const later = last === undefined ? undefined : nextDay(request, visit, last);
  return {
    key: visit.key,
    message: `${visit.title} fits ${when}.`,
    bindings: freed.length > 0 ? freed.map(({ binding }) => binding) : ['More than one thing is missing on each of these days.'],
    remedies: [...freed.map(({ remedy }) => remedy), ...(later === undefined ? [] : [`Allowing it on ${later} would free it.`])],
  };
}

function nextDay(request: SeriesRequest, visit: SeriesVisit, last: LocalDate): LocalDate | undefined {
  const days = Array.from({ length: furtherDays }, (_, index) => plusDays(last, index + 1));
  return days.find((on) => optionsOn(request, visit, on).length > 0);
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
