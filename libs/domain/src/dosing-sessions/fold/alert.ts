import type { Instant } from '../../shared/index.js';
import type { AlertName } from '../entries/index.js';
import type { AlertFinding } from '../monitoring/alert-findings.js';
import type { AlertRule } from '../monitoring/policy.js';

export type AlertStatus = 'raised' | 'acknowledged' | 'acted' | 'resolved';

/** A reading that belongs to an alert; tier null when it met no limit of the rule. */
export interface AlertReading {
  readonly entryId: string;
  readonly at: Instant;
  readonly tier: 'yellow' | 'red' | null;
}

/** Each time an alert becomes graver someone must acknowledge again. */
export interface AlertLevel {
  readonly tier: 'yellow' | 'red';
  readonly at: Instant;
  readonly finding: AlertFinding;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedById: string | null;
}

/** An alert derived from the log. It is closed by a named person, never by a value that went back to normal. §3.6 */
export interface Alert {
  readonly name: AlertName;
  readonly rule: AlertRule;
  /** The worst it has been. */
  readonly tier: 'yellow' | 'red';
  readonly status: AlertStatus;
  readonly raisedAt: Instant;
  readonly levels: readonly AlertLevel[];
  readonly readings: readonly AlertReading[];
  /** Normal readings in a row, up to now. */
  readonly normalReadings: number;
  readonly actions: readonly { readonly at: Instant; readonly entryId: string; readonly action: string }[];
  readonly prescriberInformedAt: Instant | null;
  readonly escalatedTo: readonly string[];
  readonly resolvedAt: Instant | null;
  readonly resolvedById: string | null;
}
