import { alexLines, aDosingSession, carlosLines } from '../testing/index.js';
import { answersAfterDose, defaultAfterDosePolicy, lastAtDose } from './last-at-dose.js';
import { sessionGlance, type SessionGlance } from './session-glance.js';

const golden = sessionGlance(
  aDosingSession()
    .telling(...alexLines)
    .foldAt('12:30'),
);

describe('a session at a glance', () => {
  it('stands on its first dose: dose, pressures, saturation, dissociation, medicines, events, readiness', () => {
    expect(golden).toMatchObject({
      ...{ orderedUg: 41_000, givenUg: 34_030, outcome: 'stopped-early' },
      peakPressure: { systolicMmHg: 164, diastolicMmHg: 98, minute: 18 },
      peakDissociation: { words: 'CADSS 14' },
    });
    expect(golden?.doses).toHaveLength(1);
    expect(golden?.doses[0]).toMatchObject({ minute: 0, doseUg: 34_030 });
    expect(golden?.pressures.some(({ minute }) => minute < 0)).toBe(true);
    expect(golden?.adverseEvents).toHaveLength(2);
    expect(golden?.readyAfterMin).toBeGreaterThan(60);
    expect(golden?.baselinePressure).not.toBeNull();
  });

  it('has a mark for each device of a nasal dose, and their sum', () => {
    const nasal = sessionGlance(
      aDosingSession('intranasal-esketamine')
        .telling(...carlosLines)
        .foldAt('16:00'),
    );
    expect(nasal?.doses.map(({ doseUg }) => doseUg)).toEqual([28_000, 28_000, 28_000]);
    expect(nasal?.givenUg).toBe(84_000);
  });

  it('is none where nothing was given', () => {
    expect(sessionGlance(aDosingSession().withVitals('09:50', '118/76').foldAt('10:00'))).toBeNull();
  });

  it('says null for what nobody measured, and knows a running infusion without an end', () => {
    const bare = sessionGlance(
      aDosingSession('intravenous-ketamine', { order: null }).with('10:05', 'infusion-started', { rateUlPerH: 75_000 }).foldAt('10:20'),
    );
    expect(bare).toMatchObject({ orderedUg: null, givenUg: null, baselinePressure: null, peakPressure: null, lowestSpo2Percent: null });
    expect(bare).toMatchObject({ peakDissociation: null, readyAfterMin: null, doses: [{ minute: 0, untilMinute: null, doseUg: null }] });
  });

  it('takes of several scales of dissociation the deepest by its own scale, and of pressures only whole ones', () => {
    const story = aDosingSession()
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:10', 'dissociation-assessed', { instrument: 'level', level: 'moderate' })
      .with('10:20', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore: 20 })
      .with('10:30', 'dissociation-assessed', { instrument: 'cadss', totalScore: 30 })
      .with('10:31', 'vitals-taken', { spo2Percent: 93 });
    expect(sessionGlance(story.foldAt('10:40'))).toMatchObject({
      peakDissociation: { words: 'CADSS-6 20', minute: 15 },
      pressures: [],
      lowestSpo2Percent: 93,
    });
    const mild = aDosingSession()
      .with('10:05', 'infusion-started', { rateUlPerH: 75_000 })
      .with('10:10', 'dissociation-assessed', { instrument: 'level', level: 'mild' });
    expect(sessionGlance(mild.foldAt('10:40'))?.peakDissociation).toEqual({ minute: 5, words: 'mild' });
  });
});

const glance = (orderedUg: number | null, day: string, given: number | null = orderedUg): SessionGlance =>
  ({ ...golden, orderedUg, givenUg: given, firstDoseAt: `2026-11-${day}T15:00:00Z` }) as SessionGlance;
const asked = (doseUg: number) => ({ product: 'intravenous-ketamine', doseUg }) as const;

describe('the last time at a dose', () => {
  const earlier = [glance(33_000, '03'), glance(41_000, '05'), glance(41_000, '10'), glance(49_000, '12')];

  it('is the latest session with that very dose', () => {
    expect(lastAtDose(earlier, asked(41_000))).toMatchObject({ differenceUg: 0, session: { firstDoseAt: '2026-11-10T15:00:00Z' } });
  });

  it('is else the nearest dose, of two equally near the latest', () => {
    expect(lastAtDose(earlier, asked(45_000))).toMatchObject({ differenceUg: 4_000, session: { firstDoseAt: '2026-11-12T15:00:00Z' } });
    expect(lastAtDose(earlier, asked(30_000))).toMatchObject({ differenceUg: 3_000 });
  });

  it('goes by what was given where nothing was ordered, and knows nothing of other products', () => {
    expect(lastAtDose([glance(null, '03', 40_000), glance(null, '04', null)], asked(41_000))).toMatchObject({ differenceUg: -1_000 });
    expect(lastAtDose(earlier, { product: 'intranasal-esketamine', doseUg: 84_000 })).toBeNull();
  });
});

describe('the answers after a dose', () => {
  it('begin after the first hours and end with the policy, earliest first', () => {
    const at = (takenAt: string, total: number) => ({ instrumentId: 'vas-mood', total, takenAt });
    const answered = [
      at('2026-11-19T14:00:00Z', 70),
      at('2026-11-17T16:00:00Z', 40),
      at('2026-11-18T11:20:00Z', 62),
      at('2026-11-20T16:00:00Z', 1),
    ];
    expect(answersAfterDose('2026-11-17T15:00:00Z', answered, defaultAfterDosePolicy)).toEqual([
      { instrumentId: 'vas-mood', total: 62, hoursAfter: 20 },
      { instrumentId: 'vas-mood', total: 70, hoursAfter: 47 },
    ]);
  });
});
