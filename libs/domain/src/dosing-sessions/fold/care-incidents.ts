import { standingOf } from './arrange.js';
import type { Incident } from './incident.js';
import { minuteMs, type Situation } from './situation.js';

/** People's part: witnesses, acknowledgements in time, the observation that was cut short. Source: clinical reference §3.2, §3.6, §6.3 R9. */
export function careIncidents(situation: Situation): readonly Incident[] {
  const witnesses = standingOf(situation.log, 'waste-recorded')
    .filter(({ entry }) => entry.details.witnessId === entry.authorId)
    .map(({ entry, at }): Incident => ({
      code: 'witness-is-author',
      entryId: entry.id,
      at,
      message: 'Waste needs a witness other than the person who records it.',
      facts: {},
    }));
  return [...witnesses, ...lateResponses(situation), ...cutShort(situation)];
}

function lateResponses({ alerts, policy, now }: Situation): readonly Incident[] {
  const { acknowledgeWithinMin, prescriberInformedWithinMin } = policy.monitoring;
  return alerts.flatMap((alert) => {
    const late = alert.levels
      .filter((level) => (level.acknowledgedAt ?? now) - level.at > acknowledgeWithinMin[level.tier] * minuteMs)
      .map((level): Incident => ({
        code: 'alert-acknowledged-late',
        entryId: alert.name.entryId,
        at: level.at,
        message: `A ${level.tier} alert is acknowledged within ${acknowledgeWithinMin[level.tier]} min.`,
        facts: { rule: alert.rule, tier: level.tier },
      }));
    const red = alert.levels.find((level) => level.tier === 'red');
    const isUninformed = red !== undefined && (alert.prescriberInformedAt ?? now) - red.at > prescriberInformedWithinMin * minuteMs;
    if (!isUninformed) return late;
    return [
      ...late,
      {
        code: 'prescriber-informed-late',
        entryId: alert.name.entryId,
        at: red.at,
        message: `The prescriber knows of a red alert within ${prescriberInformedWithinMin} min.`,
        facts: { rule: alert.rule },
      } as const,
    ];
  });
}

function cutShort({ phases, dosing, policy, session }: Situation): readonly Incident[] {
  const left = phases.changes.find((change) => change.phase === 'discharged');
  if (left === undefined) return [];
  const ends = [...dosing.given.map(({ endAt }) => endAt), dosing.infusion?.course.endedAt ?? null];
  // A dose that was told after leaving is not what was watched.
  const since = ends.findLast((end) => end !== null && end <= left.at) ?? null;
  if (since === null) return [];
  const { minimumObservationMin: minimumMin } = policy.monitoring.schedules[session.product];
  const elapsedMin = Math.floor((left.at - since) / minuteMs);
  if (elapsedMin >= minimumMin) return [];
  return [
    {
      code: 'observation-cut-short',
      entryId: left.entryId,
      at: left.at,
      message: `Observed for ${elapsedMin} of ${minimumMin} min.`,
      facts: { elapsedMin, minimumMin },
    },
  ];
}
