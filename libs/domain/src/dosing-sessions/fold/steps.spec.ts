import type { Decision, Unmet } from '../../shared/index.js';
import { alexLines, aDosingSession, carlosLines, clock, defaultOrders, testPersonId, type SessionBuilder } from '../testing/index.js';

const codes = (decision: Decision<unknown, Unmet>): readonly string[] =>
  decision.allowed ? [] : decision.refusals.map(({ code }) => code);
const without = (lines: typeof alexLines, ...kinds: readonly string[]) => lines.filter((line) => !kinds.includes(line.kind));
const okafor = testPersonId('okafor');
const go = { decision: 'go', participantIds: [okafor] };
const alexUntilGo = alexLines.filter((line) => line.at < '10:02');

describe('opening the pre-dose check', () => {
  it('needs a signed order, a checked-in appointment and a course in its dosing phase; unknown is no', () => {
    expect(codes(aDosingSession().step('09:36', 'precheck-opened'))).toEqual([]);
    expect(codes(aDosingSession('intravenous-ketamine', { surroundings: {} }).step('09:36', 'precheck-opened'))).toEqual([
      'course-not-in-dosing-phase',
      'appointment-not-checked-in',
    ]);
    expect(codes(aDosingSession('intravenous-ketamine', { order: null }).step('09:36', 'precheck-opened'))).toEqual([
      'not-from-this-state',
    ]);
  });

  it('is not for therapists, and nobody opens a sealed session', () => {
    expect(codes(aDosingSession().step('09:36', 'precheck-opened', {}, 'nair'))).toEqual(['role-may-not']);
    expect(codes(aDosingSession().step('09:36', 'sealed'))).toEqual(['not-closed']);
    const sealed = aDosingSession().with('09:00', 'sealed', { merkleRoot: 'a'.repeat(64) });
    expect(codes(sealed.step('09:36', 'precheck-opened'))).toEqual(['session-sealed']);
  });

  it('facts are always allowed', () => {
    expect(codes(aDosingSession().step('09:36', 'vitals-taken'))).toEqual([]);
  });
});

