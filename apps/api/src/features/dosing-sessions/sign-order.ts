import { Injectable } from '@nestjs/common';
import {
  decideOrder,
  foldSession,
  instant,
  instantFromMs,
  signedDoseOrder,
  type DosingSessionView,
  type SignedDoseOrder,
  type SignOrderCommand,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { refused } from '../../platform/http/problem.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';
import { OrderBackgroundQueries } from './order-background.queries.js';
import { orderNotUnderstood, orderStatus, orderTooLate } from './refusals.js';

/** From the first dose on the order is what was given under: another dose is another order in another session. */
const openPhases: readonly string[] = ['planned', 'ordered', 'precheck', 'ready'];

/** A prescriber signs a dose. Hard limits refuse; soft ones and whatever is unknown need a written reason; everything judged is kept with the order. */
@Injectable()
export class SignOrder {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly queries: DosingSessionsQueries,
    private readonly backgrounds: OrderBackgroundQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, sessionId: string, { id, content, overrides }: SignOrderCommand): Promise<DosingSessionView> {
    await this.store.lock(caller, sessionId);
    const view = await this.queries.view(caller, sessionId);
    const order = orderOf(content, view, { id, signedAt: this.clock.nowIso(), signedById: caller.staffMemberId });
    if (view.session.order?.id === id) return view;
    if (!openPhases.includes(phaseOf(view, this.clock))) throw orderTooLate();
    const { background } = await this.backgrounds.of(caller, sessionId);
    const decision = decideOrder(order, { background, at: instant(order.signedAt), policy: view.policy.limits }, overrides);
    if (!decision.allowed) throw refused(decision.refusals, orderStatus, 'Order not signed');
    await this.store.sign(caller, sessionId, order, decision.value, overrides);
    this.database.publish(caller, 'session', sessionId);
    return this.queries.view(caller, sessionId);
  }
}

/** The content as an order for this session, with who signs, when, and the next version. */
function orderOf(
  content: object,
  { session }: DosingSessionView,
  signature: Pick<SignedDoseOrder, 'id' | 'signedAt' | 'signedById'>,
): SignedDoseOrder {
  const version = (session.order?.version ?? 0) + 1;
  const read = signedDoseOrder.safeParse({ ...content, ...signature, version });
  if (!read.success || read.data.product !== session.product) throw orderNotUnderstood(read.error?.issues ?? []);
  return read.data;
}

function phaseOf({ session, entries, policy }: DosingSessionView, clock: Clock): string {
  return foldSession(session, entries, policy, instantFromMs(clock.now().getTime())).phase;
}
