import {
  adjunctLines,
  instantText,
  localTimeAt,
  orderLine,
  productWords,
  summaryOf,
  entryKind,
  type ArrangedEntry,
  type DosingSessionView,
  type EntryKind,
  type Instant,
  type SessionFold,
} from '@sojourn/domain';
import { at, columnsOf, written, type ClinicOnPaper } from '../../../platform/paper/clinic-paper.js';
import type { Paper } from '../../../platform/paper/paper.js';
import { writeChart } from './chart-on-paper.js';
import { findingWords } from './finding-words.js';
import { flowsheetCells, flowsheetColumns } from './flowsheet-on-paper.js';

export interface SessionOnPaper {
  readonly view: DosingSessionView;
  readonly fold: SessionFold;
  /** The root of the seal with who sealed when; null while the session is open. */
  readonly seal: { readonly merkleRoot: string; readonly sealedAt: string; readonly sealedById: string } | null;
  readonly place: ClinicOnPaper;
}

const none = '–';
const rowHeight = 18;
const medicines: ReadonlySet<EntryKind> = new Set(['medicine-given', 'medicine-effect-checked', 'oxygen-started', 'oxygen-stopped']);
const drug: ReadonlySet<EntryKind> = new Set([
  ...(['preparation-recorded', 'double-check-recorded', 'residual-measured', 'delivered-volume-documented'] as const),
  ...(['waste-recorded', 'waste-witnessed'] as const),
]);
const leaving: ReadonlySet<EntryKind> = new Set([
  ...(['discharge-score-taken', 'discharge-criterion-assessed', 'discharge-readied', 'escort-confirmed', 'discharged'] as const),
  ...(['left-against-advice', 'escalated', 'transferred', 'aborted'] as const),
]);
const signing: ReadonlySet<EntryKind> = new Set(['time-out-held', 'prescriber-signed-off', 'administration-record-signed', 'sealed']);

/** A dosing session's record as its log tells it: order, doses, chart, readings, alerts, discharge, and every entry with what it corrects. */
export function writeSession(paper: Paper, told: SessionOnPaper): void {
  writeHead(paper, told);
  writeDoses(paper, told);
  paper.title('Chart');
  writeChart(paper, told.fold, told.place.zone);
  paper.title('Readings and scores');
  paper.table(flowsheetColumns, flowsheetCells(told.fold, nameIn(told), told.place.zone), rowHeight);
  paper.space(10);
  writeAlerts(paper, told);
  writeSome(paper, told, 'Medicines and oxygen', medicines);
  writeSome(paper, told, 'The controlled drug', drug);
  writeReconciliation(paper, told);
  writeSome(paper, told, 'Discharge', leaving);
  writeLog(paper, told);
  writeSignatures(paper, told);
}

type Told = SessionOnPaper;

const nameIn =
  ({ view }: Told) =>
  (id: string): string =>
    written(view.people[id] ?? 'Unknown');

const mg = (doseUg: number | null): string => (doseUg === null ? 'not known' : `${Number((doseUg / 1_000).toFixed(2))} mg`);
const moment = (instant: Instant, place: ClinicOnPaper): string => at(instantText(instant), place);
const words = (code: string): string => code.replaceAll('-', ' ');

function writeHead(paper: Paper, { view, fold, place }: Told): void {
  const { session, patientName, birthDate, recordNumber, allergies } = view;
  paper.heading(`Dosing session, ${productWords[session.product]}`);
  paper.line(`${written(patientName)}, born ${birthDate ?? 'not known'}, record ${recordNumber ?? 'without number'}`, { isBold: true });
  paper.line(`Planned for ${at(session.plannedStart, place)}. It stands at: ${words(fold.phase)}.`);
  const weightG = session.order?.weightG ?? session.patient.weightG;
  paper.line(`Weight ${weightG === null ? 'not known' : `${Number((weightG / 1_000).toFixed(1))} kg`}. ${allergyWords(allergies)}`);
  paper.space(8);
}

function allergyWords(banner: DosingSessionView['allergies']): string {
  if (banner.kind === 'not-asked') return 'Allergies: nobody has asked.';
  if (banner.kind === 'no-known-allergies') return 'No known allergies.';
  return `Allergies: ${banner.allergies.map(({ substance }) => written(substance)).join(', ')}.`;
}

function writeDoses(paper: Paper, told: Told): void {
  const { view, fold, place } = told;
  const { order } = view.session;
  paper.title('Order and dose');
  if (order === null) paper.line('No order is signed.');
  else {
    paper.line(`${orderLine(order)} Signed by ${nameIn(told)(order.signedById)}, ${at(order.signedAt, place)}, version ${order.version}.`);
    for (const line of adjunctLines(order)) paper.line(`When needed: ${written(line)}`);
  }
  for (const line of doseLines(fold, place)) paper.line(line);
  paper.space(6);
  const phases = fold.phaseChanges.map(({ phase, at: since }) => [moment(since, place), words(phase)]);
  paper.table(columnsOf(['Time', 'Phase'], [0.3, 0.7]), phases, rowHeight);
  paper.space(10);
}

