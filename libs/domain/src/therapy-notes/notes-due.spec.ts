import { mayCloseOrphan, noteDueAt, seesAllNoteDuties } from './notes-due.js';
import { noteTypesOf, readableNoteTypes } from './note-rules.js';

const monday = Date.parse('2026-11-16T10:00:00Z');
const daysAfter = (at: number): number => (at - monday) / 86_400_000;

describe('notes that are due', () => {
  it('are due as their kind says, and seven days after the signature that waits for another', () => {
    expect(daysAfter(noteDueAt('sign', 'integration', monday))).toBe(3);
    expect(daysAfter(noteDueAt('write', 'dosing-session', monday))).toBe(1);
    expect(daysAfter(noteDueAt('close', 'discharge-summary', monday))).toBe(7);
    expect(daysAfter(noteDueAt('cosign', 'contact', monday))).toBe(7);
  });

  it('are seen whole by the medical director and compliance', () => {
    expect([seesAllNoteDuties(['medical-director']), seesAllNoteDuties(['compliance']), seesAllNoteDuties(['therapist'])]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a draft whose author has left', () => {
  const gone = { isActive: false, supervisorId: 'cole' };

  it('falls to the supervisor and to the medical director', () => {
    expect(mayCloseOrphan({ id: 'cole', roles: ['therapist'] }, gone)).toBe(true);
    expect(mayCloseOrphan({ id: 'okafor', roles: ['prescriber', 'medical-director'] }, gone)).toBe(true);
    expect(mayCloseOrphan({ id: 'weber', roles: ['therapist'] }, gone)).toBe(false);
    expect(mayCloseOrphan({ id: 'weber', roles: ['prescriber'] }, { isActive: false, supervisorId: null })).toBe(false);
  });

  it('is nobody else’s while its author is there', () => {
    expect(mayCloseOrphan({ id: 'cole', roles: ['medical-director'] }, { ...gone, isActive: true })).toBe(false);
  });
});

describe('kinds of notes', () => {
  const of = (...roles: Parameters<typeof noteTypesOf>[0]) => noteTypesOf(roles).map(({ id }) => id);

  it('belong to the roles §5.1 names', () => {
    expect(of('therapist')).toEqual(['preparation', 'dosing-session', 'integration', 'progress', 'contact', 'incident']);
    expect(of('prescriber')).toEqual(['screening', 'progress', 'response-review', 'discharge-summary', 'contact', 'incident']);
    expect(of('medical-director')).toEqual(of('prescriber'));
    expect(of('nurse')).toEqual(['nursing-session', 'contact', 'incident']);
    expect(of('front-desk', 'clinic-manager', 'compliance')).toEqual([]);
  });

  it('are read by therapists, physicians and compliance, of whatever kind; by nurses where every clinician writes them; by the desk never', () => {
    for (const role of ['therapist', 'prescriber', 'medical-director', 'compliance'] as const)
      expect(readableNoteTypes([role])).toHaveLength(10);
    expect(readableNoteTypes(['nurse'])).toEqual(['contact', 'incident', 'nursing-session']);
    expect(readableNoteTypes(['nurse', 'therapist'])).toHaveLength(10);
    expect(readableNoteTypes(['front-desk', 'clinic-manager'])).toEqual([]);
  });
});
