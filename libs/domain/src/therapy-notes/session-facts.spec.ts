import { aDosingSession, alexLines, clock } from '../dosing-sessions/testing/index.js';
import { canonicalJson } from './canonical-json.js';
import { isLateAddendum } from './note-rules.js';
import { sessionFacts } from './session-facts.js';

const factsAt = (time: string, session = aDosingSession('intravenous-ketamine').telling(...alexLines)) =>
  sessionFacts(
    session.session,
    session.entries.filter(({ occurredAt }) => Date.parse(occurredAt) <= clock(time)),
    session.policy,
    clock(time),
  );

describe('the facts a note takes from the log', () => {
  it('are the golden infusion’s dose, times, peak and alert', () => {
    const facts = factsAt('12:00');
    // 75 mL/h × 18 min + 60 mL/h × 19 min = 41.5 mL; × 0.82 mg/mL = 34.03 mg; ran 18 + 19 = 37 min
    expect(facts).toMatchObject({ outcome: 'stopped-early', orderedUg: 41_000, racemicUg: 34_030, esketamineUg: 0, infusionMinutes: 37 });
    expect(facts).toMatchObject({ deliveredUgPerKg: 415, phase: 'discharged', lowestSpo2Percent: 97 });
    expect(facts.peakPressure).toEqual({ systolicMmHg: 164, diastolicMmHg: 98, at: '2026-11-17T15:23:00.000Z' });
    expect(facts.baselinePressure).toMatchObject({ systolicMmHg: 128, diastolicMmHg: 80 });
    expect(facts.alerts).toEqual([{ rule: 'blood-pressure-high', tier: 'yellow', raisedAt: '2026-11-17T15:23:00.000Z', isOpen: false }]);
    expect(facts.dischargedAt).toBe('2026-11-17T16:58:00.000Z');
  });

  it('keep the patient’s words as quotes with their time', () => {
    expect(factsAt('12:00').observations.filter(({ isQuote }) => isQuote)).toEqual([
      expect.objectContaining({ at: '2026-11-17T15:12:00.000Z', text: "I can see my father's workshop" }),
      expect.objectContaining({ at: '2026-11-17T15:48:00.000Z', text: "It's too much" }),
    ]);
  });

  it('say nothing of what was not measured or given', () => {
    const facts = factsAt('09:30');
    expect(facts).toMatchObject({ outcome: 'not-started', firstDoseAt: null, infusionMinutes: null, dischargedAt: null });
    expect(facts).toMatchObject({ peakPressure: null, baselinePressure: null, lowestSpo2Percent: null, alerts: [], observations: [] });
  });
});

describe('the peak and the lowest saturation', () => {
  const story = aDosingSession()
    .withVitals('09:50', '190/100', 70, 80)
    .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
    .withVitals('10:05', '150/90', 72, 99)
    .withVitals('10:15', '150/95', 72, 98)
    .with('10:16', 'vitals-taken', { spo2Percent: 96 })
    .with('10:17', 'observation-noted', { category: 'affect', text: 'Calm.' });

  it('count from the first dose on, its own moment included; of two equal pressures the first is the peak', () => {
    expect(factsAt('10:06', story)).toMatchObject({ peakPressure: { systolicMmHg: 150, diastolicMmHg: 90 }, lowestSpo2Percent: 99 });
    expect(factsAt('10:20', story)).toMatchObject({ peakPressure: { diastolicMmHg: 90 }, lowestSpo2Percent: 96, infusionMinutes: 15 });
  });

  it('are not known before anything was given, whatever was measured', () => {
    expect(factsAt('10:00', story)).toMatchObject({ peakPressure: null, lowestSpo2Percent: null, infusionMinutes: null });
  });

  it('come with what was observed, and with the alerts that are still open', () => {
    const risen = story.withVitals('10:20', '165/95');
    expect(factsAt('10:21', risen).alerts).toEqual([expect.objectContaining({ rule: 'blood-pressure-high', isOpen: true })]);
    expect(factsAt('10:21', risen).observations).toEqual([
      { entryId: expect.any(String) as string, at: '2026-11-17T15:17:00.000Z', category: 'affect', text: 'Calm.', isQuote: false },
    ]);
  });
});

describe('an addendum', () => {
  const now = Date.parse('2026-11-18T15:00:00Z');
  it.each([
    ['2026-11-17T15:00:00.000Z', false],
    ['2026-11-17T14:59:59Z', true],
  ])('about %s is a late entry: %s', (eventAt, isLate) => {
    expect(isLateAddendum(Date.parse(eventAt), now)).toBe(isLate);
    expect(isLateAddendum(null, now)).toBe(false);
  });
});

describe('the text a hash is taken over', () => {
  it('does not depend on the order of fields, and does on the order of a list', () => {
    expect(canonicalJson({ b: { d: 1, c: null }, a: [2, 1], e: undefined })).toBe('{"a":[2,1],"b":{"c":null,"d":1}}');
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});

describe('the facts of a session without an order', () => {
  it('take the weight the chart knows', () => {
    const story = aDosingSession('intravenous-ketamine', { order: null });
    expect(sessionFacts(story.session, story.entries, story.policy, clock('10:00')).weightG).toBe(82_000);
  });
});

describe('the text a signature is taken over', () => {
  it('is one for one content, in whatever order its fields stand', () => {
    expect(canonicalJson({ a: 1, b: 2, c: 3 })).toBe('{"a":1,"b":2,"c":3}');
    expect(canonicalJson({ c: 3, b: 2, a: 1 })).toBe('{"a":1,"b":2,"c":3}');
  });
});
