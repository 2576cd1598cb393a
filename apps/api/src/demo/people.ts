import type { Role } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';

const namespace = '6f9ac7d2-6b8c-4a5e-9d7e-3f3c1f0a7b11';

/** The same thing has the same id at every start, so that seeding twice changes nothing. */
export function demoId(name: string): string {
  return uuidv5(name, namespace);
}

export interface DemoPerson {
  readonly key: string;
  readonly displayName: string;
  readonly credential: string;
  readonly roles: readonly Role[];
  readonly supervisor?: string;
}

export const demoPassword = 'cedar hollow 2026';

/** The staff of the demo clinic. Source: clinical reference §10. All fictional. */
export const demoPeople: readonly DemoPerson[] = [
  { key: 'okafor', displayName: 'Maya Okafor', credential: 'MD', roles: ['prescriber', 'medical-director'] },
  { key: 'ruiz', displayName: 'Elena Ruiz', credential: 'RN', roles: ['nurse'] },
  { key: 'bauer', displayName: 'Tom Bauer', credential: 'RN', roles: ['nurse'] },
  { key: 'cole', displayName: 'Hannah Cole', credential: 'PhD', roles: ['therapist'] },
  { key: 'nair', displayName: 'Priya Nair', credential: 'Associate therapist', roles: ['therapist'], supervisor: 'cole' },
  { key: 'weber', displayName: 'Jonas Weber', credential: 'LMFT', roles: ['therapist'] },
  { key: 'park', displayName: 'Lena Park', credential: '', roles: ['clinic-manager'] },
  { key: 'ito', displayName: 'Sam Ito', credential: '', roles: ['front-desk'] },
  { key: 'lindgren', displayName: 'Ada Lindgren', credential: '', roles: ['compliance'] },
  { key: 'moss', displayName: 'Ben Moss', credential: '', roles: ['administrator'] },
];

export function emailOf(person: DemoPerson): string {
  return `${person.key}@cedarhollow.example`;
}
