import { defaultProtocols } from '../courses/index.js';
import { defaultLimitPolicy } from '../dosing-sessions/index.js';
import { aDosingSession, alexLines, testPersonId } from '../dosing-sessions/testing/index.js';
import { answerCommand } from './domain-command.js';

type Answer = Record<string, unknown> & { ok: boolean; refusals?: { code: string; path?: string }[] };
const ask = (words: string, input: unknown) => answerCommand(words.split(' '), JSON.stringify(input)) as Answer;
const codes = (words: string, input: unknown) => (ask(words, input).refusals ?? []).map(({ code, path = '' }) => `${code} ${path}`.trim());
const noon = '2026-11-17T12:00:00-05:00';

describe('machines', () => {
  it('name every step from a state, or decide one with all that is missing', () => {
    expect(
      ask('machine course', { state: 'consented', event: 'start-preparation', roles: ['therapist'], facts: { hasCareTeam: true } }),
    ).toEqual({ ok: true, from: 'consented', to: 'preparing' });
    expect(codes('machine course', { state: 'consented', event: 'start-preparation', roles: ['front-desk'] })).toEqual([
      'role-may-not',
      'care-team-missing',
    ]);
    expect(codes('machine course', { state: 'asleep', roles: ['nurse'] })).toEqual(['not-allowed state']);
    expect(codes('machine course', { state: 'completed', event: 'hold', roles: ['prescriber'] })).toEqual(['not-from-this-state']);
    const facts = { now: noon, startsAt: '2026-11-17T11:40:00-05:00' };
    const noShow = { state: 'booked', event: 'mark-no-show', roles: ['front-desk'], documented: ['safety-call-attempt'] };
    expect(ask('machine appointment', { ...noShow, facts })).toMatchObject({ ok: true, to: 'no-show' }); // 20 minutes of grace are over
    expect(codes('machine appointment', { ...noShow, facts: { ...facts, startsAt: '2026-11-17T11:40:01-05:00' } })).toEqual([
      'within-grace',
    ]);
    expect(codes('machine sofa', {})).toEqual(['unknown-command']);
  });

  it('decide a step of a session from its log', () => {
    const alex = aDosingSession('intravenous-ketamine').telling(...alexLines.filter(({ at }) => at < '11:40'));
    const log = { session: alex.session, entries: alex.entries, now: '2026-11-17T11:40:00-05:00' };
    const step = { kind: 'discharge-readied', authorId: testPersonId('ruiz'), roles: ['nurse'] };
    expect(codes('step', { ...log, step })).toContain('minimum-observation');
    const fact = { kind: 'note-written', details: { text: 'calm' }, authorId: testPersonId('nair'), roles: ['therapist'] };
    expect(ask('step', { ...log, step: fact })).toMatchObject({ ok: true, from: 'observing', to: 'observing' });
    expect(codes('step', { ...log, session: {}, step })).toContain('missing-field session.id');
    expect(codes('step', { ...log, step: { ...step, kind: 'sing' } })).toEqual(['not-allowed step.kind']);
  });
});

describe('policies, plans and dates', () => {
  it('read a policy, or decide its change', () => {
    expect(ask('policy limits', defaultLimitPolicy)).toEqual({ ok: true, kind: 'limits', version: 1 });
    const change = { current: defaultLimitPolicy, proposed: { ...defaultLimitPolicy, version: 2 }, authorId: 'a', approverId: 'b' };
    expect(ask('policy limits', change)).toEqual({ ok: true, kind: 'limits', version: 2 });
    expect(codes('policy limits', { ...change, approverId: 'a' })).toEqual(['approver-is-author approverId']);
    expect(codes('policy limits', { ...change, current: { ...defaultLimitPolicy, version: 0 } })).toEqual(['out-of-range current.version']);
    expect(codes('policy weather', {})).toEqual(['unknown-command']);
  });

  it('plan a course of a known or a written protocol', () => {
    expect(ask('course plan', { protocol: defaultProtocols[1], startsOn: '2026-11-02' })).toMatchObject({
      ok: true,
      protocolId: 'intramuscular-ketamine-therapy',
    });
    expect(codes('course plan', { protocol: 'weekend-retreat', startsOn: '2026-11-02' })).toEqual(['not-allowed protocol']);
  });

  it('count treatment weeks on the dates of the clinic', () => {
    const zone = 'America/New_York';
    expect(ask('treatment-week', { firstDose: '2026-11-03', on: '2026-11-09' })).toMatchObject({ treatmentWeek: 1, day: 6 });
    expect(ask('treatment-week', { firstDose: '2026-11-03', on: '2026-11-10' })).toMatchObject({ treatmentWeek: 2, day: 7 });
    // 23:30 on the 9th in New York is the 10th in UTC
    expect(ask('treatment-week', { firstDose: '2026-11-03T09:00:00-05:00', on: '2026-11-10T04:30:00Z', zone })).toMatchObject({
      treatmentWeek: 1,
    });
    expect(ask('treatment-week', { firstDose: '2026-10-31T23:30:00-04:00', on: '2026-11-07T00:30:00-04:00', zone })).toMatchObject({
      day: 6,
    });
    expect(codes('treatment-week', { firstDose: '2026-11-03T09:00:00-05:00', on: '2026-11-10' })).toEqual(['missing-field zone']);
    expect(codes('treatment-week', { firstDose: '2026-11-03', on: '2026-11-02' })).toEqual(['before-first-dose']);
  });

  it('round half up at every place, on the magnitude', () => {
    const rounded = (value: unknown, places: number) => ask('round', { value, places })['rounded'];
    expect([rounded(0.525, 2), rounded('155.25', 1), rounded(1.005, 2), rounded(-0.125, 2), rounded('2.5', 0), rounded(8.345, 2)]).toEqual([
      0.53, 155.3, 1.01, -0.13, 3, 8.35,
    ]);
    expect(ask('round', { value: 4.3725, step: '0.05' })).toMatchObject({ rounded: 4.35, text: '4.35' });
    expect(codes('round', { value: 'x', places: 1 })).toEqual(['wrong-type value']);
    expect(codes('round', { value: 1, step: 'x' })).toEqual(['wrong-type step']);
    expect(codes('round', { value: 1, step: 0 })).toEqual(['out-of-range step']);
    expect(codes('round', { value: 1 })).toEqual(['not-allowed places']);
    expect(codes('round', { value: 1, step: 1, places: 1 })).toEqual(['not-allowed places']);
  });
});

