import { productWords } from '../shared/index.js';
import type { SessionFacts } from './session-facts.js';

const outcomes: Record<SessionFacts['outcome'], string> = {
  'not-started': 'Not started',
  'in-progress': 'Under way',
  completed: 'Completed',
  'stopped-early': 'Stopped early',
  'not-given': 'Not given',
};
const unknown = '–';

/** A session's facts as a row of a table, in words; a dash is "not measured", never nought. */
export interface SessionFactsRow {
  readonly id: string;
  readonly day: string;
  readonly medicine: string;
  readonly given: string;
  readonly perKg: string;
  readonly minutes: string;
  readonly peak: string;
  readonly spo2: string;
  readonly alerts: string;
  readonly outcome: string;
}

function givenOf({ product, esketamineUg, racemicUg, orderedUg, firstDoseAt }: SessionFacts): string {
  const givenUg = product === 'intranasal-esketamine' ? esketamineUg : racemicUg;
  const ordered = orderedUg === null ? '' : ` of ${milligrams(orderedUg)}`;
  return firstDoseAt === null || givenUg === null ? unknown : `${milligrams(givenUg)}${ordered}`;
}

/**
 * What a screen and a printed note say of a session: milligrams to the hundredth, mg/kg to the thousandth, times on the clock of `zone` (IANA).
 * Source: clinical reference §5.1.
 *
 * Example: the golden infusion is "34.03 mg of 41 mg", "0.415 mg", peak "164/98", "1 yellow". Odd case: before the first dose nothing was given, which is a dash.
 */
export function sessionFactsRow(facts: SessionFacts, zone: string): SessionFactsRow {
  const { peakPressure: peak, deliveredUgPerKg: perKg } = facts;
  const isDosed = facts.firstDoseAt !== null;
  return {
    id: facts.sessionId,
    day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(
      new Date(facts.firstDoseAt ?? facts.plannedStart),
    ),
    medicine: productWords[facts.product],
    given: givenOf(facts),
    perKg: isDosed && perKg !== null ? `${(perKg / 1000).toFixed(3)} mg` : unknown,
    minutes: facts.infusionMinutes === null ? unknown : String(facts.infusionMinutes),
    peak: peak === null ? unknown : `${peak.systolicMmHg}/${peak.diastolicMmHg}`,
    spo2: facts.lowestSpo2Percent === null ? unknown : `${facts.lowestSpo2Percent} %`,
    alerts: alertWords(facts),
    outcome: outcomes[facts.outcome],
  };
}

function milligrams(doseUg: number): string {
  return `${Number((doseUg / 1000).toFixed(2))} mg`;
}

function alertWords({ alerts }: SessionFacts): string {
  const count = (tier: 'red' | 'yellow'): number => alerts.filter((alert) => alert.tier === tier).length;
  const words = [count('red') > 0 ? `${count('red')} red` : '', count('yellow') > 0 ? `${count('yellow')} yellow` : ''];
  return words.filter(Boolean).join(', ') || 'none';
}
