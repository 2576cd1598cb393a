import type { CourseState, PhaseTemplate, VisitType } from '../courses/index.js';
import type { LocalDate } from '../shared/index.js';

/** A visit of a course's plan that does not stand in the schedule, as the booking form offers it. */
export interface BookableVisit {
  readonly key: string;
  readonly title: string;
  readonly visitType: VisitType;
  readonly targetOn: LocalDate;
  readonly phases: readonly PhaseTemplate[];
  readonly isTelehealthPossible: boolean;
}

/** A patient's course with what is left to book in it, and the staff who belong to it. */
export interface BookableCourse {
  readonly courseId: string;
  readonly state: CourseState;
  readonly teamIds: readonly string[];
  readonly visits: readonly BookableVisit[];
}
