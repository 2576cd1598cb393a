import { aDosingSession, alexLines, carlosLines, clock, testId, type SessionBuilder } from '../testing/index.js';

const codesAt = (story: SessionBuilder, time: string) => story.foldAt(time).incidents.map(({ code }) => code);
const infusing = aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const device = { areBothSpraysConfirmed: true, lot: 'D' };
const injection = { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' } as const;

describe('a fact that breaks a rule is kept and named', () => {
  it('a dose without a go', () => {
    const fold = infusing.foldAt('10:10');
    expect([fold.phase, fold.incidents.map(({ code }) => code)]).toEqual(['dosing', ['dosed-without-go']]);
    expect(fold.dosing.infusion?.deliveredUl).toBe(6_250); // 75 mL/h × 5 min
  });

  it('a device after four minutes, a fourth device, and one spray only', () => {
    const story = aDosingSession('intranasal-esketamine')
      .with('13:00', 'device-used', { ...device, deviceNumber: 1 })
      .with('13:04', 'device-used', { ...device, deviceNumber: 2, areBothSpraysConfirmed: false })
      .with('13:10', 'device-used', { ...device, deviceNumber: 3 })
      .with('13:15', 'device-used', { ...device, deviceNumber: 3 });
    expect(codesAt(story, '13:16')).toEqual([
      'dosed-without-go',
      'device-too-soon',
      'device-spray-missing',
      'more-devices-than-ordered',
      'hard-limit-exceeded',
    ]);
    expect(story.foldAt('13:16').dosing.esketamineUg).toBe(112_000);
  });

  it('a second injection after four minutes, beyond the order', () => {
    const story = aDosingSession('intramuscular-ketamine')
      .with('11:15', 'injection-given', injection)
      .with('11:19', 'injection-given', injection);
    expect(codesAt(story, '11:20')).toEqual(['dosed-without-go', 'injection-too-soon', 'more-than-ordered']); // 96 of 67 mg
  });

  it('sprays too soon, and a device in a racemic session: the medicines are not added', () => {
    const sprays = { sprays: 1, ulPerSpray: 100, concentrationUgPerMl: 100_000 };
    const story = aDosingSession('intranasal-ketamine')
      .with('11:00', 'sprays-given', sprays)
      .with('11:04', 'sprays-given', sprays)
      .with('11:20', 'device-used', { ...device, deviceNumber: 1 });
    expect(codesAt(story, '11:21')).toEqual(['dosed-without-go', 'sprays-too-soon', 'other-product-given']);
    expect(story.foldAt('11:21').dosing).toMatchObject({ racemicUg: 20_000, esketamineUg: 28_000 });
  });

  it('an infusion that contradicts itself, runs past its bag, or that the pump counts otherwise', () => {
    const resumed = infusing.with('10:10', 'infusion-resumed', { rateUlPerH: 75_000 });
    expect(codesAt(resumed, '10:11')).toEqual(['dosed-without-go', 'infusion-contradiction']);
    expect(resumed.foldAt('10:11').incidents[1]?.facts).toEqual({ fault: 'resume-without-pause' });
    expect(codesAt(infusing, '10:55')).not.toContain('infusion-past-its-end'); // empty at 10:45, ten minutes of grace
    expect(codesAt(infusing, '10:56')).toContain('infusion-past-its-end');
    expect(infusing.foldAt('10:56').dosing.infusion?.deliveredUl).toBe(50_000);
    const pump = infusing.with('10:15', 'pump-volume-read', { volumeUl: 13_100 }); // computed 12.5 mL
    expect(codesAt(pump, '10:16')).toContain('pump-disagrees');
    const chosen = pump.with('10:16', 'delivered-volume-documented', {
      volumeUl: 13_100,
      basis: 'pump',
      reason: 'clock of the tablet was behind',
    });
    expect(codesAt(chosen, '10:17')).not.toContain('pump-disagrees');
    expect(chosen.foldAt('10:17').dosing.racemicUg).toBe(10_742); // 13.1 mL × 0.82 mg/mL
  });

  it('a dose that a tablet without the lease recorded, until it is struck', () => {
    const noted = infusing
      .with('10:10', 'infusion-paused', { reason: 'nausea' }, { key: 'pause' })
      .with('10:10', 'lease-missing-noted', ({ entry }) => ({ doseId: entry('pause'), leaseDeviceId: testId(4, 2) }));
    expect(codesAt(noted, '10:11')).toContain('dose-without-lease');
    const struck = noted.with('10:12', 'entered-in-error', { reason: 'the other tablet has it' }, { amends: 'pause' });
    expect(codesAt(struck, '10:13')).not.toContain('dose-without-lease');
  });

  it('a rate change of more than a quarter without a second person', () => {
    const quarter = infusing.with('10:10', 'infusion-rate-changed', { rateUlPerH: 93_750, reason: 'order' });
    const more = infusing.with('10:10', 'infusion-rate-changed', { rateUlPerH: 93_751, reason: 'order' }, { key: 'rate' });
    expect([codesAt(quarter, '10:11').length, codesAt(more, '10:11').at(-1)]).toEqual([1, 'rate-change-unchecked']);
    const checked = more.with('10:10', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('rate'), rateUlPerH: 93_751 }), {
      by: 'bauer',
    });
    expect(codesAt(checked, '10:11')).toEqual(['dosed-without-go']);
  });

  it.each([
    ['ruiz', 4_100, 'double-check-same-person'],
    ['bauer', 4_010, 'double-check-differs'],
    ['bauer', undefined, 'double-check-missing'],
    ['bauer', 4_100, undefined],
  ] as const)('a check by %s of %s µL: %s', (by, withdrawnUl, code) => {
    const bag = {
      form: 'bag',
      withdrawnUl: 4_100,
      withdrawnUg: 41_000,
      concentrationUgPerMl: 10_000,
      finalVolumeUl: 50_000,
      lot: 'A',
      expiresOn: '2026-11-17',
      isScanned: true,
    } as const;
    const story = aDosingSession()
      .with('09:54', 'preparation-recorded', bag, { key: 'bag' })
      .with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl, rateUlPerH: 75_000 }), { by })
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
    expect(codesAt(story, '10:06').filter((found) => found !== 'dosed-without-go')).toEqual(code === undefined ? [] : [code]);
  });

  it('stock of yesterday, waste that exceeds what was drawn, a witness who is the author', () => {
    const syringe = {
      form: 'syringe',
      role: 'initial',
      withdrawnUl: 480,
      withdrawnUg: 48_000,
      concentrationUgPerMl: 100_000,
      lot: 'A',
      expiresOn: '2027-01-01',
      beyondUseOn: '2026-11-16',
      isScanned: true,
    } as const;
    const story = aDosingSession('intramuscular-ketamine')
      .with('11:12', 'preparation-recorded', syringe)
      .with('11:15', 'injection-given', injection)
      .with('11:20', 'waste-recorded', { wastedUg: 530, manner: 'absorbent', witnessId: testId(1, 2) });
    const expected = ['double-check-missing', 'stock-expired', 'dosed-without-go', 'more-accounted-than-withdrawn', 'witness-is-author'];
    expect(codesAt(story, '11:21')).toEqual(expected);
    expect(story.foldAt('11:21').reconciliation.unaccountedUg).toBe(-530);
  });

  it('a red alert acknowledged after three minutes and never told to the prescriber', () => {
    const story = infusing
      .withVitals('10:00', '120/80')
      .withVitals('10:15', '185/90')
      .with('10:18', 'alert-acknowledged', ({ entry }) => ({ alert: { rule: 'blood-pressure-high', entryId: entry('vitals 10:15') } }));
    expect(codesAt(story, '10:20')).toEqual(['dosed-without-go', 'alert-acknowledged-late']);
    expect(codesAt(story, '10:21')).toEqual(['dosed-without-go', 'alert-acknowledged-late', 'prescriber-informed-late']);
  });

  it('an alert closed too early stays open, and an entry that names none is named', () => {
    const alert = { rule: 'blood-pressure-high', entryId: testId(9, 9) };
    const story = infusing
      .withVitals('10:15', '165/90')
      .with('10:16', 'alert-resolved', ({ entry }) => ({ alert: { ...alert, entryId: entry('vitals 10:15') } }))
      .with('10:17', 'alert-acknowledged', { alert });
    expect(codesAt(story, '10:18')).toEqual(['dosed-without-go', 'alert-resolved-too-early', 'alert-entry-without-alert']);
    expect(story.foldAt('10:18').openAlerts).toHaveLength(1);
  });

  it('leaving early, against advice, and a dose afterwards', () => {
    const story = aDosingSession('intranasal-esketamine')
      .telling(...carlosLines.filter((one) => one.at <= '13:10'))
      .with('13:40', 'left-against-advice', { reason: 'had to go', prescriberInformedId: testId(1, 1) })
      .with('13:50', 'device-used', { ...device, deviceNumber: 3 });
    expect(codesAt(story, '13:51')).toEqual([
      'left-against-advice',
      'observation-cut-short',
      'dosed-after-the-end',
      'more-devices-than-ordered',
      'hard-limit-exceeded',
      'more-accounted-than-withdrawn',
    ]);
    expect(story.foldAt('13:51').phase).toBe('discharged');
  });

  it('a step that does not fit moves nothing, and a time in the future is named', () => {
    const story = aDosingSession().with('10:00', 'discharge-readied', {});
    expect([story.foldAt('10:01').phase, codesAt(story, '10:01')]).toEqual(['ordered', ['step-out-of-order']]);
  });

  it('a correction of another kind counts by itself', () => {
    const story = infusing
      .withVitals('10:15', '120/80')
      .with('10:16', 'sedation-assessed', { instrument: 'moaa-s', score: 5 }, { amends: 'vitals 10:15', reason: 'wrong field' });
    expect(codesAt(story, '10:17')).toEqual(['dosed-without-go', 'correction-of-another-kind']);
    expect(story.foldAt('10:17').flowsheet).toHaveLength(2);
  });

  it('and the golden infusion has none', () => {
    expect(codesAt(aDosingSession().telling(...alexLines), '12:00')).toEqual([]);
    expect(clock('10:05')).toBe(Date.parse('2026-11-17T15:05:00Z'));
  });
});

