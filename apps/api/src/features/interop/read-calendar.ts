import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { countFetch, instantFromMs, permissions } from '@sojourn/domain';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';
import { feedNamedBy, isSecretOf, type NamedFeed } from './calendar-secret.js';
import { CalendarVisitsQueries } from './calendar-visits.queries.js';
import { askedTooOften } from './refusals.js';
import { writeCalendar } from './write-calendar.js';

export interface CalendarFile {
  readonly text: string;
  readonly etag: string;
}

/** A calendar by its secret address. Guessed, ended and foreign addresses get one answer: there is nothing here. */
@Injectable()
export class ReadCalendar {
  constructor(
    private readonly store: CalendarFeedsStore,
    private readonly visits: CalendarVisitsQueries,
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(fileName: string): Promise<CalendarFile> {
    const named = feedNamedBy(fileName);
    if (named === null) throw notFound('Calendar');
    const text = await this.read(named);
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
  }

  private async read({ clinicId, feedId, secret }: NamedFeed): Promise<string> {
    const caller = nobodyAs('Sojourn', clinicId, feedId);
    return this.database.within(caller, async () => {
      const feed = await this.store.find(caller, feedId, permissions['schedule.read']);
      if (feed === undefined || !isSecretOf(secret, feed.secretHash)) throw notFound('Calendar');
      const counted = countFetch(feed, instantFromMs(this.clock.now().getTime()));
      if (counted === null) throw askedTooOften();
      await this.store.count(caller, feedId, counted, this.clock.nowIso());
      await this.auditTrail.write(this.database.of(caller), caller, {
        ...{ action: 'calendar.fetch', outcome: 'done', entityId: feedId, patientId: null },
      });
      return writeCalendar(await this.visits.of(caller, feed.staffMemberId));
    });
  }
}
