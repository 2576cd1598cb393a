import { aDosingSession, alexLines, toldUnmet, type SessionBuilder } from '../testing/index.js';
import type { EntryKind } from '../entries/index.js';
import type { StepDetails } from './situation.js';

const running = aDosingSession().withVitals('10:00', '128/80').with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
const alexUntil = (time: string, ...leftOut: readonly EntryKind[]): SessionBuilder =>
  aDosingSession().telling(...alexLines.filter(({ at, kind }) => at < time && !leftOut.includes(kind)));

type Case = readonly [
  what: string,
  story: SessionBuilder,
  time: string,
  step: EntryKind,
  details: StepDetails,
  expected: readonly string[],
];

const unlooked: readonly string[] = [
  'discharge-score-missing: Take the discharge score. | → discharge-score-taken',
  'vitals-not-settled: 2 blood pressures in a row in range, at least 10 min apart, are needed; there are 0. | → vitals-taken | {"inRange":0}',
  'saturation-not-measured: Measure the oxygen saturation. | → vitals-taken',
  'not-awake-twice: Fully awake 2 times in a row is needed; it is 0. | → sedation-assessed',
  'dissociation-not-assessed: Dissociation is not known to have resolved. | → dissociation-assessed',
  'criterion-not-assessed: Oriented to person, place and time: nobody has looked yet. | at oriented | → discharge-criterion-assessed | {"criterion":"oriented"}',
  'criterion-not-assessed: Walks steadily unaided: nobody has looked yet. | at steady-gait | → discharge-criterion-assessed | {"criterion":"steady-gait"}',
  'criterion-not-assessed: Nausea is tolerable: nobody has looked yet. | at nausea-tolerable | → discharge-criterion-assessed | {"criterion":"nausea-tolerable"}',
  'criterion-not-assessed: The access or injection site is well: nobody has looked yet. | at access-site-well | → discharge-criterion-assessed | {"criterion":"access-site-well"}',
  'suicide-risk-not-asked-again: Ask about thoughts of suicide again. | → suicide-risk-screened',
];

