import { Injectable } from '@nestjs/common';
import type { DosingSessionView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { ProblemException } from '../../platform/http/problem.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';

/** One device at a time records the doses; taking over is deliberate and audited. */
@Injectable()
export class HoldLease {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly database: Database,
  ) {}

  async execute(caller: Caller, sessionId: string): Promise<DosingSessionView> {
    if (caller.deviceId === null) {
      const detail = 'This browser did not name its device. Reload the page and try again; nothing was changed.';
      throw new ProblemException({ status: 400, code: 'device-needed', title: 'Device needed', detail });
    }
    await this.queries.view(caller, sessionId);
    await this.store.lease(caller, sessionId, caller.deviceId);
    this.database.publish(caller, 'session', sessionId);
    return this.queries.view(caller, sessionId);
  }
}
