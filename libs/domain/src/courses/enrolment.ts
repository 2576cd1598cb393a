import { decide, type Decision, type Unmet } from '../shared/index.js';
import type { PatientStandingView } from '../patients/index.js';
import type { CourseTeamRole } from './views.js';

/** What enrolment looks at: where the patient stands for the product, the wished care team, and other courses of the patient. */
export interface EnrolmentFacts {
  readonly standing: Pick<PatientStandingView, 'isDeceased' | 'eligibility' | 'missingConsents'>;
  readonly team: readonly { readonly role: CourseTeamRole; readonly isHeldByMember: boolean }[];
  /** Courses of this patient that have not ended. */
  readonly openCourses: number;
}

const unmetWhen = (stands: boolean, code: string, message: string): readonly Unmet[] => (stands ? [{ code, message }] : []);

/**
 * Whether a patient may begin a course: alive, found eligible by a determination that still stands, every required consent in force, a care
 * team of people who hold their roles, and no other course open. All reasons come at once. Source: clinical reference §1.2–1.4.
 *
 * Example: a patient with a current determination 'eligible' and all consents signed is enrolled.
 * Odd case: 'eligible_with_conditions' is enough; the conditions stay readable with the determination. No determination is never eligible.
 * Refuses with each of them under its own code.
 */
export function decideEnrolment(facts: EnrolmentFacts): Decision<EnrolmentFacts, Unmet> {
  const { standing, team, openCourses } = facts;
  return decide(facts, [
    ...unmetWhen(standing.isDeceased, 'patient-deceased', 'The chart says that the patient has died.'),
    ...eligibilityUnmet(standing.eligibility),
    ...standing.missingConsents.map(({ code, gaps }): Unmet => ({
      code: 'consent-missing',
      message: `A consent is not in force: ${code} (${gaps.join(', ')}).`,
      path: code,
      facts: { gaps },
    })),
    ...unmetWhen(openCourses > 0, 'course-already-open', 'The patient is in another course that has not ended.'),
    ...unmetWhen(!team.some(({ role }) => role === 'prescriber'), 'prescriber-missing', 'Name the prescriber of the course.'),
    ...team
      .filter(({ isHeldByMember }) => !isHeldByMember)
      .map(({ role }): Unmet => ({
        code: 'team-role-not-held',
        message: `The person named as ${role} does not hold that role.`,
        path: role,
      })),
  ]);
}

function eligibilityUnmet(eligibility: PatientStandingView['eligibility']): readonly Unmet[] {
  if (eligibility === null) {
    return [{ code: 'eligibility-missing', message: 'No prescriber has signed an eligibility determination for this medicine.' }];
  }
  const { outcome, standing } = eligibility;
  const isEligible = outcome === 'eligible' || outcome === 'eligible_with_conditions';
  return [
    ...unmetWhen(!isEligible, 'not-eligible', `The signed determination says: ${outcome}.`),
    ...unmetWhen(
      standing.standing === 'expired',
      'eligibility-expired',
      'The determination has run out without a first dose: screen again.',
    ),
    ...unmetWhen(standing.standing === 'answers-changed', 'eligibility-changed', 'Answers changed since the determination: screen again.'),
  ];
}
