import { aDosingSession, clock, testPersonId } from '../testing/index.js';
import { decideTransition } from '../../shared/index.js';
import { alertMachine, resolutionUnmet } from './alert-machine.js';

const infusing = aDosingSession().withVitals('09:55', '120/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const high =
  (key: string) =>
  ({ entry }: { entry: (key: string) => string }) => ({ alert: { rule: 'blood-pressure-high', entryId: entry(key) } });

describe('an alert', () => {
  it('is not raised before the first dose', () => {
    expect(aDosingSession().withVitals('09:55', '190/100').foldAt('10:00').alerts).toEqual([]);
  });

  it('takes later readings of its rule into itself, and a worse tier wants a new acknowledgement', () => {
    const story = infusing
      .withVitals('10:15', '165/90')
      .with('10:16', 'alert-acknowledged', high('vitals 10:15'))
      .withVitals('10:20', '168/90')
      .withVitals('10:25', '185/90');
    const [alert, ...others] = story.foldAt('10:26').alerts;
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ tier: 'red', status: 'raised', raisedAt: clock('10:15') });
    expect(alert?.levels.map(({ tier, acknowledgedAt }) => [tier, acknowledgedAt])).toEqual([
      ['yellow', clock('10:16')],
      ['red', null],
    ]);
    expect(alert?.readings).toHaveLength(3);
    const again = story.with('10:27', 'alert-acknowledged', high('vitals 10:20')).foldAt('10:28').alerts[0];
    expect([again?.status, again?.levels[1]?.acknowledgedAt]).toEqual(['acknowledged', clock('10:27')]);
  });

  it('keeps high and low apart and does not close by itself', () => {
    const story = infusing
      .withVitals('10:15', '165/90')
      .withVitals('10:20', '85/48')
      .withVitals('10:25', '120/80')
      .withVitals('10:30', '120/80')
      .withVitals('10:35', '120/80');
    expect(story.foldAt('10:40').openAlerts.map(({ rule, normalReadings }) => [rule, normalReadings])).toEqual([
      ['blood-pressure-high', 4],
      ['blood-pressure-low', 3],
    ]);
  });

  it('comes anew after it was resolved', () => {
    const story = infusing
      .withVitals('10:15', '165/90')
      .with('10:16', 'alert-acknowledged', high('vitals 10:15'))
      .with('10:16', 'alert-action-recorded', (refer) => ({ ...high('vitals 10:15')(refer), action: 'calm-environment' }))
      .withVitals('10:20', '120/80')
      .withVitals('10:25', '120/80')
      .with('10:26', 'alert-resolved', high('vitals 10:15'))
      .with('10:27', 'alert-resolved', high('vitals 10:15'))
      .withVitals('10:30', '166/90');
    expect(story.foldAt('10:31').alerts.map(({ status }) => status)).toEqual(['resolved', 'raised']);
    expect(story.foldAt('10:31').incidents.map(({ code }) => code)).toEqual(['dosed-without-go']);
  });

  it('keeps escalations and who was informed, and may be resolved without re-check by an override', () => {
    const okafor = testPersonId('okafor');
    const story = infusing
      .withVitals('10:15', '185/90')
      .with('10:16', 'alert-action-recorded', (refer) => ({ ...high('vitals 10:15')(refer), action: 'dosing-paused' }))
      .with('10:16', 'alert-acknowledged', high('vitals 10:15'))
      .with('10:17', 'prescriber-informed', (refer) => ({ ...high('vitals 10:15')(refer), prescriberId: okafor, manner: 'paged' }))
      .with('10:18', 'alert-escalated', (refer) => ({ ...high('vitals 10:15')(refer), to: 'emergency-services' }));
    const [alert] = story.foldAt('10:19').alerts;
    expect(alert).toMatchObject({ status: 'acted', prescriberInformedAt: clock('10:17'), escalatedTo: ['emergency-services'] });
    const overrides = [{ code: 'alert-not-rechecked', reason: 'taken over by the ambulance', agreedById: okafor }];
    expect(story.step('10:20', 'alert-resolved', { alert: alert?.name, overrides }, 'okafor').allowed).toBe(true);
    const resolved = story.with('10:20', 'alert-resolved', (refer) => ({ ...high('vitals 10:15')(refer), overrides }), { by: 'okafor' });
    expect(resolved.foldAt('10:21').alerts[0]?.status).toBe('resolved');
    expect(story.step('10:20', 'alert-resolved', {})).toMatchObject({ allowed: false, refusals: [{ code: 'no-such-alert' }] });
  });

  it('is not closed before it was acknowledged, acted on and checked again; an override counts for its own reason alone', () => {
    const raised = infusing.withVitals('10:15', '165/90');
    const override = (code: string) => ({ code, reason: 'ambulance', agreedById: testPersonId('okafor') });
    const closed = (story: typeof raised, ...codes: readonly string[]) => {
      const told = story.with('10:18', 'alert-resolved', (refer) => ({ ...high('vitals 10:15')(refer), overrides: codes.map(override) }));
      const { alerts, situation, incidents } = told.foldAt('10:19');
      const isNamed = incidents.some(({ code }) => code === 'alert-resolved-too-early');
      return [alerts[0]?.status, isNamed, resolutionUnmet(story.foldAt('10:17').alerts[0] ?? never(), situation.policy.monitoring)];
    };
    const never = (): never => {
      throw new RangeError('an alert');
    };
    const unacknowledged = { code: 'alert-not-acknowledged', message: 'Acknowledge the alert first; each time it gets worse, again.' };
    const unacted = { code: 'alert-without-action', message: 'Record what was done about it.' };
    const unchecked = {
      ...{ code: 'alert-not-rechecked', facts: { needed: 2, normalReadings: 0 }, isOverridable: true },
      message: 'Check again: 2 readings in a row within limits are needed, there are 0.',
    };
    expect(closed(raised, 'alert-not-acknowledged', 'alert-without-action', 'alert-not-rechecked')).toEqual([
      ...['raised', true],
      [unacknowledged, unacted, unchecked],
    ]);
    const acted = raised
      .with('10:16', 'alert-acknowledged', high('vitals 10:15'))
      .with('10:17', 'alert-action-recorded', (refer) => ({ ...high('vitals 10:15')(refer), action: 'watched' }));
    expect(closed(acted, 'minimum-observation')).toEqual(['acted', true, [unchecked]]);
    expect(closed(acted)).toEqual(['acted', true, [unchecked]]);
    expect(closed(acted, 'minimum-observation', 'alert-not-rechecked')).toEqual(['resolved', false, [unchecked]]);
  });

  it('knows its own machine: acknowledged, acted, resolved', () => {
    const [alert] = infusing.withVitals('10:15', '165/90').foldAt('10:16').alerts;
    if (alert === undefined) throw new RangeError('an alert');
    const ask = (event: 'acknowledge' | 'record-action', actions = alert.actions) =>
      decideTransition(alertMachine, {
        state: 'raised',
        event,
        roles: ['nurse'],
        facts: { alert: { ...alert, actions }, normalReadingsNeeded: 2 },
      });
    expect(ask('acknowledge')).toMatchObject({ value: { to: 'acknowledged' } });
    expect(ask('acknowledge', [{ at: clock('10:16'), entryId: 'x', action: 'watched' }])).toMatchObject({ value: { to: 'acted' } });
    expect(ask('record-action')).toMatchObject({ value: { to: 'acted' } });
  });

  it('of saturation is red after more than a minute below 92 on oxygen, streamed or charted', () => {
    const rows = [0, 30, 60].map((offsetSeconds) => ({ offsetSeconds, spo2Percent: 91 }));
    const story = infusing
      .with('10:10', 'oxygen-started', { flowMlPerMin: 2_000 })
      .with('10:11', 'vitals-streamed', { monitor: 'M1', rows });
    expect(story.foldAt('10:13').alerts).toMatchObject([{ rule: 'oxygen-saturation-low', tier: 'yellow' }]);
    const longer = story.with('10:12', 'vitals-streamed', { monitor: 'M1', rows: [{ offsetSeconds: 1, spo2Percent: 91 }] });
    expect(longer.foldAt('10:13').alerts).toMatchObject([{ tier: 'red' }]);
    const stopped = story
      .with('10:12', 'oxygen-stopped', {})
      .with('10:12', 'vitals-streamed', { monitor: 'M1', rows: [{ offsetSeconds: 5, spo2Percent: 91 }] });
    expect(stopped.foldAt('10:13').alerts).toMatchObject([{ tier: 'yellow' }]);
  });

  it('of saturation stays yellow at 92 however long it lasts, and counts anew after a good reading; a batch may say itself that oxygen runs', () => {
    const batch = (spo2Percent: number) => ({
      ...{ monitor: 'M1', oxygen: 'on-oxygen' as const },
      rows: [{ offsetSeconds: 0, spo2Percent }],
    });
    const told = (...spo2: readonly number[]) =>
      spo2.reduce((story, percent, place) => story.with(`10:1${1 + place}:0${place}`, 'vitals-streamed', batch(percent)), infusing);
    const tiers = (story: typeof infusing) => story.foldAt('10:16').alerts.map(({ tier }) => tier);
    expect([tiers(told(92, 92, 92)), tiers(told(91, 91)), tiers(told(91, 92, 91))]).toEqual([['yellow'], ['red'], ['yellow']]);
    expect(told(92).foldAt('10:16').readings.slice(-1)).toMatchObject([{ source: 'streamed', isOnOxygen: true, at: clock('10:11') }]);
  });

  it('of a new arrhythmia and of agitation is raised from the words and scales charted', () => {
    const story = infusing
      .with('10:15', 'vitals-taken', { heartRatePerMin: 80, rhythm: 'arrhythmia-new' })
      .with('10:20', 'vitals-taken', { heartRatePerMin: 80, rhythm: 'regular' })
      .with('10:21', 'sedation-assessed', { instrument: 'rass', score: 3 })
      .with('10:22', 'sedation-assessed', { instrument: 'poss', score: '3' });
    expect(story.foldAt('10:23').alerts.map(({ rule, tier, normalReadings }) => [rule, tier, normalReadings])).toEqual([
      ['arrhythmia', 'red', 1],
      ['agitation', 'red', 0],
    ]);
  });
});

