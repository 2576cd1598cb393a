import type { Instant } from '../../shared/index.js';
import type { AlertName, Override } from '../entries/index.js';
import type { MonitoringPolicy } from '../monitoring/policy.js';
import { resolutionUnmet } from './alert-machine.js';
import type { Alert, AlertReading } from './alert.js';
import type { ArrangedEntry } from './arrange.js';

/** The kinds of entries that name an alert. */
export const alertEntryKinds = [
  'alert-acknowledged',
  'prescriber-informed',
  'alert-action-recorded',
  'alert-escalated',
  'alert-resolved',
] as const;
export type AlertEntryKind = (typeof alertEntryKinds)[number];

/** An alert while the log is read. Its readings grow in place: a monitor can add thousands. */
export type AlertDraft = { -readonly [Key in Exclude<keyof Alert, 'readings'>]: Alert[Key] } & { readings: AlertReading[] };

/**
 * The alert that holds the named reading. The newest one of the rule wins, for a reading can only be in one. Source: clinical reference
 * §3.6. Example: the second of three readings finds the alert of the first. Odd case: another rule's reading finds none.
 */
export function findAlert<Found extends Alert>(alerts: readonly Found[], name: AlertName): Found | null {
  const holds = ({ readings }: Alert): boolean => readings.findLast(({ entryId }) => entryId === name.entryId) !== undefined;
  return alerts.findLast((alert) => alert.rule === name.rule && holds(alert)) ?? null;
}

interface AlertContext {
  readonly policy: MonitoringPolicy;
  /** By entry: the one that counts in its place. */
  readonly replaced: ReadonlyMap<string, string | null>;
}

function namedAlert(drafts: readonly AlertDraft[], { rule, entryId }: AlertName, replaced: AlertContext['replaced']): AlertDraft | null {
  const found = findAlert(drafts, { rule, entryId });
  const counts = replaced.get(entryId) ?? null;
  return found === null && counts !== null ? findAlert(drafts, { rule, entryId: counts }) : found;
}

/** Lets an entry of a person move its alert on. Says why when it cannot count; the entry itself stays in the log. */
export function takeAlertEntry(
  drafts: readonly AlertDraft[],
  { entry, at }: ArrangedEntry<AlertEntryKind>,
  { policy, replaced }: AlertContext,
): 'no-such-alert' | 'resolved-too-early' | null {
  const draft = namedAlert(drafts, entry.details.alert, replaced);
  if (draft === null) return 'no-such-alert';
  switch (entry.kind) {
    case 'alert-acknowledged':
      acknowledge(draft, at, entry.authorId);
      return null;
    case 'prescriber-informed':
      draft.prescriberInformedAt ??= at;
      return null;
    case 'alert-action-recorded':
      draft.actions = [...draft.actions, { at, entryId: entry.id, action: entry.details.action }];
      if (draft.status !== 'resolved') draft.status = 'acted';
      return null;
    case 'alert-escalated':
      draft.escalatedTo = [...draft.escalatedTo, entry.details.to];
      return null;
    case 'alert-resolved':
      return resolve(draft, { at, byId: entry.authorId, overrides: entry.details.overrides }, policy);
  }
}

function acknowledge(draft: AlertDraft, at: Instant, byId: string): void {
  draft.levels = draft.levels.map((level) =>
    level.acknowledgedAt === null ? { ...level, acknowledgedAt: at, acknowledgedById: byId } : level,
  );
  if (draft.status === 'raised') draft.status = draft.actions.length > 0 ? 'acted' : 'acknowledged';
}

interface Resolution {
  readonly at: Instant;
  readonly byId: string;
  readonly overrides: readonly Override[];
}

function resolve(draft: AlertDraft, { at, byId, overrides }: Resolution, policy: MonitoringPolicy): 'resolved-too-early' | null {
  if (draft.status === 'resolved') return null;
  const unmet = resolutionUnmet(draft, policy).filter(
    (one) => !(one.isOverridable === true && overrides.some(({ code }) => code === one.code)),
  );
  if (unmet.length > 0) return 'resolved-too-early';
  draft.status = 'resolved';
  draft.resolvedAt = at;
  draft.resolvedById = byId;
  return null;
}
