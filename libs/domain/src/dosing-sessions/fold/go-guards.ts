import type { Unmet } from '../../shared/index.js';
import { judgeBaseline } from '../monitoring/predose-range.js';
import { standingOf } from './arrange.js';
import { minuteMs, needs, type StepGuard } from './situation.js';
import { isPrescriber } from './team.js';

/** Baseline at most 15 minutes old and in range; a hold needs the prescriber, a no-go has no way round. Source: clinical reference §3.1–3.2. */
export const baselineInRange: StepGuard = ({ situation }) => {
  const { readings, policy, session, now } = situation;
  const { baselineWithinMin } = policy.monitoring.schedules[session.product];
  const judged = judgeBaseline(readings.baseline?.measured ?? null, session.product, policy.monitoring);
  const isOld = readings.baseline !== null && now - readings.baseline.at > baselineWithinMin * minuteMs;
  const findings = judged.findings.map(({ outcome, sign, value, limit, text }): Unmet => ({
    code: outcome === 'hold' ? 'baseline-on-hold' : 'baseline-no-go',
    message: `${sign} ${value} is ${text}.`,
    path: sign,
    facts: { value, limit, fixBy: 'vitals-taken' },
    isOverridable: outcome === 'hold',
  }));
  return [
    ...needs(judged.outcome !== 'not-taken', { code: 'baseline-not-taken', message: 'Take baseline vital signs.', fixBy: 'vitals-taken' }),
    ...needs(judged.outcome === 'not-taken' || judged.missing.length === 0, {
      code: 'baseline-incomplete',
      message: `Not measured before the dose: ${judged.missing.join(', ')}.`,
      fixBy: 'vitals-taken',
      isOverridable: true,
    }),
    ...needs(!isOld, {
      code: 'baseline-too-old',
      message: `Baseline vital signs are older than ${baselineWithinMin} min: take them again.`,
      fixBy: 'vitals-taken',
    }),
    ...findings,
  ];
};

export const prescriberOnSite: StepGuard = ({ situation, details }) => {
  const participates = (details.participantIds ?? []).some((id) => isPrescriber(situation.session, id));
  return needs(participates || standingOf(situation.log, 'prescriber-presence-confirmed').length > 0, {
    code: 'prescriber-not-on-site',
    message: 'A prescriber takes part in the time-out, or is confirmed on site.',
    fixBy: 'prescriber-presence-confirmed',
  });
};

export const accessPatent: StepGuard = ({ situation }) => {
  if (situation.session.product !== 'intravenous-ketamine') return [];
  const placed = standingOf(situation.log, 'venous-access-placed').at(-1);
  return needs(placed?.entry.details.isPatent === true, {
    code: 'venous-access-missing',
    message: 'Place a venous line and see that it is patent.',
    fixBy: 'venous-access-placed',
  });
};