describe('the bedside from the command line', () => {
  it('tells typing errors from danger', () => {
    expect(ask('monitor vitals', { systolicMmHg: 190, diastolicMmHg: 100 })).toMatchObject({ entry: 'accepted' });
    expect(ask('monitor vitals', { systolicMmHg: 301 })).toMatchObject({ entry: 'refused', plausibility: { systolicMmHg: 'impossible' } });
    expect(ask('monitor vitals', { systolicMmHg: 90, diastolicMmHg: 90 })).toMatchObject({ entry: 'refused' });
    expect(ask('monitor vitals', { systolicMmHg: 200, diastolicMmHg: 60 })).toMatchObject({
      entry: 'confirm',
      confirm: ['pulsePressureMmHg'],
    });
  });

  it('raises alerts, with or without a baseline', () => {
    expect(ask('monitor alerts', { reading: { systolicMmHg: 159, diastolicMmHg: 99 } })).toMatchObject({ tier: 'none' });
    expect(ask('monitor alerts', { reading: { systolicMmHg: 160 } })).toMatchObject({ tier: 'yellow' });
    expect(ask('monitor alerts', { reading: { spo2Percent: 91, desaturatedSeconds: 61 } })).toMatchObject({ tier: 'red' });
    expect(ask('monitor alerts', { reading: { isArrhythmiaNew: true } })).toMatchObject({ tier: 'red' });
  });

  it('says when readings are due, with a running infusion too', () => {
    const devices = ['2026-11-17T13:10:00-05:00', '2026-11-17T13:00:00-05:00', '2026-11-17T13:05:00-05:00'];
    expect(ask('monitor schedule', { product: 'intranasal-esketamine', doseTimes: devices })).toMatchObject({
      earliestReleaseAt: '2026-11-17T20:10:00.000Z',
      isMinimumHard: true,
      vitalSigns: ['2026-11-17T18:50:00.000Z', '2026-11-17T19:20:00.000Z', '2026-11-17T19:50:00.000Z'],
    });
    const infusion = { product: 'intravenous-ketamine', doseTimes: ['2026-11-17T10:05:00-05:00'] };
    expect(ask('monitor schedule', infusion)).toMatchObject({ earliestReleaseAt: null, vitalSigns: [], everyMinWhileRunning: 10 });
    const ended = { ...infusion, endedAt: '2026-11-17T10:50:00-05:00', until: '2026-11-17T11:20:00-05:00' };
    expect(ask('monitor schedule', ended)).toMatchObject({
      earliestReleaseAt: '2026-11-17T16:50:00.000Z',
      vitalSigns: ['2026-11-17T16:05:00.000Z', '2026-11-17T16:20:00.000Z'],
    });
  });

  it('decides rescue medicines and home sessions', () => {
    const rescue = { medicine: 'epinephrine', doseMg: '300 mcg', route: 'intramuscular', isOrdered: false, at: noon, allergies: [] };
    expect(ask('rescue', rescue)).toMatchObject({ ok: true, overridden: [] });
    expect(codes('rescue', { ...rescue, doseMg: 0.5 })).toEqual(['rescue-dose']);
    expect(codes('rescue', { ...rescue, medicine: 'labetalol' })).toContain('rescue-order');
    expect(codes('home-session', { now: noon, drug: 'esketamine' })).toEqual(['esketamine-never-at-home']);
    expect(codes('home-session', { now: noon })).toHaveLength(8);
  });
});

describe('measures in a course', () => {
  it('are due by the event, and may not be sent at night', () => {
    const due = (more: object) => ask('measures due', { event: 'integration-session', at: noon, on: '2026-11-17', ...more })['measures'];
    expect(JSON.stringify(due({ sessionNumber: 3 }))).toContain('wai-sr');
    expect(JSON.stringify(due({ sessionNumber: 2 }))).not.toContain('wai-sr');
    expect(JSON.stringify(due({ event: 'follow-up-month', month: 3 }))).toContain('sds');
    const night = { isWithinStaffedHours: false, hasAfterHoursCover: false };
    expect(ask('measures send', { instrument: 'gad-7', ...night })).toMatchObject({ canSend: true });
    expect(ask('measures send', { instrument: 'phq-9', ...night })).toMatchObject({ canSend: false });
    expect(codes('measures send', { instrument: 'horoscope', ...night })).toEqual(['unknown-instrument instrument']);
  });

  it('a relapse needs two days, whatever the order of the scores', () => {
    const relapse = (scores: readonly (readonly [number, string])[]) =>
      ask('measures relapse', { baseline: 22, scores: scores.map(([total, answeredOn]) => ({ total, answeredOn })) })['standing'];
    expect(
      relapse([
        [9, '2026-10-01'],
        [14, '2026-11-01'],
        [15, '2026-11-01'],
      ]),
    ).toBe('possible-relapse');
    expect(
      relapse([
        [15, '2026-11-08'],
        [9, '2026-10-01'],
        [14, '2026-11-01'],
      ]),
    ).toBe('relapse');
  });
});
