import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller/caller.js';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import type { ClinicData } from '../database/database.js';
import { decrypt, encrypt, keyFor } from '../secrets/sealed-text.js';
import { ProblemException } from './problem.js';

export interface RememberedAnswer {
  readonly status: number;
  readonly answer: unknown;
}

interface EarlierRow {
  readonly staff_member_id: string;
  readonly request_hash: string;
  readonly status: number;
  readonly sealed_answer: Buffer | null;
}

const earlierSql = `SELECT staff_member_id, request_hash, status, sealed_answer FROM idempotent_request WHERE clinic_id = $1 AND key = $2`;

/** What was answered to each write, so that sending it twice is harmless. Answers hold the chart's words: they are kept encrypted, and not for long. */
@Injectable()
export class IdempotentAnswers {
  private readonly sealingKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.sealingKey = keyFor('idempotent answers', config.secretKey);
    this.hashKey = keyFor('idempotent requests', config.secretKey);
  }

  /**
   * Claims the key in the request's transaction; a request with the same key that is still running is waited for.
   * Answers what was said the first time if this is a repetition; throws 409 when the key was used for something else.
   */
  async claim(data: ClinicData, caller: Caller, key: string, request: FastifyRequest): Promise<RememberedAnswer | undefined> {
    const hash = this.hashOf(request);
    const claimed = await data.query(
      `INSERT INTO idempotent_request (clinic_id, key, staff_member_id, request_hash, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING key`,
      [caller.clinicId, key, caller.staffMemberId, hash, this.clock.nowIso()],
    );
    if (claimed.length > 0) return undefined;
    const [earlier] = await data.query<EarlierRow>(earlierSql, [caller.clinicId, key]);
    if (earlier?.request_hash !== hash || earlier.staff_member_id !== caller.staffMemberId) throw usedDifferently();
    if (earlier.sealed_answer === null) throw answerForgotten();
    return { status: earlier.status, answer: JSON.parse(decrypt(earlier.sealed_answer, this.sealingKey, placeOf(caller, key))) };
  }

  async remember(data: ClinicData, caller: Caller, key: string, said: RememberedAnswer): Promise<void> {
    const sealed = encrypt(JSON.stringify(said.answer ?? null), this.sealingKey, placeOf(caller, key));
    const sql = `UPDATE idempotent_request SET status = $3, sealed_answer = $4 WHERE clinic_id = $1 AND key = $2`;
    await data.query(sql, [caller.clinicId, key, said.status, sealed]);
  }

  /** Forgets the answers of the clinic past their time, and the keys past theirs; until then a late repetition is known for what it is. */
  async forget(data: ClinicData, clinicId: number): Promise<void> {
    const before = (hours: number): string => new Date(this.clock.now().getTime() - hours * 3_600_000).toISOString();
    const answers = `UPDATE idempotent_request SET sealed_answer = NULL WHERE clinic_id = $1 AND at < $2 AND sealed_answer IS NOT NULL`;
    await data.query(answers, [clinicId, before(this.config.keptAnswerHours)]);
    const keys = `DELETE FROM idempotent_request WHERE clinic_id = $1 AND at < $2`;
    await data.query(keys, [clinicId, before(this.config.keptKeyDays * 24)]);
  }

  private hashOf(request: FastifyRequest): string {
    const said = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`;
    return createHmac('sha256', this.hashKey).update(said).digest('hex');
  }
}

function placeOf(caller: Caller, key: string): string {
  return `${caller.clinicId} ${key}`;
}

function usedDifferently(): ProblemException {
  const detail = 'This Idempotency-Key was used for another request. Nothing was saved: send the change again with a new key.';
  return new ProblemException({ status: 409, code: 'key-used-differently', title: 'Key already used', detail });
}

function answerForgotten(): ProblemException {
  const detail =
    'This was saved when it was first sent, some time ago, and was not saved again. Look at the record to see how it stands now.';
  return new ProblemException({ status: 409, code: 'already-done', title: 'Already saved', detail });
}
