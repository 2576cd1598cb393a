import { defaultSchedulingPolicy as policy } from './scheduling-policy.js';
import { patientMinutes } from './needed-spans.js';
import { leastMinutes, lengthConflicts, resizedTo } from './visit-length.js';
import type { BookedPhase } from './booked-phase.js';
import { defaultPhases } from './visit-phases.js';
import { instant } from '../shared/index.js';

const minutesOf = (phases: readonly BookedPhase[]) => phases.map(({ minutes }) => minutes);
const codesOf = (phases: readonly BookedPhase[]) =>
  lengthConflicts(
    {
      ...{ appointmentId: 'a', patientId: 'p', visitType: 'integration', startsAt: instant('2026-12-01T14:00:00Z') },
      ...{ phases, assignments: [], isRemote: false },
    },
    policy,
  ).map(({ code }) => code);

describe('a visit of another length', () => {
  const talk = defaultPhases('integration'); // 55 + 10 of clean-up
  const infusion = defaultPhases('intravenous-dosing'); // 30 + 40 + 60 + 15

  it('grows and shrinks in its last part before the clean-up', () => {
    expect(minutesOf(resizedTo(talk, 80))).toEqual([80, 10]);
    expect(minutesOf(resizedTo(infusion, 150))).toEqual([30, 40, 80, 15]);
    expect(patientMinutes(resizedTo(infusion, 150))).toBe(150);
  });

  it('has its planned phases again when it is pulled back', () => {
    expect(resizedTo(resizedTo(talk, 80), 55)).toEqual(talk);
    expect(resizedTo(talk, 55)).toBe(talk);
  });

  it.each([
    [talk, 14, ['too-short']],
    [talk, 15, []],
    [talk, 55, []],
    [infusion, 129, ['too-short']],
    [infusion, 130, []],
    [resizedTo(infusion, 180), 131, []],
    [resizedTo(infusion, 180), 129, ['too-short']],
  ])('keeps a whole observation and a talk worth the name (%#)', (phases, minutes, expected) => {
    expect(codesOf(resizedTo(phases, minutes))).toEqual(expected);
  });

  it('knows its least length by the plan, however long it was made', () => {
    expect([talk, infusion, resizedTo(infusion, 200)].map((phases) => leastMinutes(phases, policy))).toEqual([15, 130, 130]);
  });
});
