import type { Instant } from '../../shared/index.js';
import { entryKind, type EntryKind } from '../entries/index.js';
import type { Alert } from './alert.js';
import type { ArrangedEntry, ArrangedLog, EntryState } from './arrange.js';
import { summaryOf } from './entry-summary.js';
import { isLateEntry } from './flowsheet.js';

export type TimelineLane = 'phase' | 'dose' | 'vital-signs' | 'scores' | 'events' | 'therapy' | 'safety';
export type TimelineGlyph = 'bar' | 'triangle' | 'paired-drop' | 'dot-filled' | 'ring' | 'alert' | 'step' | 'reading' | 'quote';

/** One mark of the replay. */
export interface TimelineMark {
  readonly at: Instant;
  readonly entryId: string;
  /** The entry's kind, or the raising of an alert, which no entry writes. */
  readonly kind: EntryKind | 'alert-raised';
  readonly lane: TimelineLane;
  readonly glyph: TimelineGlyph;
  readonly label: string;
  /** What it says beyond its label; empty where the label says it all. */
  readonly text: string;
  readonly state: EntryState;
  readonly isLateEntry: boolean;
}

type Look = readonly [TimelineLane, TimelineGlyph];

const infusion: Look = ['dose', 'bar'];
const care: Look = ['events', 'ring'];
const looks: { readonly [Kind in EntryKind]?: Look } = {
  'infusion-started': infusion,
  'infusion-rate-changed': infusion,
  'infusion-paused': infusion,
  'infusion-resumed': infusion,
  'infusion-stopped': infusion,
  'infusion-completed': infusion,
  'bolus-given': ['dose', 'triangle'],
  'injection-given': ['dose', 'triangle'],
  'device-used': ['dose', 'paired-drop'],
  'sprays-given': ['dose', 'paired-drop'],
  'troche-taken': ['dose', 'dot-filled'],
  'medicine-given': ['events', 'dot-filled'],
  'oxygen-started': ['events', 'dot-filled'],
  'oxygen-stopped': ['events', 'dot-filled'],
  'vitals-taken': ['vital-signs', 'reading'],
  'vitals-streamed': ['vital-signs', 'reading'],
  'sedation-assessed': ['scores', 'reading'],
  'dissociation-assessed': ['scores', 'reading'],
  'symptom-scored': ['scores', 'reading'],
  'visual-analogue-scored': ['scores', 'reading'],
  'discharge-score-taken': ['scores', 'reading'],
  'observation-noted': ['therapy', 'ring'],
  'emergence-reaction-graded': ['safety', 'alert'],
  'adverse-event-recorded': ['safety', 'alert'],
  'alert-acknowledged': ['safety', 'alert'],
  'prescriber-informed': ['safety', 'alert'],
  'alert-action-recorded': ['safety', 'alert'],
  'alert-escalated': ['safety', 'alert'],
  'alert-resolved': ['safety', 'alert'],
  'suicide-risk-screened': ['safety', 'alert'],
  'suicide-risk-dispositioned': ['safety', 'alert'],
  'left-against-advice': ['safety', 'alert'],
  'step-refused': ['phase', 'alert'],
};

function lookOf({ entry }: ArrangedEntry): Look {
  if (entry.kind === 'observation-noted' && entry.details.isQuote) return ['therapy', 'quote'];
  return looks[entry.kind] ?? (entryKind(entry.kind).nature === 'step' ? ['phase', 'step'] : care);
}

/**
 * All marks of a session for the replay, in order: every entry, also those corrected or struck, and each raising of an alert. Lanes and
 * glyphs follow the session chart. Monitor batches are one mark each; their rows are the chart's. Source: clinical reference §3.1, §3.6.
 */
export function timelineOf(log: ArrangedLog, alerts: readonly Alert[]): readonly TimelineMark[] {
  const entries = log.all.map((arranged): TimelineMark => {
    const [lane, glyph] = lookOf(arranged);
    const { entry, at, state } = arranged;
    return {
      at,
      entryId: entry.id,
      kind: entry.kind,
      lane,
      glyph,
      label: entryKind(entry.kind).label,
      text: summaryOf(entry),
      state,
      isLateEntry: isLateEntry(arranged),
    };
  });
  const raised = alerts.flatMap((alert) =>
    alert.levels.map((level): TimelineMark => ({
      at: level.at,
      entryId: alert.name.entryId,
      kind: 'alert-raised',
      lane: 'safety',
      glyph: 'alert',
      label: level.tier === 'red' ? 'Red alert' : 'Yellow alert',
      text: `${alert.rule.replaceAll('-', ' ')}: ${level.finding.value}, ${level.finding.text}`,
      state: 'stands',
      isLateEntry: false,
    })),
  );
  return [...entries, ...raised].sort((one, other) => one.at - other.at);
}
