import type { DosingSession, DosingSessionView } from '@sojourn/domain';
import type { Choice } from '../../ui/segmented-choice.js';

/** Whether a person of the session's team may order and agree: by role, as the rules see it. */
export function isPrescriberTeamMember({ team }: Pick<DosingSession, 'team'>, personId: string): boolean {
  const roles = team.find((member) => member.personId === personId)?.roles ?? [];
  return roles.includes('prescriber') || roles.includes('medical-director');
}

const clinical: readonly string[] = ['nurse', 'therapist', 'prescriber', 'medical-director'];

/** The people who may stand at a bedside, by name, to choose from. */
export function clinicalTeam(view: DosingSessionView | null): readonly Choice<string>[] {
  if (view === null) return [];
  return view.session.team
    .filter(({ roles }) => roles.some((role) => clinical.includes(role)))
    .map(({ personId }) => ({ value: personId, label: view.people[personId] ?? 'Somebody' }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
