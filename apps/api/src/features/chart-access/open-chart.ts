import { Injectable } from '@nestjs/common';
import { reasonHoldsMin, type OpenChartCommand, type OwnOpening } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { ChartOpeningsQueries } from './chart-openings.queries.js';
import { ChartOpeningsStore } from './chart-openings.store.js';

/** Opens one patient's chart to somebody who is not theirs, for an hour, and tells those who look at it afterwards. Source: clinical reference §9.1. */
@Injectable()
export class OpenChart {
  constructor(
    private readonly store: ChartOpeningsStore,
    private readonly queries: ChartOpeningsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, { id, reason }: OpenChartCommand): Promise<OwnOpening> {
    if (!(await this.queries.isPatient(caller, patientId))) throw notFound('Patient');
    const openedAt = this.clock.nowIso();
    const endsAt = new Date(Date.parse(openedAt) + reasonHoldsMin * 60_000).toISOString();
    await this.store.add(caller, { id, patientId, reason, openedAt, endsAt });
    this.database.concerns(caller, { patientId, entityId: id, reason: 'break-glass' });
    this.database.publish(caller, 'chart-opening', id);
    return this.queries.own(caller, patientId);
  }
}