describe('the time-out', () => {
  it('lists everything that is missing, each with the entry that settles it', () => {
    const bare = aDosingSession('intravenous-ketamine', { isPregnancyTestRequired: true }).with('09:36', 'precheck-opened', {});
    const answer = bare.step('10:02', 'time-out-held', { decision: 'go' });
    expect(codes(answer)).toEqual([
      'identity-not-confirmed',
      'weight-not-measured',
      'allergies-not-reviewed',
      'interval-history-not-taken',
      'emergency-kit-not-checked',
      'escort-not-arranged',
      'fasting-not-confirmed',
      'pregnancy-test-missing',
      'consents-not-valid',
      'suicide-risk-not-screened',
      'baseline-not-taken',
      'prescriber-not-on-site',
      'venous-access-missing',
      'preparation-missing',
    ]);
    const fixes = answer.allowed ? [] : answer.refusals.map(({ facts }) => facts?.['fixBy']);
    expect(fixes.every((kind) => typeof kind === 'string')).toBe(true);
  });

  it('can always say no-go, and then nothing moves', () => {
    const bare = aDosingSession().with('09:36', 'precheck-opened', {});
    expect(bare.step('10:02', 'time-out-held', { decision: 'no-go' })).toMatchObject({
      allowed: true,
      value: { from: 'precheck', to: 'precheck' },
    });
    expect(
      bare.with('10:02', 'time-out-held', { decision: 'no-go', reason: 'fever', participantIds: [okafor] }).foldAt('10:03').phase,
    ).toBe('precheck');
  });

  it.each([
    ['a suicide answer without disposition', ['suicide-risk-dispositioned'], ['suicide-risk-not-dispositioned']],
    ['no second person', ['double-check-recorded'], ['double-check-missing']],
    ['no venous line', ['venous-access-placed'], ['venous-access-missing']],
  ] as const)('is refused for %s', (_, missing, expected) => {
    expect(
      codes(
        aDosingSession()
          .telling(...without(alexUntilGo, ...missing))
          .step('10:02', 'time-out-held', go),
      ),
    ).toEqual(expected);
  });

  it('is refused while risk events are open or nobody has looked', () => {
    const surroundings = { isCourseInDosingPhase: true, isAppointmentCheckedIn: true };
    for (const openRiskEvents of [1, null]) {
      const story = aDosingSession('intravenous-ketamine', { surroundings: { ...surroundings, openRiskEvents } }).telling(...alexUntilGo);
      expect(codes(story.step('10:02', 'time-out-held', go))).toEqual(['risk-event-open']);
    }
  });

  it('is held at once by a consent withdrawn after it was verified; so is the next dose, as by a suicide answer that came since', () => {
    const known = { isCourseInDosingPhase: true, isAppointmentCheckedIn: true, openRiskEvents: 0 };
    const within = (more: object) =>
      aDosingSession('intravenous-ketamine', { surroundings: { ...known, ...more } }).telling(...alexUntilGo);
    expect(codes(within({ withdrawnConsents: 1 }).step('10:02', 'time-out-held', go))).toEqual(['consent-withdrawn']);
    expect(codes(within({ withdrawnConsents: 0 }).step('10:02', 'time-out-held', go))).toEqual([]);
    const release = (more: object) =>
      codes(
        within(more)
          .with('10:02', 'time-out-held', { ...go, decision: 'go' })
          .step('10:04', 'dose-released', {}),
      );
    expect(release({ withdrawnConsents: 1 })).toContain('consent-withdrawn');
    expect(release({ openRiskEvents: 1 })).toContain('risk-event-open');
    expect(release({ withdrawnConsents: 0 }).filter((code) => code === 'consent-withdrawn' || code === 'risk-event-open')).toEqual([]);
  });

  it('takes a baseline of fifteen minutes and none older', () => {
    const story = aDosingSession().telling(...alexUntilGo);
    expect([codes(story.step('10:03', 'time-out-held', go)), codes(story.step('10:04', 'time-out-held', go))]).toEqual([
      [],
      ['baseline-too-old'],
    ]);
  });

  it('is held by a pressure of 150, which a prescriber may set aside, and stopped by 180, which nobody may', () => {
    const at = (pressure: string) =>
      aDosingSession()
        .telling(...alexUntilGo)
        .withVitals('10:00', pressure);
    const overrides = [{ code: 'baseline-on-hold', reason: 'white coat, 134 at home', agreedById: okafor }];
    expect(codes(at('152/80').step('10:02', 'time-out-held', go))).toEqual(['baseline-on-hold']);
    expect(at('152/80').step('10:02', 'time-out-held', { ...go, overrides })).toMatchObject({
      allowed: true,
      value: { to: 'ready', overridden: [{ override: { reason: 'white coat, 134 at home' } }] },
    });
    expect(
      codes(
        at('180/80').step('10:02', 'time-out-held', {
          ...go,
          overrides: [{ ...overrides[0], code: 'baseline-no-go', reason: 'x', agreedById: okafor }],
        }),
      ),
    ).toEqual(['baseline-no-go']);
    const nurses = [{ code: 'baseline-on-hold', reason: 'feels fine', agreedById: testPersonId('ruiz') }];
    expect(codes(at('152/80').step('10:02', 'time-out-held', { ...go, overrides: nurses }))).toEqual(['baseline-on-hold']);
  });

  it('minds consents, fasting, pregnancy and stock out of date', () => {
    const story = aDosingSession().telling(...alexUntilGo);
    const refused = (other: SessionBuilder) => codes(other.step('10:02', 'time-out-held', go));
    expect(refused(story.with('10:00', 'consents-verified', { outcome: 'withdrawn' }))).toEqual(['consents-not-valid']);
    expect(refused(story.with('10:00', 'consents-verified', { outcome: 'missing', missing: ['OFF_LABEL_KETAMINE'] }))).toEqual([
      'consents-not-valid',
    ]);
    expect(refused(story.with('10:00', 'fasting-confirmed', { solidsFastMin: 239, fluidsFastMin: 180 }))).toEqual(['fasting-too-short']);
    expect(refused(story.with('10:00', 'pregnancy-test-read', { outcome: 'positive' }))).toEqual(['pregnancy-test-positive']);
    const old = { form: 'units', doseUg: 1_000, lot: 'OLD', expiresOn: '2026-11-16', isScanned: true } as const;
    const stale = story
      .with('10:00', 'preparation-recorded', old, { key: 'old' })
      .with('10:01', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('old'), doseUg: 1_000 }), { by: 'bauer' });
    expect(refused(stale)).toEqual(['stock-expired']);
    const present = story.with('10:00', 'prescriber-presence-confirmed', { prescriberId: okafor });
    expect([
      codes(story.step('10:02', 'time-out-held', { decision: 'go' })),
      codes(present.step('10:02', 'time-out-held', { decision: 'go' })),
    ]).toEqual([['prescriber-not-on-site'], []]);
  });

  it('takes a session without escort where none is required', () => {
    const alone = aDosingSession('intravenous-ketamine', { isEscortRequired: false }).telling(...without(alexUntilGo, 'escort-confirmed'));
    expect(codes(alone.step('10:02', 'time-out-held', go))).toEqual([]);
  });
});

