import { aDosingSession, alexLines, beaLines, carlosLines, clock } from '../testing/index.js';
import type { Instant } from '../../shared/index.js';
import { sessionSummary, type SessionSummary } from './session-summary.js';

const alex = aDosingSession('intravenous-ketamine', { plannedStart: '2026-11-17T14:30:00Z' }).telling(...alexLines);
const bea = aDosingSession('intramuscular-ketamine', {
  ...{ patient: { weightG: 64_000, ageYears: 38 }, isPregnancyTestRequired: true, plannedStart: '2026-11-17T15:45:00Z' },
}).telling(...beaLines);
const carlos = aDosingSession('intranasal-esketamine', {
  patient: { weightG: 96_000, ageYears: 58 },
  plannedStart: '2026-11-17T17:35:00Z',
}).telling(...carlosLines);

const summed = (day: readonly SessionSummary[], of: (one: SessionSummary) => number) => day.reduce((sum, one) => sum + of(one), 0);

describe('the golden day in figures', () => {
  const day = [
    sessionSummary(alex.foldAt('18:00'), { arrivedAt: clock('09:30'), overrides: 0 }),
    sessionSummary(bea.foldAt('18:00'), { arrivedAt: clock('10:45'), overrides: 1 }),
    sessionSummary(carlos.foldAt('18:00'), { arrivedAt: clock('12:40'), overrides: 0 }),
  ] as const;

  it('has three sessions, one of them stopped early, with the chair minutes of each', () => {
    expect(day.map(({ outcome }) => outcome)).toEqual(['stopped-early', 'completed', 'completed']);
    // 09:30–11:58, 10:45–13:05, 12:40–15:22
    expect(day.map(({ chairMin }) => chairMin)).toEqual([148, 140, 162]);
  });

  it('has one yellow and one red alert, both resolved, the red one acknowledged in 1 minute with the prescriber informed in 2', () => {
    expect(day.flatMap(({ alerts }) => alerts)).toEqual([
      { tier: 'yellow', acknowledgedMin: 1, informedMin: null, resolvedMin: 8 }, // 10:23 → 10:24, 10:31
      { tier: 'red', acknowledgedMin: 1, informedMin: 2, resolvedMin: 45 }, // 13:50 → 13:51, 13:52, 14:35
    ]);
  });

  it('has one pause of eight minutes, one waste of 6.97 mg, one override and three adverse events', () => {
    expect([summed(day, ({ pauses }) => pauses), summed(day, ({ pausedMin }) => pausedMin)]).toEqual([1, 8]);
    expect([summed(day, ({ wastes }) => wastes), summed(day, ({ wastedUg }) => wastedUg)]).toEqual([1, 6_970]);
    expect([summed(day, ({ overrides }) => overrides), summed(day, ({ adverseEvents }) => adverseEvents)]).toEqual([1, 3]);
  });

  it('misses no vital signs', () => {
    expect(day.map(({ vitalsDue }) => vitalsDue).slice(0, 2)).toEqual([9, 9]);
    expect(summed(day, ({ vitalsMissed }) => vitalsMissed)).toBe(0);
  });

  it('refused three steps: leaving at 11:40 and 15:05, and the second device at 13:04', () => {
    const tries = [
      alex.step('11:40', 'discharge-readied'),
      carlos.step('13:04', 'dose-released', { form: 'device' }),
      carlos.step('15:05', 'discharge-readied'),
    ];
    expect(tries.filter(({ allowed }) => !allowed)).toHaveLength(3);
  });
});

describe('the figures of a session', () => {
  const beside = { arrivedAt: null, overrides: 0 };

  it('say nothing of a session that never began', () => {
    const summary = sessionSummary(aDosingSession().foldAt('12:00'), beside);
    expect(summary).toMatchObject({ startDelayMin: null, chairMin: null, firstDoseAt: null, vitalsDue: 0, alerts: [], pauses: 0 });
  });

  it('count the delay from the planned start to the pre-dose check, early as negative', () => {
    const opened = (at: string) => sessionSummary(aDosingSession().with(at, 'precheck-opened', {}).foldAt('12:00'), beside).startDelayMin;
    expect([opened('09:50'), opened('10:00'), opened('10:16')]).toEqual([-10, 0, 16]);
  });

  it('count the delay to the first dose where no check was opened, and readings nobody took as missed', () => {
    const dosed = aDosingSession()
      .with('10:20', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:55', 'infusion-stopped', { reason: 'patient-request' });
    const summary = sessionSummary(dosed.foldAt('11:00'), beside);
    expect(summary).toMatchObject({ startDelayMin: 20, chairMin: null, vitalsLate: 0 });
    expect(summary.vitalsMissed).toBeGreaterThan(0);
  });

  it('leave the minutes of a pause that goes on out, and of a patient who is still here', () => {
    const paused = aDosingSession()
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:20', 'infusion-paused', { reason: 'nausea' });
    const here: Instant = clock('09:30');
    expect(sessionSummary(paused.foldAt('10:30'), { arrivedAt: here, overrides: 0 })).toMatchObject({
      pauses: 0,
      pausedMin: 0,
      chairMin: null,
    });
  });

  it('say of an alert that nobody acknowledged that nobody did', () => {
    const high = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).withVitals('10:15', '164/98');
    expect(sessionSummary(high.foldAt('10:20'), beside).alerts).toEqual([
      { tier: 'yellow', acknowledgedMin: null, informedMin: null, resolvedMin: null },
    ]);
  });
});
