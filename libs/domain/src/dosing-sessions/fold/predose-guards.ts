import type { EntryKind } from '../entries/index.js';
import { isWithinPercent } from '../monitoring/comparison.js';
import { standingOf } from './arrange.js';
import { needs, type Situation, type StepGuard } from './situation.js';

const has = ({ log }: Situation, kind: EntryKind): boolean => standingOf(log, kind).length > 0;

/** Course and appointment must have come this far; unknown stands in the way. Source: clinical reference §1.6. */
export const surroundingsKnown: StepGuard = ({ situation: { session } }) => {
  const { isCourseInDosingPhase, isAppointmentCheckedIn } = session.surroundings;
  return [
    ...needs(isCourseInDosingPhase === true, {
      code: 'course-not-in-dosing-phase',
      message: 'The course is not known to be in induction or maintenance.',
    }),
    ...needs(isAppointmentCheckedIn === true, {
      code: 'appointment-not-checked-in',
      message: 'The appointment is not known to be checked in.',
    }),
  ];
};

/** What every pre-dose check documents. Source: clinical reference §1.6 (ordered → precheck). */
export const checksDocumented: StepGuard = ({ situation }) => [
  ...needs(has(situation, 'identity-confirmed'), {
    code: 'identity-not-confirmed',
    message: 'Confirm the identity by two identifiers.',
    fixBy: 'identity-confirmed',
  }),
  ...needs(has(situation, 'weight-measured'), {
    code: 'weight-not-measured',
    message: 'Weigh the patient today.',
    fixBy: 'weight-measured',
  }),
  ...needs(has(situation, 'allergies-reviewed'), {
    code: 'allergies-not-reviewed',
    message: 'Ask about allergies again.',
    fixBy: 'allergies-reviewed',
  }),
  ...needs(has(situation, 'interval-history-taken'), {
    code: 'interval-history-not-taken',
    message: 'Ask what has changed since the last visit.',
    fixBy: 'interval-history-taken',
  }),
  ...needs(has(situation, 'emergency-kit-checked'), {
    code: 'emergency-kit-not-checked',
    message: 'Check the emergency kit today.',
    fixBy: 'emergency-kit-checked',
  }),
  ...needs(!situation.session.isEscortRequired || has(situation, 'escort-confirmed'), {
    code: 'escort-not-arranged',
    message: 'Name the escort with a telephone number.',
    fixBy: 'escort-confirmed',
  }),
];

const weightChangeRule = 'weight-change';

/**
 * The weight of the check against the weight the order rests on, by the clinic's rule of weight sanity: above the soft limit a prescriber
 * agrees by name, above the hard one the patient is weighed again or the order is signed anew. Source: clinical reference §2.8.
 */
export const weightAgrees: StepGuard = ({ situation: { log, session, policy } }) => {
  const measured = standingOf(log, 'weight-measured').at(-1)?.entry.details.weightG;
  const rule = policy.limits.rules.find(({ id }) => id === weightChangeRule);
  if (measured === undefined || session.order === null || rule === undefined) return [];
  const { weightG } = session.order;
  const differs = (percent: number | null): boolean => percent !== null && !isWithinPercent(measured, weightG, percent);
  const isHard = differs(rule.hard);
  return needs(!isHard && !differs(rule.soft), {
    code: isHard ? 'weight-far-from-order' : 'weight-differs-from-order',
    message: isHard
      ? 'The weight is far from the one the order rests on: weigh again, or sign a new order.'
      : 'The weight differs from the one the order rests on: a prescriber agrees, or signs a new order.',
    fixBy: 'weight-measured',
    isOverridable: !isHard,
  });
};

export const fasted: StepGuard = ({ situation }) => {
  const last = standingOf(situation.log, 'fasting-confirmed').at(-1)?.entry.details;
  if (last === undefined)
    return needs(false, { code: 'fasting-not-confirmed', message: 'Ask when the patient last ate and drank.', fixBy: 'fasting-confirmed' });
  const { solidsMin, fluidsMin } = situation.policy.fasting[situation.session.product];
  const isLongEnough = last.solidsFastMin >= solidsMin && last.fluidsFastMin >= fluidsMin;
  return needs(isLongEnough, {
    code: 'fasting-too-short',
    message: `At least ${solidsMin} min without food and ${fluidsMin} min without drink are asked for.`,
    isOverridable: true,
  });
};

export const pregnancyExcluded: StepGuard = ({ situation }) => {
  const outcome = standingOf(situation.log, 'pregnancy-test-read').at(-1)?.entry.details.outcome;
  if (outcome === 'positive')
    return needs(false, { code: 'pregnancy-test-positive', message: 'The pregnancy test is positive: no dose today.' });
  if (!situation.session.isPregnancyTestRequired) return [];
  const isSettled = outcome === 'negative' || outcome === 'not-applicable';
  return needs(isSettled, { code: 'pregnancy-test-missing', message: 'Read a pregnancy test.', fixBy: 'pregnancy-test-read' });
};

export const consentsValid: StepGuard = ({ situation }) => {
  const verified = standingOf(situation.log, 'consents-verified').at(-1)?.entry.details;
  if (verified?.outcome === 'valid') return [];
  const message =
    verified === undefined
      ? 'Verify the consents.'
      : `Consents are ${verified.outcome}: ${verified.missing.join(', ') || 'ask the prescriber'}.`;
  return needs(false, { code: 'consents-not-valid', message, fixBy: 'consents-verified' });
};

/** A suicide answer needs a signed disposition before any dose, whatever the total. Source: clinical reference §0 rule 8, §4.6. */
export const suicideRiskSettled: StepGuard = ({ situation }) => {
  const { log, session } = situation;
  const screen = standingOf(log, 'suicide-risk-screened')
    .filter(({ entry }) => entry.details.moment === 'before-dosing')
    .at(-1);
  const disposition = standingOf(log, 'suicide-risk-dispositioned').at(-1)?.entry.details.disposition;
  const isOpen = screen !== undefined && screen.entry.details.risk !== 'none' && disposition !== 'proceed';
  return [
    ...needs(screen !== undefined, {
      code: 'suicide-risk-not-screened',
      message: 'Ask about thoughts of suicide.',
      fixBy: 'suicide-risk-screened',
    }),
    ...needs(!isOpen, {
      code: 'suicide-risk-not-dispositioned',
      message: 'A prescriber must sign how the suicide answer is dealt with.',
      fixBy: 'suicide-risk-dispositioned',
    }),
    ...needs(session.surroundings.openRiskEvents === 0, {
      code: 'risk-event-open',
      message:
        session.surroundings.openRiskEvents === null
          ? 'Nobody has looked whether risk events of this patient are open.'
          : 'Risk events of this patient are open: no dose before a disposition says to proceed.',
    }),
  ];
};
