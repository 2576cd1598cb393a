import type { possibleValues } from '../entries/index.js';
import { esketamineObservationMin } from '../doses/esketamine-devices.js';
import type { AlertLimit, MonitoringPolicy } from './policy.js';

export interface PolicyFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Edits that cannot be meant, each with its path. An empty list is a policy that makes sense, not one that is right. */
export function policyFaults(policy: MonitoringPolicy, possible: typeof possibleValues): readonly PolicyFault[] {
  return [...likelyFaults(policy, possible), ...tierFaults(policy), ...scheduleFaults(policy), ...timingFaults(policy)];
}

function likelyFaults({ likely }: MonitoringPolicy, possible: typeof possibleValues): readonly PolicyFault[] {
  return Object.entries(possible).flatMap(([sign, [minimum, maximum]]) => {
    const [from, to] = likely[sign as keyof typeof possible] ?? [minimum, maximum];
    const message = `Likely values lie within the possible ones, ${minimum} to ${maximum}`;
    return from >= minimum && to <= maximum ? [] : [{ path: ['likely', sign], message }];
  });
}

const upward = new Set<AlertLimit['comparison']>(['at-least', 'above', 'rise-at-least', 'rise-percent-at-least']);

/** A yellow limit that is reached only after the red one never warns. Limits are compared where they look at the same thing the same way. */
function tierFaults({ alerts }: MonitoringPolicy): readonly PolicyFault[] {
  return alerts.flatMap((yellow, index) => {
    if (yellow.tier !== 'yellow') return [];
    const red = alerts.find(
      ({ tier, rule, sign, comparison }) =>
        tier === 'red' && rule === yellow.rule && sign === yellow.sign && comparison === yellow.comparison,
    );
    const isBeyond = red !== undefined && (upward.has(yellow.comparison) ? yellow.limit > red.limit : yellow.limit < red.limit);
    return isBeyond ? [{ path: ['alerts', index, 'limit'], message: `Yellow comes before red (${red.limit})` }] : [];
  });
}

function scheduleFaults({ schedules }: MonitoringPolicy): readonly PolicyFault[] {
  const esketamine = schedules['intranasal-esketamine'];
  const path = ['schedules', 'intranasal-esketamine'];
  const message = `Esketamine is watched for ${esketamineObservationMin} min at least, and nobody sets that aside`;
  return [
    ...(esketamine.minimumObservationMin < esketamineObservationMin ? [{ path: [...path, 'minimumObservationMin'], message }] : []),
    ...(esketamine.isMinimumHard ? [] : [{ path: [...path, 'isMinimumHard'], message }]),
    ...Object.entries(schedules).flatMap(([product, { offsets }]) => {
      const isRising = offsets.minutes.every((minute, index) => offsets.minutes.slice(0, index).every((earlier) => earlier < minute));
      return isRising ? [] : [{ path: ['schedules', product, 'offsets', 'minutes'], message: 'Minutes rise from one to the next' }];
    }),
  ];
}

function timingFaults({ lateAfterMin, missedAfterMin, acknowledgeWithinMin }: MonitoringPolicy): readonly PolicyFault[] {
  return [
    ...(missedAfterMin < lateAfterMin ? [{ path: ['missedAfterMin'], message: 'What is missed was late before' }] : []),
    ...(acknowledgeWithinMin.red > acknowledgeWithinMin.yellow
      ? [{ path: ['acknowledgeWithinMin', 'red'], message: 'Red is acknowledged no later than yellow' }]
      : []),
  ];
}
