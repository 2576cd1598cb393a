/** What in a course makes measures due. Hours count from that event, negative before it. */
export const measurePoints = [
  'screening',
  'pre-dose',
  'during-dose',
  'after-dose',
  'day-after-dose',
  'week',
  'integration-session',
  'end-of-induction',
  'follow-up-month',
] as const;
export type MeasurePoint = (typeof measurePoints)[number];

/** When a row applies: for whom, and how often. Absent fields do not limit. */
export interface TimingCondition {
  readonly indication?: 'trauma';
  /** Only when the instrument was last answered at least so many days ago; `otherwise` is asked instead. */
  readonly minimumDaysSinceLast?: number;
  readonly otherwise?: readonly string[];
  readonly fromSession?: number;
  /** With every so many-th dosing session. */
  readonly everySessions?: number;
  readonly atMonths?: readonly number[];
}

export interface TimedMeasure extends TimingCondition {
  readonly instrument: string;
}

export interface TimingRow {
  readonly event: MeasurePoint;
  /** The window in which the form is open, in hours from the event. */
  readonly opensAfterHours: number;
  readonly closesAfterHours: number;
  readonly measures: readonly TimedMeasure[];
}

export interface TimingTable {
  readonly version: string;
  /** Longest request to a patient at one time. */
  readonly burdenCapMinutes: number;
  /** One reminder, at this share of the window. */
  readonly reminderAtPercent: number;
  readonly rows: readonly TimingRow[];
}

const of = (...ids: string[]): TimedMeasure[] => ids.map((instrument) => ({ instrument }));
/** A form answered within the days that make a baseline is not asked again by the screening. Source: clinical reference §4.0 [D 14]. */
const screenedWithinDays = 14;
/** Urinary symptoms come with repeated doses. Source: clinical reference §1.2 [D 6 sessions]. */
const bladder: TimedMeasure = { instrument: 'bladder-4', everySessions: 6 };
const battery: readonly TimedMeasure[] = [
  ...of('phq-9', 'gad-7', 'qids-sr16'),
  { instrument: 'pcl-5', indication: 'trauma' },
  ...of('c-ssrs-screener', 'audit-c', 'dast-10', 'who-5', 'isi', 'sds', 'cgi-s', 'bladder-4'),
];

/** When each measure is due in a course. Windows and the cap are clinic policy. Source: clinical reference §4.9 [D]. */
export const defaultTimingTable: TimingTable = {
  version: '3',
  burdenCapMinutes: 12,
  reminderAtPercent: 50,
  rows: [
    {
      ...{ event: 'screening', opensAfterHours: -168, closesAfterHours: 168 },
      measures: battery.map((measure) => ({ ...measure, minimumDaysSinceLast: screenedWithinDays })),
    },
    {
      ...{ event: 'pre-dose', opensAfterHours: -24, closesAfterHours: 0 },
      measures: [
        { instrument: 'phq-9', minimumDaysSinceLast: 7, otherwise: ['phq-2'] },
        ...of('c-ssrs-since-last-contact', 'vas-mood', 'vas-anxiety'),
      ],
    },
    { event: 'during-dose', opensAfterHours: 0, closesAfterHours: 3, measures: of('moaa-s', 'cadss-6') },
    { event: 'after-dose', opensAfterHours: 2, closesAfterHours: 24, measures: of('meq30', 'ebi', 'vas-mood') },
    {
      event: 'day-after-dose',
      opensAfterHours: 20,
      closesAfterHours: 48,
      measures: [...of('c-ssrs-since-last-contact', 'vas-mood'), bladder],
    },
    {
      ...{ event: 'week', opensAfterHours: 0, closesAfterHours: 72 },
      measures: [...of('phq-9', 'gad-7'), { instrument: 'pcl-5-past-week', indication: 'trauma', minimumDaysSinceLast: 14 }],
    },
    {
      ...{ event: 'integration-session', opensAfterHours: -24, closesAfterHours: 24 },
      measures: [{ instrument: 'wai-sr', fromSession: 3, minimumDaysSinceLast: 28 }, ...of('who-5')],
    },
    { event: 'end-of-induction', opensAfterHours: -24, closesAfterHours: 168, measures: [...battery, ...of('cgi-i')] },
    {
      ...{ event: 'follow-up-month', opensAfterHours: -72, closesAfterHours: 168 },
      measures: [
        ...['phq-9', 'gad-7', 'who-5', 'sds', 'bladder-4'].map((instrument) => ({ instrument, atMonths: [1, 3, 6, 12] })),
        { instrument: 'pcl-5', indication: 'trauma', atMonths: [1, 3, 6, 12] },
      ],
    },
  ],
};