describe('hard limits', () => {
  it('that were passed are named, soft ones are not', () => {
    const injection = { role: 'initial', volumeUl: 650, site: 'deltoid-left' } as const;
    const within = aDosingSession('intramuscular-ketamine').with('11:15', 'injection-given', { ...injection, doseUg: 90_000 }); // 1.41 mg/kg: soft
    const beyond = aDosingSession('intramuscular-ketamine').with('11:15', 'injection-given', { ...injection, doseUg: 130_000 }); // 2.03 mg/kg
    const rules = (story: typeof within) =>
      story
        .foldAt('11:16')
        .incidents.filter(({ code }) => code === 'hard-limit-exceeded')
        .map(({ facts }) => facts['ruleId']);
    expect([rules(within), rules(beyond)]).toEqual([[], ['injection-dose-per-kg', 'injection-session-per-kg']]);
  });

  it('of the rate are above 40 µg/kg/min', () => {
    // 240 mL/h × 0.82 mg/mL ÷ 60 ÷ 82 kg = 40 µg/kg/min exactly
    const at = (rateUlPerH: number) =>
      aDosingSession()
        .with('10:05', 'infusion-started', { rateUlPerH })
        .foldAt('10:06')
        .incidents.map(({ code }) => code);
    expect([at(240_000), at(240_001)]).toEqual([['dosed-without-go'], ['dosed-without-go', 'hard-limit-exceeded']]);
  });

  it('without any weight are judged by the milligrams alone', () => {
    const unweighed = aDosingSession('intramuscular-ketamine', { order: null, patient: {} });
    const given = unweighed.with('11:15', 'injection-given', {
      role: 'initial',
      doseUg: 201_000,
      volumeUl: 2_000,
      site: 'ventrogluteal-left',
    });
    expect(
      given
        .foldAt('11:16')
        .incidents.filter(({ code }) => code === 'hard-limit-exceeded')
        .map(({ facts }) => facts['ruleId']),
    ).toEqual(['injection-dose', 'injection-session']);
    expect(given.foldAt('11:16').dosing.deliveredUgPerKg).toBeNull();
  });
});
