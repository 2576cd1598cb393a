import { instantFromMs, instantText, type Unmet } from '../../shared/index.js';
import { watchesOf } from './rescue-watch.js';
import { minuteMs, needs, type StepGuard } from './situation.js';

function tooEarly(
  code: string,
  text: string,
  facts: { readonly sinceAt: number; readonly minimumMin: number; readonly now: number },
  isOverridable: boolean,
): readonly Unmet[] {
  const earliest = facts.sinceAt + facts.minimumMin * minuteMs;
  if (facts.now >= earliest) return [];
  const elapsedMin = Math.floor((facts.now - facts.sinceAt) / minuteMs);
  const message = `${text}: ${elapsedMin} of ${facts.minimumMin} min have passed.`;
  return [
    {
      code,
      message,
      facts: { elapsedMin, minimumMin: facts.minimumMin, earliestAt: instantText(instantFromMs(earliest)) },
      ...(isOverridable ? { isOverridable } : {}),
    },
  ];
}

/** Elapsed time from the end of dosing: the end of the infusion, the last injection, the last device. Source: clinical reference §0 rule 6, §3.2. */
export const observedLongEnough: StepGuard = ({ situation }) => {
  const { dosing, policy, session, now } = situation;
  const { minimumObservationMin: minimumMin, isMinimumHard } = policy.monitoring.schedules[session.product];
  const sinceAt = dosing.endedAt ?? (dosing.infusion === null ? dosing.lastDoseAt : null);
  if (sinceAt === null) return needs(false, { code: 'dosing-not-ended', message: 'Dosing has not ended.' });
  return tooEarly('minimum-observation', 'Observation since the last dose', { sinceAt, minimumMin, now }, !isMinimumHard);
};

/** Nobody leaves while a rescue medicine still asks for watching; nothing sets that aside. Source: clinical reference §2.7, §3.2. */
export const rescueWornOff: StepGuard = ({ situation }) =>
  watchesOf(situation.log, situation.policy.rescue).flatMap(({ medicine, at, watchMin }) =>
    tooEarly('after-sedative', `Watch after ${medicine}`, { sinceAt: at, minimumMin: watchMin, now: situation.now }, false),
  );
