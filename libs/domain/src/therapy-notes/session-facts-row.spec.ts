import { aDosingSession, alexLines, carlosLines, clock } from '../dosing-sessions/testing/index.js';
import { sessionFacts, type SessionFacts } from './session-facts.js';
import { sessionFactsRow } from './session-facts-row.js';

const zone = 'America/New_York';
const alex = aDosingSession('intravenous-ketamine').telling(...alexLines);
const facts = sessionFacts(alex.session, alex.entries, alex.policy, clock('12:00'));
const rowOf = (changes: Partial<SessionFacts> = {}) => sessionFactsRow({ ...facts, ...changes }, zone);
const alert = (tier: 'yellow' | 'red') => ({ rule: 'oxygen-saturation-low', tier, raisedAt: facts.plannedStart, isOpen: false });

describe('a session as a row of a table', () => {
  it('says of the golden infusion what was given of what was ordered, in how long, and what was seen', () => {
    expect(rowOf()).toEqual({
      id: facts.sessionId,
      day: '17 Nov 2026',
      medicine: 'Ketamine, infusion',
      given: '34.03 mg of 41 mg',
      perKg: '0.415 mg',
      minutes: '37',
      peak: '164/98',
      spo2: '97 %',
      alerts: '1 yellow',
      outcome: 'Stopped early',
    });
  });

  it('has a dash for what was not given or measured, never nought', () => {
    const before = sessionFacts(alex.session, [], alex.policy, clock('09:30'));
    expect(sessionFactsRow(before, zone)).toMatchObject({
      ...{ day: '17 Nov 2026', given: '–', perKg: '–', minutes: '–', peak: '–', spo2: '–', alerts: 'none', outcome: 'Not started' },
    });
    expect(rowOf({ racemicUg: null, deliveredUgPerKg: null })).toMatchObject({ given: '–', perKg: '–' });
    expect(rowOf({ orderedUg: null })).toMatchObject({ given: '34.03 mg' });
    expect(rowOf({ infusionMinutes: 0, lowestSpo2Percent: 0 })).toMatchObject({ minutes: '0', spo2: '0 %' });
  });

  it('counts esketamine alone for a session of esketamine', () => {
    const carlos = aDosingSession('intranasal-esketamine').telling(...carlosLines);
    const given = sessionFacts(carlos.session, carlos.entries, carlos.policy, clock('16:00'));
    expect(sessionFactsRow(given, zone)).toMatchObject({ given: '84 mg of 84 mg', minutes: '–' });
    expect(sessionFactsRow({ ...given, racemicUg: 5_000 }, zone).given).toBe('84 mg of 84 mg');
  });

  it.each([
    [[], 'none'],
    [[alert('red')], '1 red'],
    [[alert('yellow'), alert('red'), alert('yellow')], '1 red, 2 yellow'],
  ])('tells alerts by their gravity, the graver first (%#)', (alerts, words) => {
    expect(rowOf({ alerts }).alerts).toBe(words);
  });

  it.each([
    ['in-progress', 'Under way'],
    ['completed', 'Completed'],
    ['not-given', 'Not given'],
  ] as const)('says of a session that is %s: %s', (outcome, words) => {
    expect(rowOf({ outcome }).outcome).toBe(words);
  });

  it('writes the day of the first dose on the clock of the clinic', () => {
    expect(rowOf({ firstDoseAt: '2026-11-18T03:30:00.000Z' }).day).toBe('17 Nov 2026');
    expect(sessionFactsRow({ ...facts, firstDoseAt: '2026-11-18T03:30:00.000Z' }, 'UTC').day).toBe('18 Nov 2026');
  });
});
