import { Injectable } from '@nestjs/common';
import type { MessageView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { MessageSeal } from './message-seal.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesStore } from './messages.store.js';
import { nothingToDecide } from './refusals.js';
import { SendAgain } from './send-again.js';

export const messageDecisions = ['take', 'send-again', 'address-is-right', 'told-otherwise', 'came-back'] as const;
export type MessageDecision = (typeof messageDecisions)[number];

/**
 * A person decides on a message: one that did not arrive is theirs to look after, goes out again to the address that the chart has now, once somebody has said that this
 * address is right where it is in doubt, or the patient was told in another way; one that was sent came back, as somebody heard otherwise.
 */
@Injectable()
export class DecideMessage {
  constructor(
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly sending: SendAgain,
    private readonly seal: MessageSeal,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, decision: MessageDecision): Promise<MessageView> {
    const before = await this.queries.find(caller, id);
    if (before === undefined) throw notFound('Message');
    if (!(await this.isDone(caller, before, decision))) throw nothingToDecide();
    this.database.concerns(caller, { patientId: before.patient.id, entityId: id, reason: decision });
    this.database.publish(caller, 'message', before.patient.id);
    const after = await this.queries.find(caller, id);
    return after ?? before;
  }

  private isDone(caller: Caller, message: MessageView, decision: MessageDecision): Promise<boolean> {
    if (decision === 'take') return this.store.take(caller, message.id, this.clock.nowIso());
    if (decision === 'told-otherwise') return this.store.settle(caller, message.id);
    if (decision === 'came-back') return this.comeBack(caller, message);
    return this.sending.execute(caller, message, decision === 'address-is-right');
  }

  private async comeBack(caller: Caller, message: MessageView): Promise<boolean> {
    const mark = this.seal.markOfMessage(caller.clinicId, message);
    const isSent = message.state === 'sent';
    return message.state === 'returned' || (isSent && (await this.store.comeBack(caller, message, { mark, fault: 'returned-told' })));
  }
}
