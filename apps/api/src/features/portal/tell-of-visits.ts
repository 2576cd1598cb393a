import { Injectable } from '@nestjs/common';
import { defaultReminderPolicy, dueChange, dueReminder, instantFromMs, instantText, type Instant } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChangedVisitsQueries } from './changed-visits.queries.js';
import { RemindedVisitsQueries } from './reminded-visits.queries.js';
import { WriteVisitLetter } from './write-visit-letter.js';

const hourMs = 3_600_000;

/** Writes the letters that are due about a clinic's visits: first what has changed, so that nobody is reminded of a time as if it had always been so. */
@Injectable()
export class TellOfVisits {
  constructor(
    private readonly changed: ChangedVisitsQueries,
    private readonly reminded: RemindedVisitsQueries,
    private readonly writing: WriteVisitLetter,
  ) {}

  async execute(caller: Caller, now: Instant): Promise<void> {
    await this.remind(caller, now, await this.tellChanges(caller, now));
  }

  /** The visits whose change may yet be put right: they wait for that. */
  private async tellChanges(caller: Caller, now: Instant): Promise<ReadonlySet<string>> {
    const settling = new Set<string>();
    const since = instantText(instantFromMs(now - defaultReminderPolicy.changeToldWithinHours * hourMs));
    for (const { visit, ...changed } of await this.changed.since(caller, since, instantText(now))) {
      const change = dueChange(changed, defaultReminderPolicy, now);
      if (change?.kind === 'settles') settling.add(visit.id);
      else if (change !== null) await this.writing.tellChange(caller, visit, change);
    }
    return settling;
  }

  private async remind(caller: Caller, now: Instant, settling: ReadonlySet<string>): Promise<void> {
    const farthest = Math.max(0, ...defaultReminderPolicy.points.map(({ hoursBefore }) => hoursBefore));
    const until = instantText(instantFromMs(now + farthest * hourMs));
    for (const visit of await this.reminded.ahead(caller, instantText(now), until)) {
      const point = settling.has(visit.id) ? null : dueReminder(visit, defaultReminderPolicy, now);
      if (point !== null) await this.writing.remind(caller, visit, point);
    }
  }
}
