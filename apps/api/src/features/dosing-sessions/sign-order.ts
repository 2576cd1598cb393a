import { Injectable } from '@nestjs/common';
import {
  decideLimits,
  defaultLimitPolicy,
  evaluateLimits,
  signedDoseOrder,
  type DosingSessionView,
  type SignOrderCommand,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { refused } from '../../platform/http/problem.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { factsOfOrder } from './order-facts.js';
import { orderNotUnderstood, orderStatus } from './refusals.js';

/** A prescriber signs a dose. Hard limits refuse; soft ones and whatever is unknown need a written reason; everything judged is kept with the order. */
@Injectable()
export class SignOrder {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string, { id, content, overrides }: SignOrderCommand): Promise<DosingSessionView> {
    const view = await this.queries.view(caller, sessionId);
    await this.store.lock(caller, sessionId);
    const version = (view.session.order?.version ?? 0) + 1;
    const read = signedDoseOrder.safeParse({ ...content, id, version, signedAt: this.clock.nowIso(), signedById: caller.staffMemberId });
    if (!read.success || read.data.product !== view.session.product) throw orderNotUnderstood(read.error?.issues ?? []);
    if (view.session.order?.id === id) return view;
    const order = read.data;
    const facts = factsOfOrder(order, view.session, await this.store.weighedAt(caller, view.patientId));
    const decision = decideLimits(evaluateLimits(facts, defaultLimitPolicy), overrides);
    if (!decision.allowed) throw refused(decision.refusals, orderStatus, 'Order not signed');
    await this.store.sign(caller, sessionId, order, decision.value, overrides);
    this.database.publish(caller, 'session', sessionId);
    return this.queries.view(caller, sessionId);
  }
}
