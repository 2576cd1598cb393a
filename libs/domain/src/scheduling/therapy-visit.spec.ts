import { withoutDose } from './therapy-visit.js';

const held = (...roles: ('nurse' | 'therapist' | 'room' | 'pump')[]) => roles.map((role) => ({ role, resourceId: `the ${role}` }));
const kept = (...roles: Parameters<typeof held>) => withoutDose(held(...roles)).assignments.map(({ role }) => role);

describe('a dosing visit without its dose', () => {
  it('is an integration session with the therapist in the same room; nurse and pump are free for others', () => {
    const visit = withoutDose(held('nurse', 'therapist', 'room', 'pump'));
    expect([visit.visitType, visit.title]).toEqual(['integration', 'Integration session']);
    expect(visit.phases.flatMap(({ staff }) => staff.map(({ role }) => role))).not.toContain('nurse');
    expect(kept('nurse', 'therapist', 'room', 'pump')).toEqual(['therapist', 'room']);
  });

  it('has no therapist where the dose had none', () => {
    expect(kept('nurse', 'room', 'pump')).toEqual(['room']);
  });
});
