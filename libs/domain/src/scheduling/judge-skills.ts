import { plusMinutes } from '../shared/index.js';
import { conflictOf, type BookingConflict, type Placement } from './booking-conflict.js';
import type { DaySituation } from './day-situation.js';
import { timesOf } from './judge-day.js';
import { dosingStartsAfter, patientMinutes } from './needed-spans.js';
import type { SchedulingPolicy } from './scheduling-policy.js';
import { isCovered, without } from './spans.js';

/**
 * Skills that somebody at work must have from the first dose until the patient leaves; one may follow another.
 * Source: clinical reference §2.8. Example: with the only certificate expired yesterday, an infusion today is 'no-skill-on-site'.
 */
export function skillConflicts(placement: Placement, situation: DaySituation, policy: SchedulingPolicy): readonly BookingConflict[] {
  const skills = policy.skillsOnSite[placement.visitType] ?? [];
  const after = dosingStartsAfter(placement.phases);
  if (skills.length === 0 || after === null) return [];
  const startsAt = plusMinutes(placement.startsAt, after);
  const stretch = { startsAt, endsAt: plusMinutes(placement.startsAt, patientMinutes(placement.phases)) };
  return skills.flatMap((skill) => {
    const present = [...situation.resources.values()]
      .filter(({ kind, standing, attributes }) => kind === 'staff' && standing === 'usable' && attributes.includes(skill))
      .flatMap(({ presence, absences }) => without(presence, absences));
    if (isCovered(stretch, present)) return [];
    const words = (): string => {
      const gaps = without([stretch], present).map((gap) => timesOf(gap, situation.zone));
      return `Nobody with ${skill.replaceAll('-', ' ')} is at work ${gaps.join(' and ')}.`;
    };
    return [conflictOf({ ...stretch, role: null, resourceId: null, code: 'no-skill-on-site', isOverridable: true }, words)];
  });
}