/** What went in: never the ordered amount, and unknown where the log does not say. */
function doseLines({ dosing }: SessionFold, place: ClinicOnPaper): string[] {
  if (dosing.firstDoseAt === null) return ['Nothing was given.'];
  const total = dosing.esketamineUg > 0 ? dosing.esketamineUg : dosing.racemicUg;
  const perKg = dosing.deliveredUgPerKg === null ? 'amount by weight not known' : `${(dosing.deliveredUgPerKg / 1_000).toFixed(3)} mg/kg`;
  const ended = dosing.endedAt === null ? 'it goes on' : `ended ${moment(dosing.endedAt, place)}`;
  const given = `Given: ${mg(total)} of ${mg(dosing.orderedUg)} ordered, ${perKg}; first dose ${moment(dosing.firstDoseAt, place)}, ${ended}.`;
  const { infusion } = dosing;
  const ran = infusion === null ? [] : [`The infusion ran ${Number(infusion.runMinutes.toFixed(1))} min, pauses left out.`];
  return [given, ...ran, ...dosing.given.map(({ at: when, form, doseUg }) => `${moment(when, place)}: ${words(form)}, ${mg(doseUg)}`)];
}

function writeAlerts(paper: Paper, told: Told): void {
  const { fold, place } = told;
  const name = nameIn(told);
  paper.title('Alerts');
  if (fold.alerts.length === 0) paper.line('None was raised.');
  else {
    const rows = fold.alerts.map((alert) => [
      moment(alert.raisedAt, place),
      `${words(alert.rule)}, ${alert.tier}`,
      alert.levels.map(({ finding }) => `${finding.value}, ${findingWords(finding)}`).join('; '),
      alert.levels.map((level) => acknowledged(level, name, place)).join('; '),
      alert.actions.map(({ action }) => written(words(action))).join('; '),
      alert.resolvedAt === null ? 'open' : `${moment(alert.resolvedAt, place)} ${name(alert.resolvedById ?? '')}`,
    ]);
    const titles = ['Raised', 'Alert', 'Found', 'Acknowledged', 'Done', 'Resolved'];
    paper.table(columnsOf(titles, [0.14, 0.16, 0.2, 0.18, 0.16, 0.16]), rows, rowHeight);
  }
  paper.space(10);
}

type Level = SessionFold['alerts'][number]['levels'][number];

function acknowledged({ acknowledgedAt, acknowledgedById }: Level, name: (id: string) => string, place: ClinicOnPaper): string {
  return acknowledgedAt === null ? 'by nobody' : `${moment(acknowledgedAt, place)} ${name(acknowledgedById ?? '')}`;
}

function writeSome(paper: Paper, told: Told, heading: string, kinds: ReadonlySet<EntryKind>): void {
  const rows = told.fold.situation.log.standing.filter(({ entry }) => kinds.has(entry.kind)).map((one) => logCells(one, told));
  paper.title(heading);
  if (rows.length === 0) paper.line('Nothing is recorded.');
  else paper.table(logColumns, rows, rowHeight);
  paper.space(10);
}

function writeReconciliation(paper: Paper, { fold }: Told): void {
  const { withdrawnUg, givenUg, wastedUg, unaccountedUg } = fold.reconciliation;
  const left = unaccountedUg === null ? 'whether it comes out even is not known' : `unaccounted for ${mg(unaccountedUg)}`;
  paper.line(`Withdrawn ${mg(withdrawnUg)}, given ${mg(givenUg)}, wasted ${mg(wastedUg)}; ${left}.`);
  paper.space(10);
}

const logColumns = columnsOf(['Time', 'Entry', 'What it says', 'By', 'Remark'], [0.1, 0.18, 0.36, 0.16, 0.2]);

function writeLog(paper: Paper, told: Told): void {
  const rows = told.fold.situation.log.all.map((one) => logCells(one, told));
  paper.title('Every entry, in order');
  if (rows.length === 0) paper.line('Nothing is recorded.');
  else paper.table(logColumns, rows, rowHeight);
  paper.space(10);
}

function logCells(one: ArrangedEntry, told: Told): string[] {
  const { entry, at: when } = one;
  const time = localTimeAt(when, told.place.zone);
  return [time, entryKind(entry.kind).label, written(summaryOf(entry)), nameIn(told)(entry.authorId), remarkOf(one, told)];
}

/** What an entry corrects and why, or what became of it; and when it was written, where that was later. */
function remarkOf({ entry, state, replacedById, at: when }: ArrangedEntry, { fold, place }: Told): string {
  const original = fold.situation.log.all.find((other) => other.entry.id === entry.amendsId);
  const corrects = original === undefined ? [] : [`corrects ${localTimeAt(original.at, place.zone)} “${summaryOf(original.entry)}”`];
  const why = entry.amendReason === undefined ? [] : [entry.amendReason];
  const became = {
    stands: [],
    amended: [replacedById === null ? 'corrected' : 'corrected below'],
    'entered-in-error': ['entered in error'],
    'set-aside': ['another reading of this minute counts'],
  }[state];
  const late = Date.parse(entry.recordedAt) - when > 600_000 ? [`written ${at(entry.recordedAt, place)}`] : [];
  return written([...became, ...corrects, ...why, ...late].join('; '));
}

function writeSignatures(paper: Paper, told: Told): void {
  writeSome(paper, told, 'Signatures', signing);
  const { seal, place } = told;
  if (seal === null) paper.line(`Not sealed: this is the record as it stood when the paper was made.`);
  else {
    paper.line(`Sealed by ${nameIn(told)(seal.sealedById)}, ${at(seal.sealedAt, place)}`, { isBold: true });
    paper.line(`Merkle root over its entries, SHA-256 ${seal.merkleRoot}`, { size: 8 });
  }
  paper.space(4);
  paper.line(`${none} means not taken or not known, never normal.`, { size: 8 });
}
