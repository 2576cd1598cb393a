import { Injectable } from '@nestjs/common';
import type { MessageView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound, ProblemException } from '../../platform/http/problem.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesStore } from './messages.store.js';

/** A person decides on a message that did not arrive: it goes out again, or the patient was told in another way. */
@Injectable()
export class DecideMessage {
  constructor(
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, decision: 'send-again' | 'told-otherwise'): Promise<MessageView> {
    const before = await this.queries.find(caller, id);
    if (before === undefined) throw notFound('Message');
    const isDecided = await this.store.decide(caller, id, decision === 'send-again' ? 'queued' : 'settled', this.clock.nowIso());
    if (!isDecided) throw nothingToDecide();
    this.database.concerns(caller, { patientId: before.patient.id, entityId: id, reason: decision });
    this.database.publish(caller, 'message', before.patient.id);
    const after = await this.queries.find(caller, id);
    return after ?? before;
  }
}

function nothingToDecide(): ProblemException {
  const detail =
    'This message waits for nobody: a colleague has decided, or it is on its way by itself. Nothing was sent twice. Look at the list again.';
  return new ProblemException({ status: 409, code: 'message-not-waiting', title: 'Nothing to decide', detail });
}
