import { exact, instantFromMs, instantText, ratio, type Unmet } from '../../shared/index.js';
import { decideNextDevice, volumeBySite } from '../doses/index.js';
import { spacingOf } from '../limits/index.js';
import { isEarlyForBooster } from './booster-window.js';
import type { DoseGiven } from './doses-given.js';
import { standingOf } from './arrange.js';
import { minuteMs, needs, type Situation, type StepFacts, type StepGuard } from './situation.js';

/** The dose the product gives next, when the screen names none. */
function nextForm({ session, phases }: Situation): string {
  if (phases.phase === 'paused') return 'resumption';
  const forms = {
    'intravenous-ketamine': 'infusion',
    'intramuscular-ketamine': 'injection',
    'intranasal-esketamine': 'device',
    'intranasal-ketamine': 'sprays',
    'sublingual-ketamine': 'troche',
  } as const;
  return forms[session.product];
}

export const formOf = ({ situation, details }: StepFacts): string => details.form ?? nextForm(situation);

function givenOf({ dosing }: Situation, form: DoseGiven['form']): readonly DoseGiven[] {
  return dosing.given.filter((dose) => dose.form === form);
}

function waitUntil(code: string, message: string, earliestAt: number, isOverridable = false): readonly Unmet[] {
  const facts = { earliestAt: instantText(instantFromMs(earliestAt)) };
  return [{ code, message, facts, ...(isOverridable ? { isOverridable } : {}) }];
}

/** The form must be one the order is for: another route needs another order. */
export const formOrdered: StepGuard = (facts) => {
  const { situation } = facts;
  const form = formOf(facts);
  const { order } = situation.session;
  if (order === null) return needs(false, { code: 'order-not-signed', message: 'A prescriber signs the dose order first.' });
  if (form === 'bolus') {
    const isAllowed = order.product === 'intravenous-ketamine' && order.isBolusAllowed;
    return needs(isAllowed, { code: 'bolus-not-ordered', message: 'The order allows no bolus.' });
  }
  const isResumption = form === 'resumption' && order.product === 'intravenous-ketamine';
  const main = nextForm({ ...situation, phases: { ...situation.phases, phase: 'ready' } });
  return needs(isResumption || form === main, { code: 'form-not-ordered', message: `The order is for ${main}, not for ${form}.` });
};

/** Devices: no more than ordered, five full minutes apart; nobody can set that aside. Source: clinical reference §2.6 (SP2). */
export const deviceInTime: StepGuard = (facts) => {
  const { situation } = facts;
  const { order } = situation.session;
  if (formOf(facts) !== 'device' || order?.product !== 'intranasal-esketamine') return [];
  const usedAt = givenOf(situation, 'device').map((dose) => dose.at);
  const decision = decideNextDevice(usedAt, order.deviceCount, situation.now);
  if (decision.allowed) return [];
  return decision.refusals.map((refusal) => {
    const facts = 'earliestAt' in refusal ? { earliestAt: instantText(refusal.earliestAt) } : {};
    return { code: refusal.code, message: refusal.message, facts };
  });
};

/** Sets of racemic sprays: five minutes apart, and no more than ordered. Source: clinical reference §2.8. */
export const spraysInTime: StepGuard = (facts) => {
  const { situation } = facts;
  if (formOf(facts) !== 'sprays') return [];
  const last = givenOf(situation, 'sprays').at(-1);
  const { hard: apartMin } = spacingOf('intranasal-clinic', situation.policy.limits);
  const earliestAt = last === undefined ? 0 : last.at + apartMin * minuteMs;
  const isComplete = situation.dosing.isOrderComplete;
  return [
    ...needs(!isComplete, { code: 'order-complete', message: 'Everything ordered was given. More needs a new order.' }),
    ...(situation.now >= earliestAt ? [] : waitUntil('sprays-too-soon', `Sprays wait ${apartMin} min.`, earliestAt)),
  ];
};

/** Injections: the booster's window and count, and the volume its site takes. Source: clinical reference §2.5, §2.8. */
export const injectionInTime: StepGuard = (facts) => {
  const { situation } = facts;
  const { order } = situation.session;
  if (formOf(facts) !== 'injection' || order?.product !== 'intramuscular-ketamine') return [];
  const last = givenOf(situation, 'injection').at(-1);
  if (last === undefined) return [];
  const { booster } = order;
  if (booster === null || situation.dosing.isOrderComplete) {
    return needs(false, { code: 'order-complete', message: 'Everything ordered was given. More needs a new order.' });
  }
  const { hard, soft } = spacingOf('intramuscular', situation.policy.limits);
  if (isEarlyForBooster(last.at, situation.now, hard))
    return waitUntil('booster-too-soon', `A booster waits ${hard} min at least.`, last.at + hard * minuteMs);
  const from = Math.max(soft, booster.fromMin);
  if (isEarlyForBooster(last.at, situation.now, from))
    return waitUntil('booster-before-window', `The booster's window opens after ${from} min.`, last.at + from * minuteMs, true);
  const isLate = situation.now > last.at + booster.toMin * minuteMs;
  return needs(!isLate, {
    code: 'booster-after-window',
    message: `The booster's window closed after ${booster.toMin} min.`,
    isOverridable: true,
  });
};

export const siteTakesVolume: StepGuard = ({ situation, details }) => {
  if (details.volumeUl === undefined || details.site === undefined) return [];
  const volumeMl = exact<'mL'>(ratio(details.volumeUl, 1_000));
  const found = volumeBySite(volumeMl, situation.policy.injection).find(({ site }) => site === details.site);
  if (found?.outcome === 'within') return [];
  const isSoft = found?.outcome === 'above-soft';
  return needs(false, {
    code: isSoft ? 'site-volume-above-soft-limit' : 'site-volume-not-allowed',
    message: isSoft
      ? 'The volume is above what this site takes well: split it, or say why.'
      : 'This site cannot take the volume: split it or choose another.',
    isOverridable: isSoft,
  });
};

/** While a red alert is open nothing more is given unless a prescriber agrees by name. Source: clinical reference §1.6, §3.6. */
export const noOpenRedAlert: StepGuard = ({ situation }) => {
  const red = situation.alerts.filter((alert) => alert.tier === 'red' && alert.status !== 'resolved');
  return red.map((alert) => ({
    code: 'open-red-alert',
    message: `A red alert is open: ${alert.rule.replaceAll('-', ' ')}.`,
    facts: { rule: alert.rule, fixBy: 'alert-resolved' },
    isOverridable: true,
  }));
};

/** A pause for pressure, saturation or sedation ends with a prescriber's agreement. Source: clinical reference §1.6. */
export const resumptionAgreed: StepGuard = (facts) => {
  if (formOf(facts) !== 'resumption') return [];
  const pause = standingOf(facts.situation.log, 'infusion-paused').at(-1);
  const isMedical = pause !== undefined && ['blood-pressure', 'oxygen-saturation', 'sedation'].includes(pause.entry.details.reason);
  return needs(!isMedical, {
    code: 'resumption-needs-prescriber',
    message: 'A prescriber agrees to go on after this pause.',
    isOverridable: true,
  });
};
