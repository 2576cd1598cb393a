import { aDosingSession, defaultOrders, testPersonId, toldUnmet, type SessionBuilder } from '../testing/index.js';
import type { EntryKind } from '../entries/index.js';
import type { StepDetails } from './situation.js';

const okafor = testPersonId('okafor');
const unknown = { surroundings: {} };
const bag = {
  ...{ form: 'bag' as const, withdrawnUl: 4_100, withdrawnUg: 41_000, concentrationUgPerMl: 10_000, finalVolumeUl: 50_000 },
  ...{ lot: 'A10-2207', expiresOn: '2027-08-31', isScanned: true },
} as const;
const injection = { role: 'initial', doseUg: 48_000, volumeUl: 480, site: 'deltoid-left' } as const;
const running = aDosingSession().withVitals('10:00', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const injected = aDosingSession('intramuscular-ketamine').with('11:00', 'injection-given', injection);
type Case = readonly [
  what: string,
  story: SessionBuilder,
  time: string,
  step: EntryKind,
  details: StepDetails,
  expected: readonly string[],
];

const cases: readonly Case[] = [
  [
    'nothing is known of course and visit',
    aDosingSession('intravenous-ketamine', unknown),
    '09:36',
    'precheck-opened',
    {},
    [
      'course-not-in-dosing-phase: The course is not known to be in induction or maintenance.',
      'appointment-not-checked-in: The appointment is not known to be checked in.',
    ],
  ],
  [
    'nobody has checked anything',
    aDosingSession('intravenous-ketamine', { ...unknown, isPregnancyTestRequired: true }),
    '10:02',
    'time-out-held',
    {},
    [
      'identity-not-confirmed: Confirm the identity by two identifiers. | → identity-confirmed',
      'weight-not-measured: Weigh the patient today. | → weight-measured',
      'allergies-not-reviewed: Ask about allergies again. | → allergies-reviewed',
      'interval-history-not-taken: Ask what has changed since the last visit. | → interval-history-taken',
      'emergency-kit-not-checked: Check the emergency kit today. | → emergency-kit-checked',
      'escort-not-arranged: Name the escort with a telephone number. | → escort-confirmed',
      'fasting-not-confirmed: Ask when the patient last ate and drank. | → fasting-confirmed',
      'pregnancy-test-missing: Read a pregnancy test. | → pregnancy-test-read',
      'consents-not-valid: Verify the consents. | → consents-verified',
      'suicide-risk-not-screened: Ask about thoughts of suicide. | → suicide-risk-screened',
      'risk-event-open: Nobody has looked whether risk events of this patient are open.',
      'baseline-not-taken: Take baseline vital signs. | → vitals-taken',
      'prescriber-not-on-site: A prescriber takes part in the time-out, or is confirmed on site. | → prescriber-presence-confirmed',
      'venous-access-missing: Place a venous line and see that it is patent. | → venous-access-placed',
      'preparation-missing: Prepare the dose. | → preparation-recorded',
    ],
  ],
  [
    'the weight is 6 % off',
    aDosingSession().with('09:40', 'weight-measured', { weightG: 87_000 }),
    '10:02',
    'time-out-held',
    { decision: 'go', participantIds: [okafor] },
    [
      'identity-not-confirmed: Confirm the identity by two identifiers. | → identity-confirmed',
      'allergies-not-reviewed: Ask about allergies again. | → allergies-reviewed',
      'interval-history-not-taken: Ask what has changed since the last visit. | → interval-history-taken',
      'emergency-kit-not-checked: Check the emergency kit today. | → emergency-kit-checked',
      'escort-not-arranged: Name the escort with a telephone number. | → escort-confirmed',
      'weight-differs-from-order: The weight differs from the one the order rests on: a prescriber agrees, or signs a new order. | → weight-measured | unless a prescriber agrees',
      'fasting-not-confirmed: Ask when the patient last ate and drank. | → fasting-confirmed',
      'consents-not-valid: Verify the consents. | → consents-verified',
      'suicide-risk-not-screened: Ask about thoughts of suicide. | → suicide-risk-screened',
      'baseline-not-taken: Take baseline vital signs. | → vitals-taken',
      'venous-access-missing: Place a venous line and see that it is patent. | → venous-access-placed',
      'preparation-missing: Prepare the dose. | → preparation-recorded',
    ],
  ],
  [
    'the weight is 12 % off, the fast short, the test positive, a consent expired, the risk high',
    aDosingSession()
      .with('09:40', 'weight-measured', { weightG: 92_000 })
      .with('09:40', 'fasting-confirmed', { solidsFastMin: 30, fluidsFastMin: 10 })
      .with('09:40', 'pregnancy-test-read', { outcome: 'positive' })
      .with('09:40', 'consents-verified', { outcome: 'missing', missing: ['off-label-ketamine'] })
      .with('09:40', 'suicide-risk-screened', {
        moment: 'before-dosing',
        instrument: 'c-ssrs-screener',
        risk: 'high',
        hasNewIdeation: true,
      })
      .with('09:40', 'venous-access-placed', { site: 'forearm', side: 'left', gauge: 22, attempts: 1, isPatent: false })
      .with('09:40', 'preparation-recorded', { ...bag, expiresOn: '2026-11-16' }, { key: 'bag' })
      .withVitals('09:40', '185/96', 104),
    '10:02',
    'time-out-held',
    {},
    [
      'identity-not-confirmed: Confirm the identity by two identifiers. | → identity-confirmed',
      'allergies-not-reviewed: Ask about allergies again. | → allergies-reviewed',
      'interval-history-not-taken: Ask what has changed since the last visit. | → interval-history-taken',
      'emergency-kit-not-checked: Check the emergency kit today. | → emergency-kit-checked',
      'escort-not-arranged: Name the escort with a telephone number. | → escort-confirmed',
      'weight-far-from-order: The weight is far from the one the order rests on: weigh again, or sign a new order. | → weight-measured',
      'fasting-too-short: At least 240 min without food and 120 min without drink are asked for. | unless a prescriber agrees',
      'pregnancy-test-positive: The pregnancy test is positive: no dose today.',
      'consents-not-valid: Consents are missing: off-label-ketamine. | → consents-verified',
      'suicide-risk-not-dispositioned: A prescriber must sign how the suicide answer is dealt with. | → suicide-risk-dispositioned',
      'baseline-too-old: Baseline vital signs are older than 15 min: take them again. | → vitals-taken',
      'baseline-no-go: systolicMmHg 185 is 180 or more. | at systolicMmHg | → vitals-taken | {"value":185,"limit":180} | for everybody',
      'baseline-on-hold: diastolicMmHg 96 is 95 or more. | at diastolicMmHg | → vitals-taken | {"value":96,"limit":95} | unless a prescriber agrees',
      'baseline-on-hold: heartRatePerMin 104 is above 100. | at heartRatePerMin | → vitals-taken | {"value":104,"limit":100} | unless a prescriber agrees',
      'prescriber-not-on-site: A prescriber takes part in the time-out, or is confirmed on site. | → prescriber-presence-confirmed',
      'venous-access-missing: Place a venous line and see that it is patent. | → venous-access-placed',
      'double-check-missing: A second person works the preparation out independently. | → double-check-recorded | {"state":"not-checked","differing":[],"preparationId":"01938f00-0003-7000-8000-000000000007"}',
      'stock-expired: Lot A10-2207 is past its date: quarantine it. | {"lot":"A10-2207","expiresOn":"2026-11-16"}',
    ],
  ],
  [
    'the check was made by who prepared',
    aDosingSession()
      .with('09:54', 'preparation-recorded', bag, { key: 'bag' })
      .with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl: 4_100 })),
    '10:02',
    'dose-released',
    {},
    [],
  ],
  [
    'the check differs',
    aDosingSession()
      .with('09:54', 'preparation-recorded', bag, { key: 'bag' })
      .with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl: 4_010 }), { by: 'bauer' })
      .with('09:56', 'vitals-taken', { systolicMmHg: 120, diastolicMmHg: 80 }),
    '10:02',
    'time-out-held',
    { decision: 'go', participantIds: [okafor] },
    [
      'identity-not-confirmed: Confirm the identity by two identifiers. | → identity-confirmed',
      'weight-not-measured: Weigh the patient today. | → weight-measured',
      'allergies-not-reviewed: Ask about allergies again. | → allergies-reviewed',
      'interval-history-not-taken: Ask what has changed since the last visit. | → interval-history-taken',
      'emergency-kit-not-checked: Check the emergency kit today. | → emergency-kit-checked',
      'escort-not-arranged: Name the escort with a telephone number. | → escort-confirmed',
      'fasting-not-confirmed: Ask when the patient last ate and drank. | → fasting-confirmed',
      'consents-not-valid: Verify the consents. | → consents-verified',
      'suicide-risk-not-screened: Ask about thoughts of suicide. | → suicide-risk-screened',
      'baseline-incomplete: Not measured before the dose: heartRatePerMin, spo2Percent. | → vitals-taken | unless a prescriber agrees',
      'venous-access-missing: Place a venous line and see that it is patent. | → venous-access-placed',
      'double-check-missing: The two results differ: find out why before anything is given. | → double-check-recorded | {"state":"differs","differing":["withdrawnUl"],"preparationId":"01938f00-0003-7000-8000-000000000001"}',
    ],
  ],
  [
    'there is no order',
    aDosingSession('intravenous-ketamine', { order: null }),
    '10:02',
    'dose-released',
    {},
    ['order-not-signed: A prescriber signs the dose order first.'],
  ],
  [
    'a bolus is not ordered',
    aDosingSession(),
    '10:02',
    'dose-released',
    { form: 'bolus' },
    ['bolus-not-ordered: The order allows no bolus.'],
  ],
  [
    'another form is asked for',
    aDosingSession(),
    '10:02',
    'dose-released',
    { form: 'device' },
    ['form-not-ordered: The order is for infusion, not for device.'],
  ],
  [
    'the second device comes after four minutes',
    aDosingSession('intranasal-esketamine').with('13:00', 'device-used', { deviceNumber: 1, areBothSpraysConfirmed: true, lot: 'D' }),
    '13:04',
    'dose-released',
    {},
    ['device-too-soon: Device 2 waits until 5 minutes after the one before. | {"earliestAt":"2026-11-17T18:05:00.000Z"}'],
  ],
  [
    'sprays come again after four minutes, and more than ordered',
    aDosingSession('intranasal-ketamine').with('11:00', 'sprays-given', { sprays: 3, ulPerSpray: 100, concentrationUgPerMl: 100_000 }),
    '11:04',
    'dose-released',
    {},
    [
      'order-complete: Everything ordered was given. More needs a new order.',
      'sprays-too-soon: Sprays wait 5 min. | {"earliestAt":"2026-11-17T16:05:00.000Z"}',
    ],
  ],
  [
    'the booster comes after four minutes',
    injected,
    '11:04',
    'dose-released',
    {},
    ['booster-too-soon: A booster waits 5 min at least. | {"earliestAt":"2026-11-17T16:05:00.000Z"}'],
  ],
  [
    'the booster comes after nine minutes',
    injected,
    '11:09',
    'dose-released',
    {},
    [
      'booster-before-window: The booster\'s window opens after 10 min. | {"earliestAt":"2026-11-17T16:10:00.000Z"} | unless a prescriber agrees',
    ],
  ],
  [
    'the booster comes after 21 minutes',
    injected,
    '11:21',
    'dose-released',
    {},
    ["booster-after-window: The booster's window closed after 20 min. | unless a prescriber agrees"],
  ],
  [
    'the booster is in',
    injected.with('11:15', 'injection-given', { ...injection, role: 'booster', doseUg: 19_000 }),
    '11:30',
    'dose-released',
    {},
    ['order-complete: Everything ordered was given. More needs a new order.'],
  ],
  [
    'no booster is ordered',
    aDosingSession('intramuscular-ketamine', { order: { ...defaultOrders['intramuscular-ketamine'], booster: null } }).with(
      '11:00',
      'injection-given',
      injection,
    ),
    '11:30',
    'dose-released',
    {},
    ['order-complete: Everything ordered was given. More needs a new order.'],
  ],
  [
    'the deltoid gets 1.5 mL',
    aDosingSession('intramuscular-ketamine'),
    '11:00',
    'dose-released',
    { volumeUl: 1_500, site: 'deltoid-left' },
    ['site-volume-above-soft-limit: The volume is above what this site takes well: split it, or say why. | unless a prescriber agrees'],
  ],
  [
    'the deltoid gets 2.5 mL',
    aDosingSession('intramuscular-ketamine'),
    '11:00',
    'dose-released',
    { volumeUl: 2_500, site: 'deltoid-left' },
    ['site-volume-not-allowed: This site cannot take the volume: split it or choose another.'],
  ],
  [
    'a red alert is open and the pause was for pressure',
    running.withVitals('10:15', '184/98').with('10:16', 'infusion-paused', { reason: 'blood-pressure' }),
    '10:20',
    'dose-released',
    {},
    [
      'open-red-alert: A red alert is open: blood pressure high. | → alert-resolved | {"rule":"blood-pressure-high"} | unless a prescriber agrees',
      'resumption-needs-prescriber: A prescriber agrees to go on after this pause. | unless a prescriber agrees',
    ],
  ],
];

describe('what stands in the way of a step is said', () => {
  it.each(cases)('when %s', (_, story, time, step, details, expected) => {
    expect(toldUnmet(story, time, step, details)).toEqual(expected);
  });
});
