/** Of a monitor's clock: policy, not rules. Source: clinical reference §3.2 (missed after ten minutes); data and security §5.2 (a minute, a day). */
export interface MonitorClockPolicy {
  /** A monitor that is further ahead than this is corrected by the difference; nearer is the network. */
  readonly aheadFromMs: number;
  /** Further ahead, nothing it says of time is believed. */
  readonly aheadUntilMs: number;
  /** A reading older than this was delayed or dated by a wrong clock, and nobody can tell which. */
  readonly oldestMs: number;
}

/** How long a message is known again after it was charted or looked at: policy. A monitor repeats within minutes; a month is for asking questions. */
export interface MonitorMessagePolicy {
  readonly keptDays: number;
}

export const defaultMonitorMessagePolicy: MonitorMessagePolicy = { keptDays: 30 };

export const defaultMonitorClockPolicy: MonitorClockPolicy = { aheadFromMs: 60_000, aheadUntilMs: 86_400_000, oldestMs: 600_000 };
