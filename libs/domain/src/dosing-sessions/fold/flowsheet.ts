import type { Instant } from '../../shared/index.js';
import type { EntryDetails, SessionEntry } from '../entries/index.js';
import type { AlertFinding } from '../monitoring/alert-findings.js';
import type { Signs } from '../monitoring/plausibility.js';
import type { ArrangedEntry, ArrangedLog, EntryState } from './arrange.js';
import { atOneMoment } from './moments.js';
import { rivalsOf, sideBySide } from './rivals.js';
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
const charted: ReadonlySet<string> = new Set([
  'vitals-taken',
  'sedation-assessed',
  'dissociation-assessed',
  'symptom-scored',
  'visual-analogue-scored',
]);

export function isLateEntry({ entry, at }: ArrangedEntry): boolean {
  return entry.recordedAt !== entry.occurredAt && Date.parse(entry.recordedAt) - at > lateEntryMin * minuteMs;
}

/** The flowsheet in order of bedside time. Monitor streams are not rows: they are the chart's. Source: clinical reference §3.1–3.2. */
export function flowsheetOf(log: ArrangedLog, readings: Readings, firstDoseAt: Instant | null): readonly FlowsheetRow[] {
  const findings = new Map<string, readonly AlertFinding[]>();
  for (const reading of readings.all) {
    if (reading.source !== 'streamed' && reading.findings.length > 0) findings.set(reading.entryId, reading.findings);
  }
  const moments = atOneMoment(log.standing.filter(({ entry }) => charted.has(entry.kind)));
  const groups = moments.flatMap(sideBySide);
  const primary = new Set(log.all.filter(({ state }) => state === 'set-aside').map(({ replacedById }) => replacedById));
  return rivalsOf(groups).map(({ row, rivalIds }) => ({
    ...rowOf(row[0].at, row, { findings, firstDoseAt }),
    rivalIds,
    isPrimary: row.some(({ entry }) => primary.has(entry.id)),
  }));
}

interface RowContext {
  readonly findings: ReadonlyMap<string, readonly AlertFinding[]>;
  readonly firstDoseAt: Instant | null;
}

function rowOf(
  at: Instant,
  together: readonly ArrangedEntry[],
  { findings, firstDoseAt }: RowContext,
): Omit<FlowsheetRow, 'rivalIds' | 'isPrimary'> {
  let signs: Signs = {};
  let sedation: FlowsheetRow['sedation'] = null;
  let dissociation: FlowsheetRow['dissociation'] = null;
  const symptoms: FlowsheetRow['symptoms'][number][] = [];
  const scales: FlowsheetRow['scales'][number][] = [];
  for (const { entry } of together) {
    if (entry.kind === 'vitals-taken') signs = { ...signs, ...entry.details };
    if (entry.kind === 'sedation-assessed') sedation = entry.details;
    if (entry.kind === 'dissociation-assessed') dissociation = entry.details;
    if (entry.kind === 'symptom-scored') symptoms.push(entry.details);
    if (entry.kind === 'visual-analogue-scored') scales.push(entry.details);
  }
  return {
    at,
    minutesFromDose: firstDoseAt === null ? null : Math.floor((at - firstDoseAt) / minuteMs),
    signs,
    sedation,
    dissociation,
    symptoms,
    scales,
    findings: together.flatMap(({ entry }) => findings.get(entry.id) ?? []),
    entryIds: together.map(({ entry }) => entry.id),
    authorIds: [...new Set(together.map(({ entry }) => entry.authorId))],
    isLateEntry: together.some(isLateEntry),
  };
}

/** Everything that was corrected, struck or set aside, in order, for the record. */
export function correctionsOf(log: ArrangedLog): readonly Correction[] {
  return log.all.flatMap(({ entry, at, state, replacedById }) => (state === 'stands' ? [] : [{ entry, at, state, replacedById }]));
}
