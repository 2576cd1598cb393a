import { Injectable } from '@nestjs/common';
import { surroundingsDefaults, type DosingSessionView, type OpenSessionCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { idUsedDifferently } from './refusals.js';

@Injectable()
export class OpenSession {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, command: OpenSessionCommand): Promise<DosingSessionView> {
    await this.store.open(caller, { ...command, surroundings: { ...surroundingsDefaults, ...command.surroundings } }, this.clock.nowIso());
    this.database.publish(caller, 'session', command.id);
    const view = await this.queries.view(caller, command.id);
    if (view.patientId !== command.patientId || view.session.product !== command.product) throw idUsedDifferently();
    return view;
  }
}
