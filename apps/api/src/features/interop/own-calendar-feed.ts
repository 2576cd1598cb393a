import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedMade, CalendarFeedView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';
import { fileNameOf, hashOf, newSecret } from './calendar-secret.js';
import { v7 as uuidv7 } from 'uuid';

/** A person's own calendar address: making one, which ends the one before, and ending it. */
@Injectable()
export class OwnCalendarFeed {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: CalendarFeedsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  look(caller: Caller): Promise<CalendarFeedView> {
    return this.store.own(caller);
  }

  async make(caller: Caller): Promise<CalendarFeedMade> {
    const named = { clinicId: caller.clinicId, feedId: uuidv7(), secret: newSecret() };
    const madeAt = this.clock.nowIso();
    await this.store.make(caller, named.feedId, hashOf(named.secret), madeAt);
    this.database.concerns(caller, { entityId: named.feedId });
    return { madeAt, fetchedAt: null, address: `${this.config.linkOrigin}/api/v1/calendars/${fileNameOf(named)}` };
  }

  async end(caller: Caller): Promise<CalendarFeedView> {
    await this.store.end(caller, this.clock.nowIso());
    return this.store.own(caller);
  }
}
