import type { CourseFacts } from './course-guards.js';
import { nextCourseSteps } from './next-course-steps.js';

const facts: CourseFacts = {
  isEligibilityChecklistComplete: true,
  missingConsents: [],
  isRemsEnrolmentNeeded: false,
  hasRemsEnrolment: null,
  hasCareTeam: true,
  signedPreparationNotes: 0,
  isPreparationWaived: false,
  hasSignedOrderForFirstSession: true,
  isBaselineFrozen: true,
  openDosingSessions: 0,
  futureAppointments: 0,
  openDrafts: 0,
  stateBeforeHold: 'preparing',
};

describe('the next steps of a course', () => {
  it('name what is to be written, and apart from it what stands in the way', () => {
    const induction = nextCourseSteps('preparing', ['prescriber'], facts).find(({ event }) => event === 'start-induction');
    expect(induction).toMatchObject({ to: 'induction', unmet: [{ code: 'preparation-note-missing' }] });
  });

  it('are only those the role may take, and none at the end', () => {
    expect(nextCourseSteps('preparing', ['therapist'], facts).map(({ event }) => event)).toEqual(['withdraw', 'record-death']);
    expect(nextCourseSteps('preparing', ['front-desk'], facts)).toEqual([]);
    expect(nextCourseSteps('completed', ['prescriber'], facts)).toEqual([]);
  });

  it('lead back to where a hold began', () => {
    const [resume] = nextCourseSteps('on-hold', ['prescriber'], facts);
    expect(resume).toMatchObject({ event: 'resume', to: 'preparing', documents: ['resolving-note'] });
  });
});
