import type { Role } from '../../staff/index.js';
import type { DosingSession } from '../session/index.js';

const prescribers: readonly Role[] = ['prescriber', 'medical-director'];

export function isPrescriberRole(roles: readonly Role[]): boolean {
  return roles.some((role) => prescribers.includes(role));
}

/** Whether a person of the session's team is a prescriber. A person the session does not name is not. */
export function isPrescriber({ team, order }: DosingSession, personId: string): boolean {
  return order?.signedById === personId || team.some((member) => member.personId === personId && isPrescriberRole(member.roles));
}
