import { Injectable } from '@nestjs/common';
import type { ChartOpeningView, ReviewOpeningCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound, ProblemException } from '../../platform/http/problem.js';
import { ChartOpeningsQueries } from './chart-openings.queries.js';
import { ChartOpeningsStore } from './chart-openings.store.js';

/** Somebody other than whoever opened a chart says whether the reason held. Source: clinical reference §9.1. */
@Injectable()
export class ReviewOpening {
  constructor(
    private readonly store: ChartOpeningsStore,
    private readonly queries: ChartOpeningsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, command: ReviewOpeningCommand): Promise<ChartOpeningView> {
    const before = await this.queries.find(caller, id);
    if (before === undefined) throw notFound('Opening');
    if (!(await this.store.review(caller, id, command, this.clock.nowIso()))) throw notToReview(before.isMine);
    this.database.concerns(caller, { patientId: before.patient.id, entityId: id, reason: command.judgement });
    this.database.publish(caller, 'chart-opening', id);
    return (await this.queries.find(caller, id)) ?? before;
  }
}

function notToReview(isMine: boolean): ProblemException {
  if (isMine) {
    const detail = 'You opened this chart yourself, so somebody else looks at it. Nothing was changed.';
    return new ProblemException({ status: 409, code: 'own-opening', title: 'Not your own', detail });
  }
  const detail = 'A colleague has looked at it already, and what they said stays. Look at the list again.';
  return new ProblemException({ status: 409, code: 'opening-reviewed', title: 'Looked at already', detail });
}
