import { localDate, type Decision, type Unmet } from '../shared/index.js';
import type { MissingConsent } from '../patients/index.js';
import { decideEnrolment, type EnrolmentFacts } from './enrolment.js';

type Eligibility = NonNullable<EnrolmentFacts['standing']['eligibility']>;
const current: Eligibility = {
  outcome: 'eligible',
  decidedOn: localDate('2026-11-02'),
  standing: { standing: 'current', lastDay: localDate('2027-01-31') },
};
const ready: EnrolmentFacts = {
  standing: { isDeceased: false, eligibility: current, missingConsents: [] },
  team: [
    { role: 'prescriber', isHeldByMember: true },
    { role: 'therapist', isHeldByMember: true },
  ],
  openCourses: 0,
};
const codes = (decision: Decision<unknown, Unmet>) => (decision.allowed ? [] : decision.refusals.map(({ code }) => code));
const eligible = (change: Partial<Eligibility>) => ({ ...ready, standing: { ...ready.standing, eligibility: { ...current, ...change } } });
const unsigned: MissingConsent = { code: 'general', gaps: ['never-signed'], signedOn: null };

describe('enrolment in a course', () => {
  it('takes an eligible patient whose consents are in force, and one who is eligible under conditions', () => {
    expect(codes(decideEnrolment(ready))).toEqual([]);
    expect(codes(decideEnrolment(eligible({ outcome: 'eligible_with_conditions' })))).toEqual([]);
  });

  it('refuses whoever nobody found eligible, found otherwise, or found so too long ago', () => {
    expect(codes(decideEnrolment({ ...ready, standing: { ...ready.standing, eligibility: null } }))).toEqual(['eligibility-missing']);
    expect(codes(decideEnrolment(eligible({ outcome: 'deferred' })))).toEqual(['not-eligible']);
    expect(codes(decideEnrolment(eligible({ outcome: 'ineligible' })))).toEqual(['not-eligible']);
    expect(codes(decideEnrolment(eligible({ standing: { standing: 'expired', lastDay: localDate('2026-11-01') } })))).toEqual([
      'eligibility-expired',
    ]);
    expect(codes(decideEnrolment(eligible({ standing: { standing: 'answers-changed', items: ['ich'] } })))).toEqual([
      'eligibility-changed',
    ]);
  });

  it('names every reason at once, each missing consent by its code', () => {
    const nothing: EnrolmentFacts = {
      standing: { isDeceased: true, eligibility: null, missingConsents: [unsigned] },
      team: [{ role: 'therapist', isHeldByMember: false }],
      openCourses: 1,
    };
    expect(codes(decideEnrolment(nothing))).toEqual([
      ...['patient-deceased', 'eligibility-missing', 'consent-missing', 'course-already-open', 'prescriber-missing', 'team-role-not-held'],
    ]);
  });
});
