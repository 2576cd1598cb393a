import { decimalText, ratio } from '../../shared/index.js';
import type { RescueDose, RescueFinding } from './rescue-dose.js';
import type { RescueMedicine } from './rescue-policy.js';

const mg = (ug: number): string => `${decimalText(ratio(ug, 1_000), 3)} mg`;

/** The amount, its route and how slowly it goes in. Example: ondansetron 17 mg IV is above the hard 16 mg. A value equal to a limit keeps it. */
export function doseFindings(dose: RescueDose, listed: RescueMedicine): readonly RescueFinding[] {
  const row = listed.doses.find(({ route }) => route === dose.route);
  if (row === undefined) {
    const routes = listed.doses.map(({ route }) => route);
    const message = `The formulary gives ${listed.label} by ${routes.join(' or ')}.`;
    return [{ ruleId: 'rescue-route', outcome: 'soft', message, facts: { route: dose.route, routes } }];
  }
  return [amount(dose, listed.label, row), ...injectionTime(dose, row.overAtLeastSeconds)];
}

function amount({ doseUg }: RescueDose, label: string, row: RescueMedicine['doses'][number]): RescueFinding {
  const { usualUg, hardMaximumUg } = row;
  const [from, to] = usualUg;
  const facts = { doseUg, usualUg, hardMaximumUg };
  if (hardMaximumUg !== null && doseUg > hardMaximumUg) {
    return {
      ruleId: 'rescue-dose',
      outcome: 'hard',
      message: `${label} ${mg(doseUg)} is above the single maximum of ${mg(hardMaximumUg)}.`,
      facts,
    };
  }
  const isUsual = doseUg >= from && doseUg <= to;
  const usual = from === to ? mg(from) : `${mg(from)} to ${mg(to)}`;
  return { ruleId: 'rescue-dose', outcome: isUsual ? 'within' : 'soft', message: `${label} ${mg(doseUg)}; usual is ${usual}.`, facts };
}

function injectionTime({ durationSeconds }: RescueDose, atLeast: number | null): readonly RescueFinding[] {
  if (atLeast === null) return [];
  const outcome = durationSeconds === undefined ? 'unknown' : durationSeconds < atLeast ? 'soft' : 'within';
  const message = `Give it over ${atLeast} s at least.`;
  return [
    { ruleId: 'rescue-injection-time', outcome, message, facts: { durationSeconds: durationSeconds ?? null, atLeastSeconds: atLeast } },
  ];
}
