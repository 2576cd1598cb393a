import { instant, plusMinutes } from '../../shared/index.js';
import { decideHomeDose, defaultHomePolicy, homePolicySchema, homeSchedule, type HomeDoseFacts } from './index.js';

const doseAt = instant('2026-11-01T00:30:00-04:00'); // the night the clocks go back
const after = (minutes: number) => plusMinutes(doseAt, minutes);
const statusAt = (minutes: number, readings: readonly number[] = []) =>
  homeSchedule(doseAt, readings.map(after), defaultHomePolicy, after(minutes)).readings.map(({ status }) => status);

describe('a home session after its dose', () => {
  it('asks between 40 and 60 and at 120 minutes of elapsed time, and keeps the sitter for four hours', () => {
    const { readings, sitterUntil } = homeSchedule(doseAt, [], defaultHomePolicy, doseAt);
    expect(readings.map(({ opensAt, dueAt }) => [opensAt, dueAt])).toEqual([
      [after(40), after(60)],
      [after(120), after(120)],
    ]);
    expect(sitterUntil).toBe(instant('2026-11-01T03:30:00-05:00')); // four hours later, three on the wall
  });

  it.each<[number, number[], string[]]>([
    [39, [], ['upcoming', 'upcoming']],
    [40, [], ['open', 'upcoming']],
    [60, [], ['due', 'upcoming']],
    [65, [], ['due', 'upcoming']],
    [66, [], ['late', 'upcoming']],
    [70, [], ['late', 'upcoming']],
    [71, [], ['missed', 'upcoming']],
    [45, [39], ['open', 'upcoming']],
    [45, [40], ['taken', 'upcoming']],
    [70, [65], ['taken', 'upcoming']],
    [70, [66], ['taken-late', 'upcoming']],
    [72, [71], ['missed', 'upcoming']],
    [120, [50, 55], ['taken', 'due']],
    [125, [121, 50], ['taken', 'taken']],
    [60, [70], ['due', 'upcoming']],
  ])('at %p min with readings at %p: %p', (now, readings, expected) => expect(statusAt(now, readings)).toEqual(expected));
});

describe('a reading at home', () => {
  const takenAt = (now: number, readings: readonly number[]) =>
    homeSchedule(doseAt, readings.map(after), defaultHomePolicy, after(now)).readings.map((reading) => reading.takenAt);

  it('takes the window it lies in, whatever was measured before it', () => {
    expect(takenAt(130, [10, 39, 45, 50, 119, 120])).toEqual([after(45), after(120)]);
    expect(takenAt(45, [45])).toEqual([after(45), null]); // the very moment counts
    expect(takenAt(72, [70])).toEqual([after(70), null]);
    expect(takenAt(72, [])).toEqual([null, null]);
  });
});

describe('a dose at home', () => {
  const ready: HomeDoseFacts = {
    drug: 'racemic-ketamine',
    isAllowedByClinicAndState: true,
    isAdultSitterPresent: true,
    isDrivingExcluded: true,
    isVideoOn: true,
    hasEmergencyAddress: true,
    hasLocalEmergencyNumber: true,
    hasRescuePlan: true,
    bloodPressureAt: after(-15),
  };
  const codes = (facts: Partial<HomeDoseFacts>, policy = defaultHomePolicy) => {
    const decision = decideHomeDose({ ...ready, ...facts }, policy, doseAt);
    return decision.allowed ? [] : decision.refusals.map(({ code }) => code);
  };

  it('needs sitter, pressure and plan; unknown is a no', () => {
    expect(decideHomeDose(ready, defaultHomePolicy, doseAt)).toEqual({ allowed: true, value: { sitterUntil: after(240) } });
    expect(codes({ isAdultSitterPresent: null, hasRescuePlan: false })).toEqual(['sitter-missing', 'rescue-plan-missing']);
    expect(codes({ bloodPressureAt: after(-15.01) })).toEqual(['blood-pressure-missing']);
    expect(codes({ bloodPressureAt: after(1) })).toEqual(['blood-pressure-missing']);
    expect(codes({ bloodPressureAt: null })).toEqual(['blood-pressure-missing']);
    expect(codes({ isVideoOn: null })).toEqual(['video-off']);
    expect(codes({ isVideoOn: null }, { ...defaultHomePolicy, mustSeeDoseOnVideo: false })).toEqual([]);
  });

  it('says what to do about everything that nobody has looked at', () => {
    const nobody: HomeDoseFacts = {
      drug: 'racemic-ketamine',
      isAllowedByClinicAndState: null,
      isAdultSitterPresent: null,
      isDrivingExcluded: null,
      isVideoOn: null,
      hasEmergencyAddress: null,
      hasLocalEmergencyNumber: null,
      hasRescuePlan: null,
      bloodPressureAt: null,
    };
    const decision = decideHomeDose(nobody, defaultHomePolicy, doseAt);
    expect(decision.allowed ? [] : decision.refusals.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'home-use-not-allowed: Use at home is not known to be allowed here.',
      'sitter-missing: An adult sitter must be with the patient.',
      'blood-pressure-missing: Measure the blood pressure within 15 min before the dose.',
      'driving-not-excluded: The patient must not drive until the next day.',
      'video-off: The dose is taken on video.',
      'address-missing: Write down where the patient is right now.',
      'emergency-number-missing: Write down the emergency centre of that place.',
      'rescue-plan-missing: Agree what happens if something goes wrong.',
    ]);
    expect(codes({ bloodPressureAt: doseAt })).toEqual([]);
  });

  it('is never esketamine', () => {
    expect(codes({ drug: 'esketamine', isAdultSitterPresent: null })).toEqual(['esketamine-never-at-home']);
    const [refusal] = ((decision) => (decision.allowed ? [] : decision.refusals))(
      decideHomeDose({ ...ready, drug: 'esketamine' }, defaultHomePolicy, doseAt),
    );
    expect(refusal?.message).toContain('in the clinic only');
  });
});

describe('the home policy', () => {
  it('is data, and its windows follow each other', () => {
    expect(homePolicySchema.parse(defaultHomePolicy)).toEqual(defaultHomePolicy);
    const paths = (readings: unknown) => {
      const parsed = homePolicySchema.safeParse({ ...defaultHomePolicy, readings });
      return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
    };
    expect(paths([{ fromMin: 60, toMin: 40 }])).toEqual(['readings.0.toMin']);
    expect(
      paths([
        { fromMin: 40, toMin: 60 },
        { fromMin: 60, toMin: 90 },
      ]),
    ).toEqual(['readings']);
  });
});
