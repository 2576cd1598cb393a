import type { VisitType } from '../courses/index.js';
import type { NoteTypeId } from './notes-content/index.js';

/** A visit that took place, and a note that was begun; times in milliseconds. */
export interface VisitHeld {
  readonly id: string;
  readonly patientId: string;
  readonly visitType: VisitType;
  readonly startsAtMs: number;
}
export interface NoteBegun {
  readonly id: string;
  readonly patientId: string;
  readonly noteType: NoteTypeId;
  readonly openedAtMs: number;
}

const notesOfVisits: Partial<Record<VisitType, NoteTypeId>> = {
  'psychiatric-evaluation': 'screening',
  preparation: 'preparation',
  integration: 'integration',
  'response-review': 'response-review',
};

/** Who settles in may open the note before the patient comes in. */
const openedBeforeMs = 2 * 3_600_000;

/**
 * The note a visit asks for; null where its dosing session does. Example: a preparation visit asks for a preparation note. Odd case: a visit
 * with a dose is not written about as a visit, since its session asks for the note. Source: clinical reference §5.1, §8.1.
 */
export function noteOfVisit(visitType: VisitType): NoteTypeId | null {
  return notesOfVisits[visitType] ?? null;
}

/**
 * The visit each note is about, by the note's id: the latest visit before it that has none yet, so a note written late still counts. A note that
 * is about no visit is not in the answer. Example: of two integration visits with one note after the first, the note is about the first. Odd case:
 * a progress note is about a visit of any kind, since every therapy hour needs one and no more. Source: clinical reference §5.1, §5.4.
 */
export function visitsOfNotes(visits: readonly VisitHeld[], notes: readonly NoteBegun[]): ReadonlyMap<string, string> {
  const latestFirst = visits.toSorted((one, other) => other.startsAtMs - one.startsAtMs);
  const told = new Map<string, string>();
  const open = new Set(visits.map(({ id }) => id));
  for (const note of notes.toSorted((one, other) => one.openedAtMs - other.openedAtMs)) {
    const visit = latestFirst.find((one) => open.has(one.id) && isAbout(note, one));
    if (visit === undefined) continue;
    open.delete(visit.id);
    told.set(note.id, visit.id);
  }
  return told;
}

/**
 * The visits that nobody has begun a note about. Example: of two integration visits with one note after the first, the second is without. Odd
 * case: a note written late still counts for the visit it is about. Source: clinical reference §5.1, §5.4.
 */
export function visitsWithoutNote(visits: readonly VisitHeld[], notes: readonly NoteBegun[]): ReadonlySet<string> {
  const told = new Set(visitsOfNotes(visits, notes).values());
  return new Set(visits.map(({ id }) => id).filter((id) => !told.has(id)));
}

function isAbout(note: NoteBegun, visit: VisitHeld): boolean {
  const isKind = note.noteType === 'progress' || note.noteType === noteOfVisit(visit.visitType);
  return isKind && note.patientId === visit.patientId && note.openedAtMs >= visit.startsAtMs - openedBeforeMs;
}
