import { writeShiftNote } from './shift-note.js';

const note = {
  id: '0197a000-0000-7000-8000-000000000002',
  siteId: '0197a000-0000-7000-8000-000000000003',
  shift: 'morning',
  parts: { watch: 'Room 2: second reading at 14:10', open: '', rooms: null },
};
const isTaken = (changes: object): boolean => writeShiftNote.safeParse({ ...note, ...changes }).success;

describe('a hand-over note', () => {
  it('says at least one thing, and what was left empty is nothing', () => {
    expect(writeShiftNote.parse(note).parts).toEqual({ watch: 'Room 2: second reading at 14:10', open: null, rooms: null });
    expect(isTaken({ parts: { watch: ' ', open: '', rooms: null } })).toBe(false);
    expect(isTaken({ parts: { watch: 'x'.repeat(500), open: null, rooms: null } })).toBe(true);
    expect(isTaken({ parts: { watch: 'x'.repeat(501), open: null, rooms: null } })).toBe(false);
  });

  it('belongs to a shift', () => {
    expect(isTaken({ shift: 'night' })).toBe(false);
    expect(isTaken({ shift: 'evening' })).toBe(true);
  });
});
