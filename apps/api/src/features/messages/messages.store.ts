import { Injectable } from '@nestjs/common';
import { waitingMessageStates, type MessageItem, type MessageState } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import type { SealedMessage } from './message-seal.js';

export interface NewMessage {
  readonly id: string;
  readonly patientId: string;
  readonly kind: MessageItem['kind'];
  /** The visit or the check-in it is about; with the occasion it says that a message is the same one. */
  readonly aboutId: string;
  readonly occasion: string;
  readonly hasAddress: boolean;
}

export interface ClaimedMessage extends SealedMessage {
  readonly patient_id: string;
  readonly kind: MessageItem['kind'];
  readonly about_id: string;
  readonly tries: number;
}

/** One try of a message, by its number. */
type OneTry = Pick<MessageItem, 'id' | 'tries'>;

export interface Outcome {
  readonly state: MessageState;
  readonly fault: string | null;
  readonly nextTryAt: string | null;
  readonly sentAt: string | null;
}

/** The only writer of messages. */
@Injectable()
export class MessagesStore {
  constructor(private readonly database: Database) {}

  /** Queues a message, or lets it wait for a telephone call where there is no address; false when the same one was made before. */
  async add(caller: Caller, message: NewMessage, sealed: Buffer, at: string): Promise<boolean> {
    const { id, patientId, kind, aboutId, occasion, hasAddress } = message;
    const [state, nextTryAt, fault] = hasAddress ? ['queued', at, null] : ['refused', null, 'no-address'];
    const rows = await this.database.of(caller).query(
      `INSERT INTO patient_message (clinic_id, id, patient_id, kind, about_id, occasion, sealed_content, state, tries, next_try_at, fault, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11) ON CONFLICT (clinic_id, about_id, occasion) DO NOTHING RETURNING id`,
      [caller.clinicId, id, patientId, kind, aboutId, occasion, sealed, state, nextTryAt, fault, at],
    );
    return rows.length > 0;
  }

  /** Takes the message that has waited longest, so that no other process takes it too: its try is counted before it is made. */
  async claim(caller: Caller, at: string): Promise<ClaimedMessage | undefined> {
    const [row] = await this.database.of(caller).query<ClaimedMessage>(
      `WITH due AS (SELECT id FROM patient_message WHERE clinic_id = $1 AND state = 'queued' AND next_try_at <= $2
         ORDER BY next_try_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED),
       taken AS (UPDATE patient_message m SET state = 'sending', tries = m.tries + 1, tried_at = $2, next_try_at = NULL, fault = NULL
         FROM due WHERE m.clinic_id = $1 AND m.id = due.id RETURNING m.id, m.patient_id, m.kind, m.about_id, m.sealed_content, m.resent_to, m.tries)
       SELECT * FROM taken`,
      [caller.clinicId, at],
    );
    return row;
  }

  /** Writes down what became of a try; only of one that is under way. */
  async conclude(caller: Caller, id: string, { state, fault, nextTryAt, sentAt }: Outcome): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE patient_message SET state = $3, fault = $4, next_try_at = $5, sent_at = COALESCE($6, sent_at) WHERE clinic_id = $1 AND id = $2 AND state = 'sending'`,
        [caller.clinicId, id, state, fault, nextTryAt, sentAt],
      );
  }

  /** Tries that were cut short by the end of a process: nobody knows whether the letter went out, so none goes out again by itself. */
  async giveUpInterrupted(caller: Caller, before: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE patient_message SET state = 'uncertain', fault = 'interrupted' WHERE clinic_id = $1 AND state = 'sending' AND tried_at < $2`,
        [caller.clinicId, before],
      );
  }

  /** Somebody looks after a message that waits for a person; false when it does not wait. */
  take(caller: Caller, id: string, at: string): Promise<boolean> {
    const sql = `owner_id = $4, taken_at = $5 WHERE clinic_id = $1 AND id = $2 AND state = ANY($3)`;
    return this.changes(caller, sql, [id, waitingMessageStates, caller.staffMemberId, at]);
  }

  /** The patient was told another way; false when it does not wait for a person. */
  settle(caller: Caller, id: string): Promise<boolean> {
    return this.changes(caller, `state = 'settled' WHERE clinic_id = $1 AND id = $2 AND state = ANY($3)`, [id, waitingMessageStates]);
  }

  /** Lets a message that waits for a person go out again, to another address where one is given; nobody looks after it then. False when it does not wait. */
  sendAgain(caller: Caller, id: string, { resentTo, at }: { readonly resentTo: Buffer | null; readonly at: string }): Promise<boolean> {
    const sql = `state = 'queued', next_try_at = $4, resent_to = COALESCE($5, resent_to), owner_id = NULL, taken_at = NULL
      WHERE clinic_id = $1 AND id = $2 AND state = ANY($3)`;
    return this.changes(caller, sql, [id, waitingMessageStates, at, resentTo]);
  }

  /** That try was taken and came back: its address, where it is known, is in doubt from now on. False when it did not go out, or goes out anew. */
  comeBack(
    caller: Caller,
    { id, tries }: OneTry,
    { mark, fault }: { readonly mark: Buffer | null; readonly fault: string },
  ): Promise<boolean> {
    const sql = `state = 'returned', fault = $4, returned_mark = $5, vouched_at = NULL
      WHERE clinic_id = $1 AND id = $2 AND tries = $3 AND state IN ('sending', 'sent', 'uncertain')`;
    return this.changes(caller, sql, [id, tries, fault, mark]);
  }

  /** That try is late and still on its way. */
  noteDelay(caller: Caller, { id, tries }: OneTry, fault: string): Promise<boolean> {
    const sql = `fault = $4 WHERE clinic_id = $1 AND id = $2 AND tries = $3 AND state = 'sent' AND fault IS DISTINCT FROM $4`;
    return this.changes(caller, sql, [id, tries, fault]);
  }

  /** Somebody says that an address is right: letters go there again. */
  async vouch(caller: Caller, mark: Buffer, at: string): Promise<void> {
    await this.changes(caller, `vouched_at = $3 WHERE clinic_id = $1 AND returned_mark = $2 AND vouched_at IS NULL`, [mark, at]);
  }

  private async changes(caller: Caller, what: string, values: readonly unknown[]): Promise<boolean> {
    const answer = await this.database.of(caller).query(`UPDATE patient_message SET ${what}`, [caller.clinicId, ...values]);
    return (answer as unknown as [unknown, number])[1] > 0;
  }
}
