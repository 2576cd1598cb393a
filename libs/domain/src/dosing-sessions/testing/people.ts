import type { Role } from '../../staff/index.js';
import { testId } from './log-lines.js';

/** The people of the golden day. Source: clinical reference §10. */
export const goldenPeople = {
  okafor: { name: 'Dr Maya Okafor', roles: ['prescriber', 'medical-director'] },
  ruiz: { name: 'Elena Ruiz', roles: ['nurse'] },
  bauer: { name: 'Tom Bauer', roles: ['nurse'] },
  nair: { name: 'Priya Nair', roles: ['therapist'] },
  weber: { name: 'Jonas Weber', roles: ['therapist'] },
} as const satisfies Record<string, { readonly name: string; readonly roles: readonly Role[] }>;

export type GoldenPerson = keyof typeof goldenPeople;
const names = Object.keys(goldenPeople);

export function testPersonId(name: string): string {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`nobody is called "${name}"`);
  return testId(1, index + 1);
}

/** The team with the ids the caller gives them. */
export function goldenTeam(person: (name: string) => string): { personId: string; roles: Role[] }[] {
  return Object.entries(goldenPeople).map(([name, { roles }]) => ({ personId: person(name), roles: [...roles] }));
}
