import { aDosingSession, carlosLines, clock, testId, type SessionBuilder } from '../testing/index.js';

const running = aDosingSession().withVitals('10:00', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const device = { areBothSpraysConfirmed: true, lot: 'D' };
const injection = { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' } as const;
const pack = { lot: 'A10', expiresOn: '2026-11-16', isScanned: true } as const;
const bag = { form: 'bag', withdrawnUl: 4_100, withdrawnUg: 41_000, concentrationUgPerMl: 10_000, finalVolumeUl: 50_000 } as const;
const pressure = 'blood-pressure-high';

/** The incidents in words: minutes since ten o'clock, code, sentence and facts. */
function told(story: SessionBuilder, time: string): readonly string[] {
  return story
    .foldAt(time)
    .incidents.map(({ at, code, message, facts }) => `${(at - clock('10:00')) / 60_000} ${code}: ${message} ${JSON.stringify(facts)}`);
}

type Case = readonly [what: string, story: SessionBuilder, time: string, expected: readonly string[]];

const cases: readonly Case[] = [
  [
    'devices too soon, of one spray and beyond the order',
    aDosingSession('intranasal-esketamine')
      .with('13:00', 'device-used', { ...device, deviceNumber: 1 })
      .with('13:04', 'device-used', { ...device, deviceNumber: 2, areBothSpraysConfirmed: false })
      .with('13:10', 'device-used', { ...device, deviceNumber: 3 })
      .with('13:15', 'device-used', { ...device, deviceNumber: 3 }),
    '13:16',
    [
      '180 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '184 device-too-soon: Given 4 min after the one before; 5 min are needed. {"afterMin":4,"minimumMin":5}',
      '184 device-spray-missing: Both sprays of the device were not confirmed. {}',
      '195 more-devices-than-ordered: 112000 µg were given; the order is for 84000 µg. {"givenUg":112000,"allowedUg":84000}',
      '195 hard-limit-exceeded: The total of the day is 112 mg, above the hard limit of 84 mg. {"ruleId":"esketamine-day","policyVersion":1}',
    ],
  ],
  [
    'injections too soon and beyond the order',
    aDosingSession('intramuscular-ketamine').with('11:15', 'injection-given', injection).with('11:19', 'injection-given', injection),
    '11:20',
    [
      '75 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '79 injection-too-soon: Given 4 min after the one before; 5 min are needed. {"afterMin":4,"minimumMin":5}',
      '79 more-than-ordered: 96000 µg were given; the order is for 67000 µg. {"givenUg":96000,"allowedUg":67000}',
    ],
  ],
  [
    'sprays too soon, and a device between them',
    aDosingSession('intranasal-ketamine')
      .with('11:00', 'sprays-given', { sprays: 1, ulPerSpray: 100, concentrationUgPerMl: 100_000 })
      .with('11:04', 'sprays-given', { sprays: 1, ulPerSpray: 100, concentrationUgPerMl: 100_000 })
      .with('11:20', 'device-used', { ...device, deviceNumber: 1 }),
    '11:21',
    [
      '60 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '64 sprays-too-soon: Given 4 min after the one before; 5 min are needed. {"afterMin":4,"minimumMin":5}',
      '80 other-product-given: device is not what this session\'s order is for. {"form":"device"}',
    ],
  ],
  [
    'an infusion resumed without a pause, whose pump disagrees, past its end',
    running.with('10:10', 'infusion-resumed', { rateUlPerH: 75_000 }).with('10:15', 'pump-volume-read', { volumeUl: 14_000 }),
    '10:56',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '10 infusion-contradiction: The infusion was not paused, so it cannot resume. Record the pause first, or a rate change. {"fault":"resume-without-pause"}',
      '15 pump-disagrees: Pump and arithmetic disagree: name the volume that counts. {"pumpUl":14000,"computedUl":12500}',
      '45 infusion-past-its-end: The bag must be empty: record the end of the infusion. {"endAt":1794930300000}',
    ],
  ],
  [
    'a rate change by more than a quarter',
    running.with('10:10', 'infusion-rate-changed', { rateUlPerH: 100_000, reason: 'order' }),
    '10:11',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '10 rate-change-unchecked: A rate change this large needs an independent double check. {"before":75000,"rate":100000}',
    ],
  ],
  [
    'an infusion nobody ordered',
    aDosingSession('intravenous-ketamine', { order: null }).with('10:05', 'infusion-started', { rateUlPerH: 75_000 }),
    '10:10',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (planned). {"phase":"planned"}',
      '5 infusion-without-bag: An infusion runs that nobody prepared or ordered here: how much drug it gives is not known. Record the bag. {}',
    ],
  ],
  [
    'a bag past its date that nobody checked, and more waste than is left',
    aDosingSession()
      .with('09:54', 'preparation-recorded', { ...bag, ...pack }, { key: 'bag' })
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:45', 'infusion-completed', {})
      .with('10:50', 'waste-recorded', { wastedUg: 530, manner: 'absorbent', witnessId: testId(1, 2) }),
    '10:51',
    [
      '-6 double-check-missing: A preparation was given without an agreeing double check. {"differing":[],"checkId":null}',
      '-6 stock-expired: Lot A10 was past its date. {"lot":"A10","expiresOn":"2026-11-16"}',
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '50 more-accounted-than-withdrawn: Given and wasted exceed what was withdrawn by 530 µg. {"withdrawnUg":41000,"givenUg":41000,"wastedUg":530,"unaccountedUg":-530}',
      '50 witness-is-author: Waste needs a witness other than the person who records it. {}',
    ],
  ],
  [
    'a bag checked by who made it',
    aDosingSession()
      .with('09:54', 'preparation-recorded', { ...bag, ...pack, expiresOn: '2026-11-17' }, { key: 'bag' })
      .with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl: 4_100 }))
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 }),
    '10:06',
    [
      '-6 double-check-same-person: A preparation was given without an agreeing double check. {"differing":[],"checkId":"01938f00-0003-7000-8000-000000000002"}',
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
    ],
  ],
  [
    'a red alert that nobody saw to',
    running.withVitals('10:15', '185/90'),
    '10:21',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '15 alert-acknowledged-late: A red alert is acknowledged within 2 min. {"rule":"blood-pressure-high","tier":"red"}',
      '15 prescriber-informed-late: The prescriber knows of a red alert within 5 min. {"rule":"blood-pressure-high"}',
    ],
  ],
  [
    'an alert closed too early, an entry for none',
    running
      .withVitals('10:15', '165/90')
      .with('10:16', 'alert-resolved', ({ entry }) => ({ alert: { rule: pressure, entryId: entry('vitals 10:15') } }))
      .with('10:17', 'alert-acknowledged', { alert: { rule: pressure, entryId: testId(9, 9) } }),
    '10:18',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '16 alert-resolved-too-early: The alert was closed before it was acknowledged, acted on and checked again; it stays open. {"kind":"alert-resolved"}',
      '17 alert-entry-without-alert: alert-acknowledged names an alert that this log does not hold. {"kind":"alert-acknowledged"}',
    ],
  ],
  [
    'leaving against advice, and a dose afterwards',
    aDosingSession('intranasal-esketamine')
      .telling(...carlosLines.filter((one) => one.at <= '13:10'))
      .with('13:40', 'left-against-advice', { reason: 'had to go', prescriberInformedId: testId(1, 1) })
      .with('13:50', 'device-used', { ...device, deviceNumber: 3 }),
    '13:51',
    [
      '220 left-against-advice: The patient left against advice. {"kind":"left-against-advice"}',
      '220 observation-cut-short: Observed for 30 of 120 min. {"elapsedMin":30,"minimumMin":120}',
      '230 dosed-after-the-end: A dose was given after the session had ended (discharged). {"phase":"discharged"}',
      '230 more-devices-than-ordered: 112000 µg were given; the order is for 84000 µg. {"givenUg":112000,"allowedUg":84000}',
      '230 hard-limit-exceeded: The total of the day is 112 mg, above the hard limit of 84 mg. {"ruleId":"esketamine-day","policyVersion":1}',
      '231 more-accounted-than-withdrawn: Given and wasted exceed what was withdrawn by 28000 µg. {"withdrawnUg":84000,"givenUg":112000,"wastedUg":0,"unaccountedUg":-28000}',
    ],
  ],
  [
    'a step out of order and a correction of another kind',
    running
      .with('10:06', 'discharge-readied', {})
      .with('10:16', 'sedation-assessed', { instrument: 'moaa-s', score: 5 }, { amends: 'vitals 10:00', reason: 'wrong field' }),
    '10:17',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '6 step-out-of-order: A step does not fit where the session stood (dosing). {"phase":"dosing"}',
      '16 correction-of-another-kind: A correction names an entry of another kind; both count. {"kind":"sedation-assessed"}',
    ],
  ],
  [
    'a line after the seal, and a dose on a tablet without the lease',
    running
      .with('10:10', 'infusion-paused', { reason: 'nausea' }, { key: 'pause' })
      .with('10:10', 'lease-missing-noted', ({ entry }) => ({ doseId: entry('pause'), leaseDeviceId: testId(4, 2) }))
      .with('10:12', 'sealed', { merkleRoot: 'a'.repeat(64) })
      .with('10:13', 'note-written', { text: 'late' }),
    '10:14',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '10 dose-without-lease: Infusion paused: recorded on a tablet that did not hold the doses. Compare it with what the other tablet recorded, and strike what is there twice. {"kind":"infusion-paused"}',
      '13 recorded-after-seal: This was recorded after the session was sealed; the seal does not cover it. {"kind":"note-written"}',
    ],
  ],
  [
    'a rescue medicine against a guard',
    running.with('10:20', 'medicine-given', { medicine: 'ondansetron', doseUg: 20_000, route: 'intravenous', reason: 'nausea' }),
    '10:21',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '20 rescue-guard-broken: Ondansetron 20 mg is above the single maximum of 16 mg. {"doseUg":20000,"usualUg":[4000,4000],"hardMaximumUg":16000,"ruleId":"rescue-dose","policyVersion":1}',
      '20 rescue-guard-broken: A prescriber orders it: no standing protocol covers it. {"fixBy":"orderedById","ruleId":"rescue-order","policyVersion":1}',
    ],
  ],
  [
    'leaving against advice while the infusion still runs',
    running.with('10:20', 'left-against-advice', { reason: 'had to go', prescriberInformedId: testId(1, 1) }),
    '10:21',
    [
      '5 dosed-without-go: A dose was given before the time-out said go (ordered). {"phase":"ordered"}',
      '20 left-against-advice: The patient left against advice. {"kind":"left-against-advice"}',
    ],
  ],
];

describe('what went against a rule is said', () => {
  it.each(cases)('%s', (_, story, time, expected) => {
    expect(told(story, time)).toEqual(expected);
  });
});
