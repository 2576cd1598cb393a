import { Injectable } from '@nestjs/common';
import { failedByOutage, type SentAllAgain } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { MessagesQueries } from './messages.queries.js';
import { SendAgain } from './send-again.js';

/** Messages of one press; the next press takes more. */
const mostAtOnce = 100;

/**
 * The mail server is there again: everything that was given up because it was not goes out again, and nothing else. What cannot go out as it is
 * stays where it waits. Each message has an audit entry of its own.
 */
@Injectable()
export class SendAllAgain {
  constructor(
    private readonly queries: MessagesQueries,
    private readonly sending: SendAgain,
    private readonly database: Database,
  ) {}

  async execute(caller: Caller): Promise<SentAllAgain> {
    const messageIds: string[] = [];
    const held = (await this.queries.list(caller)).filter(failedByOutage).slice(0, mostAtOnce);
    for (const { id } of held) if (await this.goesOut(caller, id)) messageIds.push(id);
    const going = held.filter(({ id }) => messageIds.includes(id));
    this.database.concernsEach(
      caller,
      going.map(({ id, patient }) => ({ patientId: patient.id, entityId: id, reason: 'send-again' })),
    );
    for (const { patient } of going) this.database.publish(caller, 'message', patient.id);
    return { messageIds };
  }

  private async goesOut(caller: Caller, id: string): Promise<boolean> {
    const message = await this.queries.find(caller, id);
    if (message === undefined || this.sending.refusal(message, false) !== null) return false;
    return this.sending.execute(caller, message, false);
  }
}