describe('releasing a dose', () => {
  const ready = aDosingSession().telling(...alexLines.filter((line) => line.at <= '10:02'));

  it('is for what was ordered', () => {
    expect(codes(ready.step('10:05', 'dose-released'))).toEqual([]);
    expect(codes(ready.step('10:05', 'dose-released', { form: 'bolus' }))).toEqual(['bolus-not-ordered']);
    expect(codes(ready.step('10:05', 'dose-released', { form: 'device' }))).toEqual(['form-not-ordered']);
    expect(
      codes(
        aDosingSession()
          .telling(...alexUntilGo)
          .step('10:00', 'dose-released'),
      ),
    ).toEqual(['not-from-this-state']);
  });

  it('after a pause for nausea needs nobody, for pressure the prescriber', () => {
    const paused = (reason: 'nausea' | 'blood-pressure') =>
      ready.with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).with('10:20', 'infusion-paused', { reason });
    expect(codes(paused('nausea').step('10:30', 'dose-released'))).toEqual([]);
    expect(codes(paused('blood-pressure').step('10:30', 'dose-released'))).toEqual(['resumption-needs-prescriber']);
    const overrides = [{ code: 'resumption-needs-prescriber', reason: 'at the chair', agreedById: okafor }];
    expect(codes(paused('blood-pressure').step('10:30', 'dose-released', { overrides }))).toEqual([]);
  });

  it('waits while a red alert is open', () => {
    const story = aDosingSession('intranasal-esketamine')
      .telling(...carlosLines.filter((line) => line.at < '13:05'))
      .withVitals('13:04', '185/90');
    expect(codes(story.step('13:05', 'dose-released'))).toEqual(['open-red-alert']);
  });

  it('minds what a muscle takes and what was ordered', () => {
    const story = aDosingSession('intramuscular-ketamine')
      .with('11:02', 'precheck-opened', {})
      .with('11:14', 'time-out-held', { decision: 'go', participantIds: [okafor] });
    const release = (volumeUl: number, site: string) => codes(story.step('11:15', 'dose-released', { form: 'injection', volumeUl, site }));
    expect([
      release(1_000, 'deltoid-left'),
      release(1_001, 'deltoid-left'),
      release(2_001, 'deltoid-left'),
      release(500, 'dorsogluteal-left'),
    ]).toEqual([[], ['site-volume-above-soft-limit'], ['site-volume-not-allowed'], ['site-volume-not-allowed']]);
    const first = story.with('11:15', 'injection-given', { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' });
    expect(codes(first.step('11:35', 'dose-released'))).toEqual([]);
    expect(codes(first.step('11:36', 'dose-released'))).toEqual(['booster-after-window']);
  });

  it('spaces sprays and stops at the ordered number', () => {
    const sprays = { sprays: 2, ulPerSpray: 100, concentrationUgPerMl: 100_000 };
    const story = aDosingSession('intranasal-ketamine')
      .with('11:02', 'precheck-opened', {})
      .with('11:14', 'time-out-held', { decision: 'go', participantIds: [okafor] })
      .with('11:15', 'sprays-given', sprays);
    expect([codes(story.step('11:19', 'dose-released')), codes(story.step('11:20', 'dose-released'))]).toEqual([['sprays-too-soon'], []]);
    expect(story.with('11:20', 'sprays-given', { ...sprays, sprays: 1 }).foldAt('11:21')).toMatchObject({
      phase: 'observing',
      dosing: { outcome: 'completed', racemicUg: 30_000 },
    });
  });
});

describe('leaving and closing', () => {
  const alex = aDosingSession().telling(...alexLines);

  it('reopens observation, and a new discharge is needed', () => {
    const reopened = aDosingSession()
      .telling(...alexLines.filter((line) => line.at < '11:55'))
      .with('11:54', 'observation-reopened', { reason: 'dizzy on standing' });
    expect(reopened.foldAt('11:55').phase).toBe('observing');
    expect(codes(reopened.step('11:56', 'discharged'))).toEqual(['not-from-this-state']);
  });

  it('a sedative keeps the patient an hour, whatever else', () => {
    const sedated = aDosingSession()
      .telling(...alexLines.filter((line) => line.at < '11:52'))
      .with('11:00', 'medicine-given', { medicine: 'midazolam', doseUg: 1_000, route: 'intravenous', reason: 'agitation' });
    expect([codes(sedated.step('11:59', 'discharge-readied')), codes(sedated.step('12:00', 'discharge-readied'))]).toEqual([
      ['after-sedative'],
      [],
    ]);
  });

  it('a bolus is held against its own limits: 0.15 mg/kg needs the prescriber, above 0.3 nobody gives it, nor within a minute', () => {
    const order = { ...defaultOrders['intravenous-ketamine'], isBolusAllowed: true };
    const running = aDosingSession('intravenous-ketamine', { order }).telling(...alexLines.filter((line) => line.at <= '10:05'));
    const bolus = (doseUg: number, durationSeconds: number) =>
      codes(running.step('10:06', 'dose-released', { form: 'bolus', doseUg, durationSeconds }));
    expect(bolus(12_000, 120)).toEqual([]); // 0.146 mg/kg
    expect(bolus(12_400, 120)).toEqual(['bolus-dose-per-kg']);
    expect(bolus(12_000, 119)).toEqual(['bolus-duration']);
    expect(bolus(25_000, 59)).toEqual(['bolus-dose-per-kg', 'bolus-duration']);
    expect(bolus(999_000, 60)).toEqual(expect.arrayContaining(['bolus-dose-per-kg', 'bolus-session']));
    const agreed = (doseUg: number) => ({
      ...{ form: 'bolus', doseUg, durationSeconds: 120 },
      overrides: [{ code: 'bolus-dose-per-kg', reason: 'Partial depth', agreedById: okafor }],
    });
    expect(codes(running.step('10:06', 'dose-released', agreed(12_400)))).toEqual([]);
    expect(codes(running.step('10:06', 'dose-released', agreed(25_000)))).toEqual(['bolus-dose-per-kg']);
  });

  it('a bolus for somebody of unknown weight from a bag nobody named is held against nothing that is not known', () => {
    const patient = { weightG: null, ageYears: 44 };
    const unknown = aDosingSession('intravenous-ketamine', { order: null, patient }).with('10:05', 'infusion-started', {
      rateUlPerH: 75_000,
    });
    const bolus = (details: object) => codes(unknown.step('10:06', 'dose-released', { form: 'bolus', ...details }));
    expect([bolus({ doseUg: 999_000 }), bolus({ doseUg: 999_000, durationSeconds: 59 })]).toEqual([
      ['order-not-signed'],
      ['order-not-signed', 'bolus-duration'],
    ]);
  });

  it('who was awake before and during the infusion has not woken from it yet', () => {
    const unlooked = aDosingSession().telling(
      ...without(alexLines, 'discharge-readied', 'discharged').filter(
        ({ at, kind }) => !(at >= '10:50' && (kind === 'sedation-assessed' || kind === 'discharge-score-taken')),
      ),
    );
    expect(codes(unlooked.step('11:57', 'discharge-readied'))).toEqual(['discharge-score-missing', 'not-awake-twice']);
  });

  it('an intravenous minimum may be set aside by the prescriber with a reason', () => {
    const wellBefore = aDosingSession().telling(...alexLines.filter((line) => line.at < '11:52'));
    const early = { overrides: [{ code: 'minimum-observation', reason: 'lives next door, nurse at home', agreedById: okafor }] };
    expect(codes(wellBefore.step('11:51', 'discharge-readied', early))).toEqual([]);
    expect(wellBefore.foldAt('11:49').readiness.earliestAt).toBe(clock('11:50'));
  });

  it('new thoughts of suicide need a disposition before anyone leaves', () => {
    const asked = aDosingSession()
      .telling(...without(alexLines, 'discharge-readied', 'discharged'))
      .with('11:56', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'moderate', hasNewIdeation: true });
    expect(codes(asked.step('11:57', 'discharge-readied'))).toEqual(['new-suicidal-thoughts']);
    const settled = asked.with(
      '11:57',
      'suicide-risk-dispositioned',
      { disposition: 'proceed', plan: 'Stays with spouse; call tonight.' },
      { by: 'okafor' },
    );
    expect(codes(settled.step('11:58', 'discharge-readied'))).toEqual([]);
  });

  it.each([
    [
      'a low score',
      { kind: 'discharge-score-taken', details: { instrument: 'padss-modified', vitalSigns: 2, activity: 1, nausea: 1, pain: 2 } },
      'discharge-score-low',
    ],
    ['a low saturation', { kind: 'vitals-taken', details: { spo2Percent: 93 } }, 'saturation-too-low'],
    ['a pressure up again', { kind: 'vitals-taken', details: { systolicMmHg: 158, diastolicMmHg: 80 } }, 'vitals-not-settled'],
    ['drowsiness', { kind: 'sedation-assessed', details: { instrument: 'moaa-s', score: 4 } }, 'not-awake-twice'],
    ['dissociation', { kind: 'dissociation-assessed', details: { instrument: 'level', level: 'mild' } }, 'dissociation-present'],
    ['unsteadiness', { kind: 'discharge-criterion-assessed', details: { criterion: 'steady-gait', isMet: false } }, 'criterion-not-met'],
  ] as const)('%s keeps the patient', (_, { kind, details }, code) => {
    const story = aDosingSession()
      .telling(...without(alexLines, 'discharge-readied', 'discharged'))
      .with('11:56', kind, details as never);
    expect(codes(story.step('11:57', 'discharge-readied'))).toEqual([code]);
  });

  it('without a venous line in and with instructions given, and nobody leaves without escort', () => {
    const story = aDosingSession().telling(
      ...without(alexLines, 'venous-access-removed', 'escort-confirmed', 'prescriber-signed-off', 'discharged'),
    );
    expect(codes(story.step('11:58', 'discharged'))).toEqual([
      'escort-not-present',
      'venous-access-in-place',
      'prescriber-sign-off-missing',
    ]);
  });

  it('closes when waste adds up, alerts are closed and every miss is explained', () => {
    const unwasted = aDosingSession('intravenous-ketamine', {
      surroundings: { isCourseInDosingPhase: true, isAppointmentCheckedIn: true, openRiskEvents: 0 },
    }).telling(...without(alexLines, 'waste-recorded', 'waste-witnessed', 'alert-resolved'));
    expect(codes(unwasted.step('12:10', 'closed'))).toEqual([
      'waste-not-reconciled',
      'alert-open',
      'administration-record-unsigned',
      'therapist-note-missing',
    ]);
    const late = aDosingSession()
      .telling(
        ...alexLines.filter((line) => line.at !== '11:20'),
        ...alexLines.filter((line) => line.at === '11:20' && line.kind !== 'vitals-taken'),
      )
      .with('12:00', 'administration-record-signed', {});
    expect(codes(late.step('12:10', 'closed'))).toEqual(['missed-without-reason']);
    const explained = late.with('12:01', 'monitoring-missed', ({ time }) => ({
      item: 'vital-signs',
      dueAt: time('11:20'),
      reason: 'in the bathroom',
    }));
    expect(codes(explained.step('12:10', 'closed'))).toEqual([]);
    expect(
      explained
        .with('12:10', 'closed', {})
        .with('12:11', 'sealed', { merkleRoot: 'b'.repeat(64) })
        .foldAt('12:12'),
    ).toMatchObject({ phase: 'closed', isSealed: true });
    expect(codes(alex.with('12:05', 'administration-record-signed', {}).with('12:06', 'closed', {}).step('12:07', 'sealed'))).toEqual([]);
  });

  it('a session aborted before any dose closes without form or schedule', () => {
    const aborted = aDosingSession('intranasal-esketamine')
      .with('12:39', 'precheck-opened', {})
      .with('12:50', 'aborted', { reason: 'fever' });
    expect(aborted.foldAt('12:51')).toMatchObject({ phase: 'aborted-predose', due: [], rems: null, dosing: { outcome: 'not-given' } });
    expect(codes(aborted.step('12:55', 'closed'))).toEqual(['administration-record-unsigned']);
    expect(codes(aborted.step('12:55', 'voided', {}, 'okafor'))).toEqual([]);
  });

  it('an emergency is anyone’s to call, also the therapist’s', () => {
    const running = aDosingSession().telling(...alexLines.filter((line) => line.at <= '10:15'));
    expect(running.step('10:20', 'escalated', {}, 'nair')).toMatchObject({ allowed: true, value: { to: 'escalated' } });
  });
});
