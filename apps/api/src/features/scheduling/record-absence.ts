import { Injectable } from '@nestjs/common';
import type { AbsenceView, RecordAbsence as RecordAbsenceCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { ResourcesQueries } from './resources.queries.js';
import { ResourcesStore } from './resources.store.js';

/** Leave and maintenance are facts: they are taken also where visits stand in the way, and the board shows which. */
@Injectable()
export class RecordAbsence {
  constructor(
    private readonly store: ResourcesStore,
    private readonly queries: ResourcesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, absence: RecordAbsenceCommand): Promise<AbsenceView[]> {
    await this.queries.one(caller, absence.resourceId);
    await this.store.lock(caller, absence.resourceId);
    await this.store.recordAbsence(caller, absence, this.clock.nowIso());
    this.database.publish(caller, 'schedule', absence.id);
    return this.queries.absences(caller, this.clock.nowIso());
  }

  async withdraw(caller: Caller, id: string): Promise<AbsenceView[]> {
    if (!(await this.store.withdrawAbsence(caller, id, this.clock.nowIso()))) throw notFound('Absence');
    this.database.concerns(caller, { entityId: id });
    this.database.publish(caller, 'schedule', id);
    return this.queries.absences(caller, this.clock.nowIso());
  }
}
