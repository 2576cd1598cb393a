import type { Instant } from '../../shared/index.js';
import type { EntryDetails, SessionEntry } from '../entries/index.js';
import type { AlertFinding } from '../monitoring/alert-findings.js';
import type { Signs } from '../monitoring/plausibility.js';
import { standingOf, type ArrangedEntry, type ArrangedLog, type EntryState } from './arrange.js';
import { atOneMoment } from './moments.js';
import { rivalsOf, sideBySide, type RowEntries } from './rivals.js';
import { minuteMs } from './situation.js';
import type { Readings } from './readings.js';

/** One moment of the flowsheet: everything charted for the same bedside time. What was not measured is absent, not nought. */
export interface FlowsheetRow {
  readonly at: Instant;
  /** Minutes since the first dose, negative before; null when nothing was given yet. */
  readonly minutesFromDose: number | null;
  readonly signs: Signs;
  readonly sedation: EntryDetails<'sedation-assessed'> | null;
  readonly dissociation: EntryDetails<'dissociation-assessed'> | null;
  readonly symptoms: readonly EntryDetails<'symptom-scored'>[];
  readonly scales: readonly EntryDetails<'visual-analogue-scored'>[];
  readonly findings: readonly AlertFinding[];
  readonly entryIds: readonly string[];
  readonly authorIds: readonly string[];
  /** Typed more than ten minutes after the bedside time: shown with both times. */
  readonly isLateEntry: boolean;
  /** Who charted the same things for this minute in a row of their own; both count until one is marked as the one that does. §3.2 */
  readonly rivalIds: readonly string[];
  /** Somebody marked this row as the one that counts for its minute. */
  readonly isPrimary: boolean;
}

/** An entry that no longer counts but stays in sight, struck through beside what replaced it. */
export interface Correction {
  readonly entry: SessionEntry;
  readonly at: Instant;
  readonly state: Exclude<EntryState, 'stands'>;
  readonly replacedById: string | null;
}

const lateEntryMin = 10;
const chartedKinds = ['vitals-taken', 'sedation-assessed', 'dissociation-assessed', 'symptom-scored', 'visual-analogue-scored'] as const;

export function isLateEntry({ entry, at }: ArrangedEntry): boolean {
  return entry.recordedAt !== entry.occurredAt && Date.parse(entry.recordedAt) - at > lateEntryMin * minuteMs;
}

/** The flowsheet in order of bedside time. Monitor streams are not rows: they are the chart's. Source: clinical reference §3.1–3.2. */
export function flowsheetOf(log: ArrangedLog, readings: Readings, firstDoseAt: Instant | null): readonly FlowsheetRow[] {
  const findings = new Map<string, readonly AlertFinding[]>();
  for (const reading of readings.all) {
    if (reading.source !== 'streamed' && reading.findings.length > 0) findings.set(reading.entryId, reading.findings);
  }
  const moments = atOneMoment(standingOf(log, ...chartedKinds)).map(sideBySide);
  const rivals = rivalsOf(moments);
  const primary = new Set(log.all.filter(({ state }) => state === 'set-aside').map(({ replacedById }) => replacedById));
  const findingsOf = ({ entry }: ArrangedEntry): readonly AlertFinding[] => findings.get(entry.id) ?? none;
  const isMarked = ({ entry }: ArrangedEntry): boolean => primary.has(entry.id);
  return moments.flat().map((row): FlowsheetRow => {
    const { signs, sedation, dissociation, symptoms, scales } = chartedIn(row);
    return {
      at: row[0].at,
      minutesFromDose: firstDoseAt === null ? null : Math.floor((row[0].at - firstDoseAt) / minuteMs),
      signs,
      sedation,
      dissociation,
      symptoms,
      scales,
      findings: findings.size === 0 ? none : row.flatMap(findingsOf),
      entryIds: row.map(idOf),
      authorIds: distinct(row.map(authorOf)),
      isLateEntry: row.some(isLateEntry),
      rivalIds: rivals.get(row) ?? none,
      isPrimary: row.some(isMarked),
    };
  });
}

const none: readonly never[] = [];
const idOf = ({ entry }: ArrangedEntry): string => entry.id;
const authorOf = ({ entry }: ArrangedEntry): string => entry.authorId;

const nothing: Signs = {};

function distinct(ids: readonly string[]): readonly string[] {
  return ids.length === 1 ? ids : [...new Set(ids)];
}

/** What the entries of one row measured. */
function chartedIn(row: RowEntries): Pick<FlowsheetRow, 'signs' | 'sedation' | 'dissociation' | 'symptoms' | 'scales'> {
  let signs = nothing;
  let sedation: FlowsheetRow['sedation'] = null;
  let dissociation: FlowsheetRow['dissociation'] = null;
  let symptoms: FlowsheetRow['symptoms'] = none;
  let scales: FlowsheetRow['scales'] = none;
  for (const { entry } of row) {
    if (entry.kind === 'vitals-taken') signs = signs === nothing ? entry.details : { ...signs, ...entry.details };
    if (entry.kind === 'sedation-assessed') sedation = entry.details;
    if (entry.kind === 'dissociation-assessed') dissociation = entry.details;
    if (entry.kind === 'symptom-scored') symptoms = [...symptoms, entry.details];
    if (entry.kind === 'visual-analogue-scored') scales = [...scales, entry.details];
  }
  return { signs, sedation, dissociation, symptoms, scales };
}

/** Everything that was corrected, struck or set aside, in order, for the record. */
export function correctionsOf(log: ArrangedLog): readonly Correction[] {
  return log.all.flatMap(({ entry, at, state, replacedById }) => (state === 'stands' ? [] : [{ entry, at, state, replacedById }]));
}
