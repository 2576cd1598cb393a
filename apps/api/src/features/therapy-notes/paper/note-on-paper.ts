import { arrangeNote, noteTypes, sessionFactsRow, type TherapyNoteView } from '@sojourn/domain';
import { at, columnsOf, written, type ClinicOnPaper } from '../../../platform/paper/clinic-paper.js';
import type { Paper } from '../../../platform/paper/paper.js';

/** The clinic on paper, with its own words for themes and practices. */
export interface PaperPlace extends ClinicOnPaper {
  readonly labelOf: (vocabulary: 'themes' | 'practices', id: string) => string;
}

const facts = ['Session', 'Medicine', 'Given', 'Per kg', 'Minutes', 'Peak BP', 'Lowest SpO2', 'Alerts', 'Outcome'];
const factShares = [0.12, 0.16, 0.15, 0.09, 0.08, 0.09, 0.09, 0.1, 0.12];
const practices = ['Practice', 'How often', 'Review on', 'What became of it'];
const practiceShares = [0.3, 0.2, 0.15, 0.35];

/**
 * A signed note, word for word, with the facts it was signed with, who signed it and what was added. Addenda that answer a request of the patient
 * (`answered`) are written with that request.
 */
export function writeNote(paper: Paper, note: TherapyNoteView, place: PaperPlace, answered: ReadonlySet<string> = new Set()): void {
  paper.heading(noteTypes.find(({ id }) => id === note.draft.noteType)?.label ?? 'Note');
  paper.line(`${personOf(note.author)}, begun ${at(note.openedAt, place)}`);
  paper.space(6);
  writeFacts(paper, note, place);
  for (const { heading, sections } of arrangeNote(note.draft, note.draft.format)) {
    const said = sections.filter(({ text }) => text.trim() !== '');
    if (said.length > 0) paper.title(heading);
    for (const { section, text } of said) writeSection(paper, section.label, text);
  }
  writePractices(paper, note, place);
  for (const { signer, act, statement, signedAt, contentSha256 } of note.signatures) {
    paper.line(`${act === 'sign' ? 'Signed' : 'Co-signed'} by ${personOf(signer)}, ${at(signedAt, place)}`, { isBold: true });
    paper.line(`${written(statement)} SHA-256 ${contentSha256}`, { size: 8 });
  }
  writeAddenda(
    paper,
    note.addenda.filter(({ id }) => !answered.has(id)),
    place,
  );
}

function writeAddenda(paper: Paper, addenda: TherapyNoteView['addenda'], place: PaperPlace): void {
  for (const addendum of addenda) {
    const late = addendum.isLateEntry ? ', late entry' : '';
    paper.space(6);
    writeSection(paper, `Addendum by ${personOf(addendum.author)}, ${at(addendum.signedAt, place)}${late}`, addendum.text);
  }
}

export function writeSection(paper: Paper, label: string, text: string): void {
  paper.title(label, { isBold: true });
  paper.line(written(text));
  paper.space(6);
}

export function writeFacts(paper: Paper, { sessions }: TherapyNoteView, { zone }: PaperPlace): void {
  if (sessions.length === 0) return;
  const rows = sessions.map((one) => sessionFactsRow(one, zone));
  const cells = rows.map((row) => [row.day, row.medicine, row.given, row.perKg, row.minutes, row.peak, row.spo2, row.alerts, row.outcome]);
  paper.title('From the session log', { isBold: true });
  paper.table(columnsOf(facts, factShares), cells, 20);
  paper.space(10);
}

export function personOf({ name, credential }: TherapyNoteView['author']): string {
  return credential === '' ? written(name) : `${written(name)}, ${written(credential)}`;
}

function writePractices(paper: Paper, { draft }: TherapyNoteView, { labelOf }: PaperPlace): void {
  if (draft.themes.length > 0) writeSection(paper, 'Themes', draft.themes.map((id) => labelOf('themes', id)).join(', '));
  if (draft.commitments.length === 0) return;
  const cells = draft.commitments.map(({ practice, frequency, reviewOn, status, outcome, description }) => [
    written([labelOf('practices', practice), description].filter(Boolean).join(': ')),
    written(frequency ?? ''),
    reviewOn ?? '',
    written([status.replaceAll('-', ' '), outcome].filter(Boolean).join(': ')),
  ]);
  paper.table(columnsOf(practices, practiceShares), cells, 20);
  paper.space(10);
}
