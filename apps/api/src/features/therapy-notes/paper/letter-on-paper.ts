import { sectionsOfNote, type LetterCommand, type TherapyNoteView } from '@sojourn/domain';
import { at, paperAbout, personOf, writeFacts, writeSection, written, type PaperPlace } from './note-on-paper.js';

/** A letter that quotes what was signed: nothing in it is typed anew but to whom it goes and how it greets. */
export function letterOnPaper(note: TherapyNoteView, command: LetterCommand, place: PaperPlace): Promise<Buffer> {
  const { patient, draft, author, signatures } = note;
  const paper = paperAbout('Letter', note, place);
  paper.line(written(place.clinicName), { isBold: true });
  paper.line(at(place.madeAt, place).slice(0, 10));
  paper.space(18);
  paper.line(written(command.recipient));
  paper.space(18);
  paper.line(`About ${written(patient.name)}, born ${patient.birthDate ?? 'not known'}`, { isBold: true });
  paper.space(6);
  paper.line(written(command.greeting));
  paper.space(6);
  if (command.withSessionFacts) writeFacts(paper, note, place);
  for (const { id, label } of sectionsOfNote(draft.noteType)) {
    const text = draft.sections[id] ?? '';
    if (command.sections.includes(id) && text.trim() !== '') writeSection(paper, label, text);
  }
  const signedAt = signatures.find(({ act }) => act === 'sign')?.signedAt ?? note.savedAt;
  paper.space(12);
  paper.line(`${personOf(author)}, from the note signed on ${at(signedAt, place)}`);
  return paper.finish();
}
