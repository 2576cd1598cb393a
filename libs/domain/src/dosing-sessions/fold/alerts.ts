import type { Instant } from '../../shared/index.js';
import { isGraver, watchedSigns, type AlertFinding } from '../monitoring/alert-findings.js';
import type { AlertRule, AlertTier, MonitoringPolicy } from '../monitoring/policy.js';
import type { EntryKind } from '../entries/index.js';
import { alertEntryKinds, takeAlertEntry, type AlertDraft, type AlertEntryKind } from './alert-entries.js';
import { standingOf, type ArrangedEntry, type ArrangedLog } from './arrange.js';
import type { Reading, Readings } from './readings.js';
import type { Alert, AlertLevel, AlertReading } from './alert.js';

export interface AlertFold {
  readonly alerts: readonly Alert[];
  /** Entries that name no alert of this log, or came before they could count. */
  readonly unmatched: readonly {
    readonly entryId: string;
    readonly at: Instant;
    readonly kind: EntryKind;
    readonly reason: 'no-such-alert' | 'resolved-too-early';
  }[];
}

type Moment = Reading | ArrangedEntry<AlertEntryKind>;
type WatchedSigns = ReturnType<typeof watchedSigns>;

/**
 * Derives all alerts: readings raise them, later readings of the same rule attach to the open one, a worse tier is a new level to
 * acknowledge. Entries of people move them on; a resolution counts only after acknowledgement, action and enough normal re-checks, or with
 * an override by name. Source: clinical reference §3.6.
 *
 * Example: 164/98 raises yellow; 156/94 and 152/92 are two normal re-checks; then it can be resolved.
 * Odd case: an acknowledgement names the alert by any of its readings, so a reading that arrives late does not orphan it; a reading that was
 * corrected or set aside since names it by the one that counts in its place.
 */
export function alertsOf(log: ArrangedLog, readings: Readings, policy: MonitoringPolicy): AlertFold {
  const drafts: AlertDraft[] = [];
  let open: AlertDraft[] = [];
  const unmatched: AlertFold['unmatched'][number][] = [];
  const signs = watchedSigns(policy);
  const replaced = new Map(log.all.filter(({ state }) => state !== 'stands').map(({ entry, replacedById }) => [entry.id, replacedById]));
  for (const moment of moments(log, readings)) {
    if ('measured' in moment) {
      const newly = takeReading(open, moment, signs);
      drafts.push(...newly);
      open.push(...newly);
    } else {
      const reason = takeAlertEntry(drafts, moment, { policy, replaced });
      open = open.filter(isOpen);
      if (reason !== null) unmatched.push({ entryId: moment.entry.id, at: moment.at, kind: moment.entry.kind, reason });
    }
  }
  return { alerts: drafts, unmatched };
}

function moments(log: ArrangedLog, readings: Readings): readonly Moment[] {
  return [...readings.all, ...standingOf(log, ...alertEntryKinds)].sort((one, other) => one.at - other.at);
}

function isOpen({ status }: AlertDraft): boolean {
  return status !== 'resolved';
}

function alarming(finding: AlertFinding): finding is AlertFinding & { tier: 'yellow' | 'red' } {
  return finding.tier !== 'info';
}

/** Hands the reading to the open alerts and returns those it raises. */
function takeReading(open: readonly AlertDraft[], reading: Reading, signs: WatchedSigns): readonly AlertDraft[] {
  const met = reading.findings.filter(alarming);
  for (const draft of open) {
    const finding = met.find(({ rule }) => rule === draft.rule);
    if (finding !== undefined) worsen(draft, reading, finding);
    else if (looksAt(reading, draft.rule, signs)) attach(draft, reading, null);
  }
  return met.filter((finding) => !open.some(({ rule }) => rule === finding.rule)).map((finding) => raised(reading, finding));
}

function looksAt({ measured }: Reading, rule: AlertRule, signs: WatchedSigns): boolean {
  if (rule === 'arrhythmia') return measured.isArrhythmiaNew === false;
  return signs.get(rule)?.some((sign) => measured[sign] !== undefined) === true;
}

function attach(draft: AlertDraft, { entryId, at }: Reading, tier: AlertReading['tier']): void {
  draft.readings.push({ entryId, at, tier });
  draft.normalReadings = tier === null ? draft.normalReadings + 1 : 0;
}

function levelOf(reading: Reading, finding: AlertFinding & { tier: 'yellow' | 'red' }): AlertLevel {
  return { tier: finding.tier, at: reading.at, finding, acknowledgedAt: null, acknowledgedById: null };
}

function worsen(draft: AlertDraft, reading: Reading, finding: AlertFinding & { tier: 'yellow' | 'red' }): void {
  attach(draft, reading, finding.tier);
  if (!isGraver(finding.tier satisfies AlertTier, draft.tier)) return;
  draft.tier = finding.tier;
  draft.status = 'raised';
  draft.levels = [...draft.levels, levelOf(reading, finding)];
}

function raised(reading: Reading, finding: AlertFinding & { tier: 'yellow' | 'red' }): AlertDraft {
  return {
    name: { rule: finding.rule, entryId: reading.entryId },
    rule: finding.rule,
    tier: finding.tier,
    status: 'raised',
    raisedAt: reading.at,
    levels: [levelOf(reading, finding)],
    readings: [{ entryId: reading.entryId, at: reading.at, tier: finding.tier }],
    normalReadings: 0,
    actions: [],
    prescriberInformedAt: null,
    escalatedTo: [],
    resolvedAt: null,
    resolvedById: null,
  };
}
