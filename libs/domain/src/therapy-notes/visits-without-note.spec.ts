import type { VisitType } from '../courses/index.js';
import type { NoteTypeId } from './notes-content/index.js';
import { noteOfVisit, visitsOfNotes, visitsWithoutNote } from './visits-without-note.js';

const hour = 3_600_000;
const visit = (id: string, atHour: number, visitType: VisitType = 'integration', patientId = 'amin') => ({
  ...{ id, patientId, visitType, startsAtMs: atHour * hour },
});
const note = (atHour: number, noteType: NoteTypeId = 'integration', patientId = 'amin') => ({
  ...{ id: `${noteType} at ${atHour}`, patientId, noteType, openedAtMs: atHour * hour },
});
const without = (...[visits, notes]: Parameters<typeof visitsWithoutNote>) => [...visitsWithoutNote(visits, notes)];

describe('visits without a note', () => {
  const [first, second] = [visit('first', 10), visit('second', 40)];

  it.each([
    ['no note', [], ['first', 'second']],
    ['one after the first', [note(12)], ['second']],
    ['one after both, which is about the second', [note(42)], ['first']],
    ['one after each', [note(12), note(42)], []],
    ['both after the second', [note(42), note(43)], []],
    ['one before either', [note(1)], ['first', 'second']],
  ])('are told by %s', (_, notes, expected) => {
    expect(without([first, second], notes)).toEqual(expected);
  });

  it('have a note opened two hours before they began, and not earlier', () => {
    expect(without([first], [note(8)])).toEqual([]);
    expect(without([first], [note(7.99)])).toEqual(['first']);
  });

  it('are not helped by another patient’s note, or one of another kind, but by a progress note', () => {
    expect(without([first], [note(12, 'integration', 'lind'), note(12, 'preparation'), note(12, 'contact')])).toEqual(['first']);
    expect(without([first], [note(12, 'progress')])).toEqual([]);
  });
});

it('each note says which visit it is about, and a contact note is about none', () => {
  const told = visitsOfNotes([visit('first', 10), visit('second', 40)], [note(43), note(12), note(13, 'contact')]);
  expect([...told]).toEqual([
    ['integration at 12', 'first'],
    ['integration at 43', 'second'],
  ]);
});

it('a visit asks for the note of its kind; one with a dose leaves that to its session', () => {
  const asked = (['psychiatric-evaluation', 'preparation', 'integration', 'response-review', 'esketamine-dosing'] as const).map(
    noteOfVisit,
  );
  expect(asked).toEqual(['screening', 'preparation', 'integration', 'response-review', null]);
});
