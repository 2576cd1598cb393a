import type { Unmet } from '../../shared/index.js';
import type { DischargeCriterion } from '../entries/index.js';
import { standingOf } from './arrange.js';
import { awakeRun, criterionMet, dischargeTotal, dissociationResolved, lastNausea } from './discharge-state.js';
import { pressureRun, saturationUnmet } from './discharge-vitals.js';
import { needs, type Situation, type StepGuard } from './situation.js';

export const scoreReached: StepGuard = ({ situation }) => {
  const { scoreAtLeast } = situation.policy.monitoring.discharge;
  const last = standingOf(situation.log, 'discharge-score-taken')
    .filter(({ at }) => at >= (situation.dosing.lastDoseAt ?? 0))
    .at(-1);
  if (last === undefined)
    return needs(false, { code: 'discharge-score-missing', message: 'Take the discharge score.', fixBy: 'discharge-score-taken' });
  const total = dischargeTotal(last.entry.details);
  return total >= scoreAtLeast
    ? []
    : [
        {
          code: 'discharge-score-low',
          message: `The score is ${total}; ${scoreAtLeast} is needed.`,
          facts: { total, scoreAtLeast, fixBy: 'discharge-score-taken' },
        },
      ];
};

export const vitalsSettled: StepGuard = ({ situation }) => {
  const { readings, dosing } = situation;
  const policy = situation.policy.monitoring.discharge;
  const from = dosing.lastDoseAt ?? situation.now;
  const run = pressureRun(readings, from, policy);
  const message = `${policy.consecutiveReadings} blood pressures in a row in range, at least ${policy.readingsApartMin} min apart, are needed; there are ${run.count}.`;
  const pressure: readonly Unmet[] =
    run.sinceAt !== null ? [] : [{ code: 'vitals-not-settled', message, facts: { inRange: run.count, fixBy: 'vitals-taken' } }];
  return [...pressure, ...saturationUnmet(readings, from, policy)];
};

export const awake: StepGuard = ({ situation }) => {
  const policy = situation.policy.monitoring.discharge;
  const { count } = awakeRun(situation.log, situation.dosing.lastDoseAt ?? situation.now, policy);
  return needs(count >= policy.awakeAssessments, {
    code: 'not-awake-twice',
    message: `Fully awake ${policy.awakeAssessments} times in a row is needed; it is ${count}.`,
    fixBy: 'sedation-assessed',
  });
};

export const dissociationGone: StepGuard = ({ situation }) => {
  const { log, dosing, policy } = situation;
  const found = dissociationResolved(log, dosing.firstDoseAt ?? situation.now, policy.monitoring.discharge);
  const isResolved = found?.isResolved ?? criterionMet(log, 'dissociation-resolved') ?? false;
  return needs(isResolved, {
    code: found === null ? 'dissociation-not-assessed' : 'dissociation-present',
    message: 'Dissociation is not known to have resolved.',
    fixBy: 'dissociation-assessed',
  });
};

const sentences: Record<DischargeCriterion, string> = {
  oriented: 'Oriented to person, place and time',
  'steady-gait': 'Walks steadily unaided',
  'nausea-tolerable': 'Nausea is tolerable',
  'dissociation-resolved': 'Dissociation has resolved',
  'access-site-well': 'The access or injection site is well',
  'instructions-given': 'Written instructions are given',
  'next-appointment-made': 'The next appointment is made',
  'contact-call-scheduled': 'The call after 24 hours is scheduled',
};

/** One line of the checklist; unknown is not met. */
export function criterionUnmet({ log }: Situation, criterion: DischargeCriterion): readonly Unmet[] {
  const isMet = criterionMet(log, criterion);
  if (isMet === true) return [];
  const code = isMet === null ? 'criterion-not-assessed' : 'criterion-not-met';
  return [
    {
      code,
      path: criterion,
      message: `${sentences[criterion]}: ${isMet === null ? 'nobody has looked yet' : 'not yet'}.`,
      facts: { criterion, fixBy: 'discharge-criterion-assessed' },
    },
  ];
}

export const physicallyWell: StepGuard = ({ situation }) => {
  const nausea = lastNausea(situation.log, situation.dosing.firstDoseAt ?? situation.now);
  const isTolerable = nausea !== null && nausea <= situation.policy.monitoring.discharge.nauseaAtMost;
  return [
    ...criterionUnmet(situation, 'oriented'),
    ...criterionUnmet(situation, 'steady-gait'),
    ...(isTolerable ? [] : criterionUnmet(situation, 'nausea-tolerable')),
    ...criterionUnmet(situation, 'access-site-well').filter(
      () =>
        situation.session.product !== 'intranasal-esketamine' &&
        situation.session.product !== 'intranasal-ketamine' &&
        situation.session.product !== 'sublingual-ketamine',
    ),
  ];
};

/** Thoughts of suicide are asked about again before leaving; new ones need a disposition. Source: clinical reference §3.5, §4.6. */
export const safetyAskedAgain: StepGuard = ({ situation: { log } }) => {
  const asked = standingOf(log, 'suicide-risk-screened')
    .filter(({ entry }) => entry.details.moment === 'before-discharge')
    .at(-1);
  if (asked === undefined)
    return needs(false, {
      code: 'suicide-risk-not-asked-again',
      message: 'Ask about thoughts of suicide again.',
      fixBy: 'suicide-risk-screened',
    });
  const isSettled = !asked.entry.details.hasNewIdeation || standingOf(log, 'suicide-risk-dispositioned').some(({ at }) => at >= asked.at);
  return needs(isSettled, {
    code: 'new-suicidal-thoughts',
    message: 'New thoughts of suicide: a prescriber must sign a disposition.',
    fixBy: 'suicide-risk-dispositioned',
  });
};