describe('an infusion that nobody ordered or prepared here', () => {
  const running = aDosingSession('intravenous-ketamine', { order: null }).with('10:05', 'infusion-started', { rateUlPerH: 75_000 });

  it('has an unknown dose, never nought, and a known volume', () => {
    const { dosing, incidents, phase, rems } = running.foldAt('10:25');
    expect(phase).toBe('dosing');
    expect(dosing).toMatchObject({ outcome: 'in-progress', racemicUg: null, deliveredUgPerKg: null, curve: [] });
    expect(dosing.infusion).toMatchObject({ bag: null, deliveredUl: 25_000, deliveredUg: null, remainingUl: null, projectedEndAt: null });
    expect(incidents.map(({ code }) => code)).toContain('infusion-without-bag');
    expect(rems).toBeNull();
  });

  it('cannot be closed before its bag is named, and is known from then on', () => {
    const stopped = running.with('10:25', 'infusion-stopped', { reason: 'other' });
    expect(stopped.foldAt('10:26').reconciliation).toMatchObject({ givenUg: null, unaccountedUg: null });
    const bag = { form: 'bag', withdrawnUl: 4_100, withdrawnUg: 41_000, concentrationUgPerMl: 10_000, finalVolumeUl: 50_000 } as const;
    const named = stopped.with('10:30', 'preparation-recorded', { ...bag, lot: 'A10', expiresOn: '2027-08-01', isScanned: true });
    const { dosing, incidents, reconciliation } = named.foldAt('10:31');
    expect(dosing.racemicUg).toBe(20_500); // 25 of 50 mL of 41 mg
    expect(reconciliation.unaccountedUg).toBe(20_500);
    expect(incidents.map(({ code }) => code)).not.toContain('infusion-without-bag');
  });
});
