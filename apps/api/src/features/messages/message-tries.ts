import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit-trail/audit-trail.js';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MessageSeal, type MessageContent } from './message-seal.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesStore, type ClaimedMessage, type Outcome } from './messages.store.js';

const interruptedAfterMs = 10 * 60_000;

export interface MessageTry extends ClaimedMessage {
  /** What it says and where it goes; null where it cannot be read. */
  readonly content: MessageContent | null;
  /** Whether the visit or the check-in it is about still stands. */
  readonly isWanted: boolean;
  /** Whether the patient still allows letters at its address. */
  readonly isAllowed: boolean;
  /** Whether a letter came back from its address. */
  readonly isDoubted: boolean;
  readonly senderName: string;
}

/** The two short transactions around every try: taking a message before it is handed over, and what became of it. */
@Injectable()
export class MessageTries {
  constructor(
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly seal: MessageSeal,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The next message to hand over, taken; null when none is due. One that cannot be read is taken like any other, so that it keeps none back. */
  take(caller: Caller): Promise<MessageTry | null> {
    return this.database.within(caller, async () => {
      await this.store.giveUpInterrupted(caller, new Date(this.clock.now().getTime() - interruptedAfterMs).toISOString());
      const claimed = await this.store.claim(caller, this.clock.nowIso());
      if (claimed === undefined) return null;
      const isWanted = await this.queries.isWanted(caller, claimed, this.clock.nowIso());
      const content = this.seal.read(caller.clinicId, claimed);
      const isAllowed = content !== null && (await this.queries.isAllowed(caller, claimed.patient_id, content.address));
      const isDoubted = content !== null && (await this.queries.isDoubted(caller, content.address));
      return { ...claimed, content, isWanted, isAllowed, isDoubted, senderName: await this.queries.senderName(caller) };
    });
  }

  async conclude(caller: Caller, message: MessageTry, outcome: Outcome): Promise<void> {
    await this.database.within(caller, async () => {
      await this.store.conclude(caller, message.id, outcome);
      const act = {
        action: 'message.hand-over',
        outcome: 'done',
        entityId: message.id,
        patientId: message.patient_id,
        reason: outcome.state,
      } as const;
      await this.audit.write(this.database.of(caller), caller, act);
      this.database.publish(caller, 'message', message.patient_id);
    });
  }
}
