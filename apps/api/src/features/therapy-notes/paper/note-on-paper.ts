import { arrangeNote, localDateAt, localTimeAt, instant, noteTypes, sessionFactsRow, type TherapyNoteView } from '@sojourn/domain';
import { Paper } from '../../../platform/paper/paper.js';
import { canWrite } from '../../../platform/paper/paper-fonts.js';

/** What every paper of a clinic needs: its name, its clock, and the clinic's own words for themes and practices. */
export interface PaperPlace {
  readonly clinicName: string;
  readonly zone: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly labelOf: (vocabulary: 'themes' | 'practices', id: string) => string;
}

const facts = ['Session', 'Medicine', 'Given', 'Per kg', 'Minutes', 'Peak BP', 'Lowest SpO2', 'Alerts', 'Outcome'];
const factShares = [0.12, 0.16, 0.15, 0.09, 0.08, 0.09, 0.09, 0.1, 0.12];
const practices = ['Practice', 'How often', 'Review on', 'What became of it'];
const practiceShares = [0.3, 0.2, 0.15, 0.35];

/** A paper of this clinic, whose foot says whom it is about, and when and by whom it was made. */
export function paperAbout(title: string, { patient }: Pick<TherapyNoteView, 'patient'>, place: PaperPlace): Paper {
  const who = [written(patient.name), `born ${patient.birthDate ?? 'not known'}`, `record ${patient.recordNumber ?? 'without number'}`];
  const made = `made ${at(place.madeAt, place)} by ${written(place.madeBy)}`;
  const foot = [...who, written(place.clinicName), made].join(' · ');
  return new Paper(title, foot, place.zone.startsWith('America/') ? 'LETTER' : 'A4');
}

/** A signed note, word for word, with the facts it was signed with, who signed it and what was added. */
export function writeNote(paper: Paper, note: TherapyNoteView, place: PaperPlace): void {
  paper.heading(noteTypes.find(({ id }) => id === note.draft.noteType)?.label ?? 'Note');
  paper.line(`${personOf(note.author)}, begun ${at(note.openedAt, place)}`);
  paper.space(6);
  writeFacts(paper, note, place);
  for (const { heading, sections } of arrangeNote(note.draft, note.draft.format)) {
    const said = sections.filter(({ text }) => text.trim() !== '');
    if (said.length > 0) paper.line(heading, { size: 13, isBold: true });
    for (const { section, text } of said) writeSection(paper, section.label, text);
  }
  writePractices(paper, note, place);
  for (const { signer, act, statement, signedAt, contentSha256 } of note.signatures) {
    paper.line(`${act === 'sign' ? 'Signed' : 'Co-signed'} by ${personOf(signer)}, ${at(signedAt, place)}`, { isBold: true });
    paper.line(`${written(statement)} SHA-256 ${contentSha256}`, { size: 8 });
  }
  for (const addendum of note.addenda) {
    const late = addendum.isLateEntry ? ', late entry' : '';
    paper.space(6);
    writeSection(paper, `Addendum by ${personOf(addendum.author)}, ${at(addendum.signedAt, place)}${late}`, addendum.text);
  }
}

export function writeSection(paper: Paper, label: string, text: string): void {
  paper.line(label, { isBold: true });
  paper.line(written(text));
  paper.space(6);
}

export function writeFacts(paper: Paper, { sessions }: TherapyNoteView, { zone }: PaperPlace): void {
  if (sessions.length === 0) return;
  const rows = sessions.map((one) => sessionFactsRow(one, zone));
  const cells = rows.map((row) => [row.day, row.medicine, row.given, row.perKg, row.minutes, row.peak, row.spo2, row.alerts, row.outcome]);
  paper.line('From the session log', { isBold: true });
  paper.table(columnsOf(facts, factShares), cells, 20);
  paper.space(10);
}

export function at(moment: string, { zone }: Pick<PaperPlace, 'zone'>): string {
  return `${localDateAt(instant(moment), zone)} ${localTimeAt(instant(moment), zone)}`;
}

export function personOf({ name, credential }: TherapyNoteView['author']): string {
  return credential === '' ? written(name) : `${written(name)}, ${written(credential)}`;
}

/** A text in a script that has no font here is not printed wrong. */
export function written(text: string): string {
  return canWrite(text) ? text : '(in a script this paper cannot print: read it in the chart)';
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

function columnsOf(titles: readonly string[], shares: readonly number[]): { title: string; share: number }[] {
  return titles.map((title, index) => ({ title, share: shares[index] ?? 0 }));
}
