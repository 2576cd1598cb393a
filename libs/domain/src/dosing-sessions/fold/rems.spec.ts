import { clinicallyReadyAt } from './clinical-readiness.js';
import { aDosingSession, carlosLines, type SessionBuilder } from '../testing/index.js';

const devices = carlosLines.filter((line) => line.at <= '13:10');
const dosed = aDosingSession('intranasal-esketamine').telling(...devices);
const draft = (story: SessionBuilder, time: string) => story.foldAt(time).rems;

describe('the REMS monitoring form', () => {
  it('is for esketamine alone, and not before the first device', () => {
    expect(draft(aDosingSession().with('10:05', 'infusion-started', { rateUlPerH: 75_000 }), '10:10')).toBeNull();
    expect(draft(dosed, '12:59')).toBeNull();
  });

  it('takes an unknown medicine as missing, and yes as yes', () => {
    const no = 'no' as const;
    const history = {
      newMedicines: no,
      newConditions: no,
      alcoholWithin24Hours: no,
      urinarySymptoms: no,
      benzodiazepine: 'yes',
      sedativeHypnotic: 'unknown',
      psychostimulant: no,
      monoamineOxidaseInhibitor: no,
      opioid: no,
    } as const;
    const told = draft(dosed.with('12:55', 'interval-history-taken', history), '13:30');
    expect(told?.medicines).toMatchObject({ benzodiazepine: true, sedativeHypnotic: null, opioid: false });
    expect(told?.missing).toContain('medicines.sedativeHypnotic');
    const bare = aDosingSession('intranasal-esketamine').with('13:00', 'device-used', {
      deviceNumber: 1,
      areBothSpraysConfirmed: true,
      lot: 'D',
    });
    expect(draft(bare, '13:30')).toMatchObject({
      areVitalsAcceptablePrior: null,
      respiratoryDepression: { occurred: null },
      missing: expect.arrayContaining(['pressures.prior', 'medicines.opioid', 'areVitalsAcceptablePrior', 'respiratoryDepression']),
    });
  });

  it('reads sedation by RASS as by MOAA/S, and none as no', () => {
    const scored = (...scores: readonly number[]) =>
      draft(
        scores.reduce((story, score, index) => story.with(`13:${20 + index}`, 'sedation-assessed', { instrument: 'rass', score }), dosed),
        '14:00',
      )?.sedation;
    expect(scored(0, -1, 0)).toEqual({ occurred: true, onsetMin: 21, resolvedMin: 22, isResolvedWithin2Hours: true });
    expect(scored(0, 1)).toMatchObject({ occurred: false, onsetMin: null });
    expect(scored(-1)).toEqual({ occurred: true, onsetMin: 20, resolvedMin: null, isResolvedWithin2Hours: null });
  });

  it('reads dissociation from a CADSS above 4 and above the baseline', () => {
    const scored = (before: number, ...after: readonly number[]) => {
      const baseline = dosed.with('12:51', 'dissociation-assessed', { instrument: 'cadss', totalScore: before });
      return draft(
        after.reduce(
          (story, totalScore, index) =>
            story.with(index === 0 ? '13:40' : '15:10', 'dissociation-assessed', { instrument: 'cadss', totalScore }),
          baseline,
        ),
        '15:15',
      )?.dissociation;
    };
    expect(scored(0, 4)).toMatchObject({ occurred: false });
    expect(scored(5, 5)).toMatchObject({ occurred: false });
    expect(scored(0, 5, 2)).toEqual({ occurred: true, onsetMin: 40, resolvedMin: 130, isResolvedWithin2Hours: false });
    const six = dosed.with('13:40', 'dissociation-assessed', { instrument: 'cadss-6', sixItemScore: 9 });
    expect(draft(six, '14:00')?.dissociation).toMatchObject({ occurred: true, onsetMin: 40 });
  });

  it('reads respiratory depression from the record or a red alert, and serious events', () => {
    const event = {
      term: 'respiratory-depression',
      severity: 3,
      relatedness: 'probable',
      actionTaken: 'none',
      outcome: 'recovered',
    } as const;
    expect(draft(dosed.with('13:30', 'adverse-event-recorded', event), '14:00')).toMatchObject({
      respiratoryDepression: { occurred: true, onsetMin: 30 },
      hasSeriousAdverseEvent: false,
    });
    expect(draft(dosed.withVitals('13:20', '130/80', 70, 88), '14:00')?.respiratoryDepression).toMatchObject({
      occurred: true,
      onsetMin: 20,
    });
    expect(
      draft(dosed.with('13:30', 'adverse-event-recorded', { ...event, seriousness: ['hospitalisation'] }), '14:00')?.hasSeriousAdverseEvent,
    ).toBe(true);
  });

  it('has no pressure at completion where none was taken after the dose, and nobody is ready who had none', () => {
    const found = dosed.with('15:20', 'discharge-readied', {});
    expect(draft(found, '15:30')).toMatchObject({
      pressures: { atCompletion: null },
      areVitalsAcceptableAtCompletion: null,
      missing: expect.arrayContaining(['pressures.atCompletion']),
    });
    expect(clinicallyReadyAt(aDosingSession('intranasal-esketamine').foldAt('13:00').situation)).toBeNull();
  });

  it('takes the pressure nearest to 40 minutes within ten, and marks a no-go baseline', () => {
    expect(draft(dosed.withVitals('13:45', '150/90').withVitals('13:52', '151/90'), '14:10')?.pressures.at40Min).toMatchObject({
      systolicMmHg: 151,
    });
    expect(draft(dosed.withVitals('14:01', '150/90'), '14:10')?.pressures.at40Min).toBeNull();
    expect(draft(dosed.withVitals('12:59', '185/90'), '13:20')?.areVitalsAcceptablePrior).toBe(false);
  });
});
