import { Injectable } from '@nestjs/common';
import type { MessageText } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MessageSeal } from './message-seal.js';
import { MessagesStore, type NewMessage } from './messages.store.js';

export interface MessageToKeep extends Omit<NewMessage, 'hasAddress'> {
  /** Null where the patient allows letters nowhere: the message waits for somebody to call instead. */
  readonly address: string | null;
  readonly words: MessageText;
}

/** Keeps a message for a patient, to be handed over as soon as possible. Made again for the same occasion it is the same message. */
@Injectable()
export class KeepMessage {
  constructor(
    private readonly store: MessagesStore,
    private readonly seal: MessageSeal,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** False when the same message was made before. */
  async execute(caller: Caller, { address, words, ...message }: MessageToKeep): Promise<boolean> {
    const sealed = this.seal.close(caller.clinicId, message.id, { address: address ?? '', ...words });
    const isNew = await this.store.add(caller, { ...message, hasAddress: address !== null }, sealed, this.clock.nowIso());
    if (isNew) this.database.publish(caller, 'message', message.patientId);
    return isNew;
  }
}