const cases: readonly Case[] = [
  ['the infusion still runs', running, '10:20', 'discharge-readied', {}, ['dosing-not-ended: Dosing has not ended.', ...unlooked]],
  [
    'nothing was looked at after the infusion',
    running.with('10:45', 'infusion-completed', {}),
    '11:00',
    'discharge-readied',
    {},
    [
      'minimum-observation: Observation since the last dose: 15 of 60 min have passed. | {"elapsedMin":15,"minimumMin":60,"earliestAt":"2026-11-17T16:45:00.000Z"} | unless a prescriber agrees',
      ...unlooked,
    ],
  ],
  [
    'a sedative was given and the findings are poor',
    running
      .with('10:45', 'infusion-completed', {})
      .with('11:30', 'medicine-given', { medicine: 'midazolam', doseUg: 1_000, route: 'intravenous', reason: 'agitation' })
      .withVitals('11:40', '150/90', 80, 92)
      .with('11:41', 'discharge-score-taken', {
        instrument: 'aldrete',
        activity: 1,
        respiration: 2,
        circulation: 2,
        consciousness: 1,
        oxygenSaturation: 2,
      })
      .with('11:42', 'sedation-assessed', { instrument: 'moaa-s', score: 4 })
      .with('11:43', 'dissociation-assessed', { instrument: 'level', level: 'mild' })
      .with('11:44', 'symptom-scored', { symptom: 'nausea', score: 8 })
      .with('11:45', 'discharge-criterion-assessed', { criterion: 'steady-gait', isMet: false })
      .with('11:46', 'suicide-risk-screened', { moment: 'before-discharge', risk: 'high', hasNewIdeation: true }),
    '11:50',
    'discharge-readied',
    {},
    [
      'after-sedative: Watch after midazolam: 20 of 60 min have passed. | {"elapsedMin":20,"minimumMin":60,"earliestAt":"2026-11-17T17:30:00.000Z"}',
      'discharge-score-low: The score is 8; 9 is needed. | → discharge-score-taken | {"total":8,"scoreAtLeast":9}',
      'vitals-not-settled: 2 blood pressures in a row in range, at least 10 min apart, are needed; there are 1. | → vitals-taken | {"inRange":1}',
      'saturation-too-low: The saturation is 92 %; 94 % is needed. | → vitals-taken | {"spo2Percent":92,"needed":94}',
      'not-awake-twice: Fully awake 2 times in a row is needed; it is 0. | → sedation-assessed',
      'dissociation-present: Dissociation is not known to have resolved. | → dissociation-assessed',
      'criterion-not-assessed: Oriented to person, place and time: nobody has looked yet. | at oriented | → discharge-criterion-assessed | {"criterion":"oriented"}',
      'criterion-not-met: Walks steadily unaided: not yet. | at steady-gait | → discharge-criterion-assessed | {"criterion":"steady-gait"}',
      'criterion-not-assessed: Nausea is tolerable: nobody has looked yet. | at nausea-tolerable | → discharge-criterion-assessed | {"criterion":"nausea-tolerable"}',
      'criterion-not-assessed: The access or injection site is well: nobody has looked yet. | at access-site-well | → discharge-criterion-assessed | {"criterion":"access-site-well"}',
      'new-suicidal-thoughts: New thoughts of suicide: a prescriber must sign a disposition. | → suicide-risk-dispositioned',
    ],
  ],
  [
    'a red alert is open at the door',
    running
      .withVitals('10:15', '184/98')
      .with('10:45', 'infusion-completed', {})
      .with('10:46', 'venous-access-placed', { site: 'forearm', side: 'left', gauge: 22, attempts: 1, isPatent: true }),
    '12:00',
    'discharged',
    {},
    [
      'escort-not-present: The escort is present or reachable, and known by name. | → escort-confirmed',
      'venous-access-in-place: Remove the venous line. | → venous-access-removed',
      'criterion-not-assessed: Written instructions are given: nobody has looked yet. | at instructions-given | → discharge-criterion-assessed | {"criterion":"instructions-given"}',
      'criterion-not-assessed: The next appointment is made: nobody has looked yet. | at next-appointment-made | → discharge-criterion-assessed | {"criterion":"next-appointment-made"}',
      'criterion-not-assessed: The call after 24 hours is scheduled: nobody has looked yet. | at contact-call-scheduled | → discharge-criterion-assessed | {"criterion":"contact-call-scheduled"}',
      'prescriber-sign-off-missing: After a red alert or a moderate adverse event a prescriber signs the discharge. | → prescriber-signed-off',
      'open-red-alert: A red alert is open: blood pressure high. | → alert-resolved | {"rule":"blood-pressure-high"} | for everybody',
    ],
  ],
  [
    'nothing of the record is closed',
    alexUntil('11:00'),
    '12:00',
    'closed',
    {},
    [
      'waste-not-reconciled: Withdrawn, given and wasted differ by 6970 µg. | → waste-recorded | {"withdrawnUg":41000,"givenUg":34030,"wastedUg":0,"unaccountedUg":6970}',
      'administration-record-unsigned: Sign the administration record. | → administration-record-signed',
      'missed-without-reason: Say why vital-signs was missed. | → monitoring-missed | {"item":"vital-signs","dueAt":1794931500000}',
      'missed-without-reason: Say why vital-signs was missed. | → monitoring-missed | {"item":"vital-signs","dueAt":1794932400000}',
      'missed-without-reason: Say why vital-signs was missed. | → monitoring-missed | {"item":"vital-signs","dueAt":1794933300000}',
    ],
  ],
  [
    'the waste was seen by nobody',
    alexUntil('12:00', 'waste-witnessed'),
    '12:10',
    'closed',
    {},
    [
      'waste-not-witnessed: A second person confirms the waste under their own name. | → waste-witnessed | {"wasteId":"01938f00-0003-7000-8000-000000000031"}',
      'administration-record-unsigned: Sign the administration record. | → administration-record-signed',
    ],
  ],
  [
    'nobody named the bag',
    aDosingSession('intravenous-ketamine', { order: null, surroundings: { therapistNote: 'not-written' } })
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .withVitals('10:15', '165/98'),
    '10:20',
    'closed',
    {},
    [
      'dose-not-known: Record the bag: how much was given is not known. | → preparation-recorded',
      'alert-open: An alert is open: blood pressure high. | → alert-resolved | {"rule":"blood-pressure-high"}',
      'administration-record-unsigned: Sign the administration record. | → administration-record-signed',
      "therapist-note-missing: The therapist's note is neither signed nor flagged as overdue.",
    ],
  ],
  [
    'the REMS form of a device is not sent',
    aDosingSession('intranasal-esketamine').with('13:00', 'device-used', { deviceNumber: 1, areBothSpraysConfirmed: true, lot: 'D' }),
    '14:00',
    'closed',
    {},
    [
      'more-accounted-than-withdrawn: Withdrawn, given and wasted differ by -28000 µg. | → waste-recorded | {"withdrawnUg":0,"givenUg":28000,"wastedUg":0,"unaccountedUg":-28000}',
      'administration-record-unsigned: Sign the administration record. | → administration-record-signed',
      'rems-form-not-submitted: Submit the REMS monitoring form. | → rems-form-submitted',
      'missed-without-reason: Say why vital-signs was missed. | → monitoring-missed | {"item":"vital-signs","dueAt":1794940800000}',
      'missed-without-reason: Say why sedation was missed. | → monitoring-missed | {"item":"sedation","dueAt":1794940800000}',
      'missed-without-reason: Say why dissociation was missed. | → monitoring-missed | {"item":"dissociation","dueAt":1794940800000}',
    ],
  ],
];

describe('what stands in the way of leaving and of the end of the record is said', () => {
  it.each(cases)('when %s', (_, story, time, step, details, expected) => {
    expect(toldUnmet(story, time, step, details)).toEqual(expected);
  });
});
