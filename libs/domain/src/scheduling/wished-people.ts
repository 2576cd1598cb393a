import type { Role } from '../staff/index.js';
import type { SituationResource } from './day-situation.js';

/**
 * Who should lead and care, as far as anybody wished: those whom the patient prefers, and of the course's team those of other roles.
 * Example: with a preferred therapist, the team's nurse stays wished and the team's therapist does not. Odd case: nobody wished is an empty
 * list. Source: clinical reference §8.2.
 */
export function wishedPeople(
  teamIds: readonly string[],
  preferredIds: readonly string[],
  resources: ReadonlyMap<string, Pick<SituationResource, 'roles'>>,
): readonly string[] {
  const rolesOf = (id: string): readonly Role[] => resources.get(id)?.roles ?? [];
  const taken = new Set(preferredIds.flatMap(rolesOf));
  return [...new Set([...preferredIds, ...teamIds.filter((id) => !rolesOf(id).some((role) => taken.has(role)))])];
}
