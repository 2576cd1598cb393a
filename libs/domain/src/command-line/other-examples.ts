import type { ListedCommand } from './dose-examples.js';
import { measureExamples } from './measure-examples.js';

const noon = '2026-11-17T12:00:00-05:00';

const bedside: readonly ListedCommand[] = [
  {
    words: 'limits',
    about: 'a dose against the limit table: every rule with its inputs, and the decision; mode "given" answers incidents',
    example: {
      ...{ route: 'intramuscular', weightKg: 64, doseMg: 19, racemicGivenTodayMg: 48, ageYears: 38, minutesSincePrevious: 15 },
      ...{ previousWeight: null, lastSessionMgPerKg: 0.906 },
    },
  },
  {
    words: 'rescue',
    about: 'a rescue medicine against the formulary: dose, route, repeats, order, allergy, cautions, and what it asks for afterwards',
    example: {
      ...{ medicine: 'ondansetron', doseMg: 4, route: 'intravenous', durationMin: 2, isOrdered: true, at: noon },
      ...{ conditions: { 'long-qt': 'absent' }, allergies: [], kitLacks: [] },
    },
  },
  {
    words: 'home-session',
    about: 'a session at home: whether the dose may be taken now; with "doseAt" how the readings stand and until when the sitter stays',
    example: { doseAt: '2026-11-17T19:00:00-05:00', now: '2026-11-17T20:10:00-05:00', readingsAt: ['2026-11-17T19:50:00-05:00'] },
  },
  {
    words: 'monitor vitals',
    about: 'whether each value can be, is unlikely (confirm) or impossible (refused)',
    example: { systolicMmHg: 221, diastolicMmHg: 80 },
  },
  {
    words: 'monitor alerts',
    about: 'the alerts a reading raises over its baseline',
    example: { reading: { systolicMmHg: 164, diastolicMmHg: 98 }, baseline: { systolicMmHg: 128, diastolicMmHg: 80 } },
  },
  {
    words: 'monitor baseline',
    about: 'go, hold or no-go of the readings before a dose',
    example: { product: 'intranasal-esketamine', reading: { systolicMmHg: 141, diastolicMmHg: 80 } },
  },
  {
    words: 'monitor schedule',
    about: 'when readings are due after the doses that were given, and the earliest release',
    example: { product: 'intramuscular-ketamine', doseTimes: ['2026-11-17T11:15:00-05:00', '2026-11-17T11:30:00-05:00'] },
  },
  {
    words: 'monitor discharge-score',
    about: 'the sum of an Aldrete or modified PADSS score',
    example: { instrument: 'aldrete', activity: 2, respiration: 2, circulation: 1, consciousness: 2, oxygenSaturation: 2 },
  },
  {
    words: 'reconcile',
    about: 'withdrawn, given, wasted; stock, counts, vials, witnesses, devices: by "kind"',
    example: { kind: 'dose', withdrawnMg: 41, administeredMg: 34.03, wastedMg: 6.97 },
  },
  {
    words: 'ledger',
    about: 'the balance of a ledger in whole units; a movement sent twice counts once',
    example: {
      movements: [
        { id: 'a', kind: 'received', amount: 60_000 },
        { id: 'b', kind: 'withdrawn', amount: 4_100 },
      ],
    },
  },
  { words: 'fold', about: 'a whole session from its log: { session, entries, now } in a file', example: null },
  {
    words: 'step',
    about: 'whether a step may be taken now: { session, entries, now, step: { kind, details, authorId, roles } }',
    example: null,
  },
];

const course: readonly ListedCommand[] = [
  {
    words: 'treatment-week',
    about: 'the treatment week, counted in dates of the clinic',
    example: { firstDose: '2026-11-03', on: '2026-11-17' },
  },
  {
    words: 'course plan',
    about: 'the visits of a protocol from a day on',
    example: { protocol: 'esketamine-induction', startsOn: '2026-11-02' },
  },
  {
    words: 'course gaps',
    about: 'whether two visits are far enough apart, in days of the clinic and in elapsed hours',
    example: {
      earliestDays: 2,
      latestDays: 5,
      minimumHours: 48,
      previousAt: '2026-11-15T12:00:00-05:00',
      at: noon,
      zone: 'America/New_York',
    },
  },
  {
    words: 'patient eligibility',
    about: 'what the checklist says, with every reason',
    example: { product: 'intravenous-ketamine', on: '2026-11-17', answers: [{ code: 'aneurysm', answer: 'absent' }] },
  },
  {
    words: 'patient consents',
    about: 'the consents that are missing, and what each lacks',
    example: { product: 'intranasal-esketamine', on: '2026-11-17', consents: [] },
  },
  { words: 'round', about: 'the one rounding rule: half up, to places or to a step', example: { value: '155.25', places: 1 } },
];

export const otherExamples: readonly ListedCommand[] = [...bedside, ...measureExamples, ...course];
