import { elapsedMs, plusDays, type Instant, type LocalDate } from '../../shared/index.js';
import type { Protocol, VisitTemplate } from './protocol.js';
import type { PhaseTemplate } from './visit-phase.js';

export interface PlannedVisit extends VisitTemplate {
  readonly sequence: number;
  /** Calendar days from the first visit, as planned. */
  readonly targetDay: number;
  readonly targetOn: LocalDate;
  readonly roomMinutes: number;
}

/** A course made from a protocol: a frozen copy that names its version. */
export interface CoursePlan {
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly protocolName: string;
  readonly product: Protocol['product'];
  readonly startsOn: LocalDate;
  readonly visits: readonly PlannedVisit[];
  readonly measures: Protocol['measures'];
  readonly inductionSpanDays: number | null;
}

/**
 * Makes a course plan of a protocol. The plan is a frozen copy: a later version of the protocol changes nothing in it.
 * Source: clinical reference §1.1, §8.1, §8.2.
 *
 * Example: the six infusions started on Monday 2026-11-02 put the evaluation there and `dose-1` three weeks later.
 * Odd case: target days are plain calendar days of the clinic; holidays and opening hours are the scheduler's to move around.
 */
export function instantiateProtocol(protocol: Protocol, startsOn: LocalDate): CoursePlan {
  const copy = structuredCopy(protocol);
  const targetDays = new Map<string, number>();
  const visits = copy.visits.map((visit, index): PlannedVisit => {
    const targetDay = visit.gap === null ? 0 : (targetDays.get(visit.gap.afterVisit) ?? 0) + visit.gap.targetDays;
    targetDays.set(visit.key, targetDay);
    return { ...visit, sequence: index + 1, targetDay, targetOn: plusDays(startsOn, targetDay), roomMinutes: roomMinutes(visit.phases) };
  });
  return deepFrozen({
    protocolId: copy.id,
    protocolVersion: copy.version,
    protocolName: copy.name,
    product: copy.product,
    startsOn,
    visits,
    measures: copy.measures,
    inductionSpanDays: copy.inductionSpanDays,
  });
}

/**
 * How long a visit holds its room, clean-up included. Example: 30 + 40 + 60 + 15 is 145 minutes. Odd case: no phases hold it for 0
 * minutes. Source: clinical reference §8.1.
 */
export function roomMinutes(phases: readonly PhaseTemplate[]): number {
  return phases.reduce((total, { minutes }) => total + minutes, 0);
}

export type GapFault = 'too-early' | 'too-late' | 'too-few-hours';

/**
 * What is wrong with the distance of a visit to the one it follows: calendar days first, then elapsed hours for doses.
 * Source: clinical reference §8.2, §8.3. Example: a dose two days later but 47.5 hours after the last is 'too-few-hours'.
 * Odd case: exactly the minimum of hours, and the earliest and latest days themselves, are fine.
 */
export function gapFaults(
  visit: Pick<VisitTemplate, 'gap'>,
  days: number,
  times: { readonly previousAt: Instant; readonly at: Instant },
): readonly GapFault[] {
  if (visit.gap === null) return [];
  const { earliestDays, latestDays, minimumHours } = visit.gap;
  const hours = elapsedMs(times.previousAt, times.at) / 3_600_000;
  return [
    ...(days < earliestDays ? (['too-early'] as const) : []),
    ...(days > latestDays ? (['too-late'] as const) : []),
    ...(minimumHours !== null && hours < minimumHours ? (['too-few-hours'] as const) : []),
  ];
}

function structuredCopy(protocol: Protocol): Protocol {
  return JSON.parse(JSON.stringify(protocol)) as Protocol; // plain data only: the schema allows nothing that JSON would lose
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
