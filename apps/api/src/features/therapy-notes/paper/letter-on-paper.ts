import { sectionsOfNote, type AmendmentRequestView, type LetterCommand, type TherapyNoteView } from '@sojourn/domain';
import { at, paperAbout, written } from '../../../platform/paper/clinic-paper.js';
import { writeAmendments } from './amendments-on-paper.js';
import { personOf, writeFacts, writeSection, type PaperPlace } from './note-on-paper.js';

export interface Quoted {
  readonly note: TherapyNoteView;
  readonly requests: readonly AmendmentRequestView[];
}

/**
 * A letter that quotes what was signed: nothing in it is typed anew but to whom it goes and how it greets. What the patient had amended, or
 * disagrees with, goes with it.
 */
export function letterOnPaper({ note, requests }: Quoted, command: LetterCommand, place: PaperPlace): Promise<Buffer> {
  const { patient, draft, author, signatures } = note;
  const paper = paperAbout('Letter', patient, place);
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
  writeAmendments(paper, note, requests, place);
  const signedAt = signatures.find(({ act }) => act === 'sign')?.signedAt ?? note.savedAt;
  paper.space(12);
  paper.line(`${personOf(author)}, from the note signed on ${at(signedAt, place)}`);
  return paper.finish();
}
