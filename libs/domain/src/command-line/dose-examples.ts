/** A command as the list shows it. `example` is an input that is answered; null where the input is too long to show. */
export interface ListedCommand {
  readonly words: string;
  readonly about: string;
  readonly example: unknown;
}

const weighed = { weightKg: 82, doseMgPerKg: 0.5 };

export const doseExamples: readonly ListedCommand[] = [
  {
    words: 'dose iv',
    about: 'an infusion: dose, draw, bag, pump rate, µg/kg/min; with "bolus" its two parts',
    example: { ...weighed, vialMgPerMl: 10, diluent: { method: 'QS_TO', volumeMl: 50 }, durationMin: 40 },
  },
  {
    words: 'dose im',
    about: 'an injection: draw, sites and their limits, booster, cumulative dose',
    example: { weightKg: 64, doseMgPerKg: 0.75, vialMgPerMl: 100, site: 'deltoid-right', booster: { doseMgPerKg: 0.3 } },
  },
  {
    words: 'dose esketamine',
    about: 'an esketamine order: devices, treatment week, what must have gone before, times that follow from the devices',
    example: {
      totalMg: 84,
      indication: 'TRD',
      on: '2026-11-17',
      previous: [{ totalMg: 56, on: '2026-11-10' }],
      devicesUsedAt: ['2026-11-17T13:00:00-05:00', '2026-11-17T13:05:00-05:00', '2026-11-17T13:10:00-05:00'],
      leftAt: '2026-11-17T15:20:00-05:00',
    },
  },
  {
    words: 'dose nasal',
    about: 'compounded racemic sprays: dose, volume, what priming loses',
    example: { sprays: 3, mlPerSpray: 0.1, mgPerMl: 100, primingSprays: 2 },
  },
  {
    words: 'dose home-supply',
    about: 'a supply for use at home: what should be left, and whether the reported rest fits',
    example: {
      ...{ bottleMl: 5, mgPerMl: 100, doseMg: 30, timesPerWeek: 2, weeks: 4, primingSprays: 5, mlPerSpray: 0.1 },
      ...{ elapsedDays: 14, reportedRemainingMl: 0 },
    },
  },
  {
    words: 'dose weights',
    about: 'body mass index, ideal and adjusted weight, and a dose by each',
    example: { weightKg: 110, heightCm: 165, sex: 'F', doseMgPerKg: 0.5 },
  },
  {
    words: 'dose infusion',
    about: 'what an infusion has delivered, from its log: start, rate changes, pauses, boluses, end',
    example: {
      ...{ finalVolumeMl: 50, concentrationMgPerMl: 0.82, weightKg: 82 },
      events: [
        { kind: 'start', at: '2026-11-17T10:05:00-05:00', rateMlPerH: 75 },
        { kind: 'pause', at: '2026-11-17T10:23:00-05:00' },
        { kind: 'resume', at: '2026-11-17T10:31:00-05:00', rateMlPerH: 60 },
        { kind: 'stop', at: '2026-11-17T10:50:00-05:00' },
      ],
    },
  },
  {
    words: 'dose rate',
    about: 'mL/h from µg/kg/min, or the other way',
    example: { weightKg: 82, concentrationMgPerMl: 0.82, rateUgPerKgPerMin: 12.5 },
  },
  { words: 'dose pressure', about: 'mean arterial pressure', example: { systolicMmHg: 128, diastolicMmHg: 80 } },
];
