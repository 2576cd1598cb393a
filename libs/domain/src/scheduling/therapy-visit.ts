import * as z from 'zod';
import type { PhaseTemplate, VisitType } from '../courses/index.js';
import { idSchema } from '../shared/index.js';
import type { Assignment } from './booking-conflict.js';
import { defaultPhases, visitTypeWords } from './visit-phases.js';

/** A dosing visit whose patient nobody takes home becomes a talk at the same time. */
export const turnIntoTherapyVisit = z.strictObject({
  /** The id of the appointment that replaces the dosing visit. */
  id: idSchema<'Appointment'>(),
});
export type TurnIntoTherapyVisit = z.infer<typeof turnIntoTherapyVisit>;

export interface TherapyVisit {
  readonly visitType: VisitType;
  readonly title: string;
  readonly phases: readonly PhaseTemplate[];
  readonly assignments: readonly Assignment[];
}

/**
 * What stays of a dosing visit without its dose: the therapist and the room, for the length of an integration session. Source: clinical
 * reference §8.2 (escort).
 *
 * Example: an infusion held by nurse, therapist, room and pump leaves therapist and room. Odd case: a visit without a therapist leaves the
 * room alone; booking it then says that a therapist is missing.
 */
export function withoutDose(assignments: readonly Assignment[]): TherapyVisit {
  return {
    ...{ visitType: 'integration', title: visitTypeWords.integration, phases: defaultPhases('integration') },
    assignments: assignments.filter(({ role }) => role === 'therapist' || role === 'room'),
  };
}
