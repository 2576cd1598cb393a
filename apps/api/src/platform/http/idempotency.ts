import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller/caller.js';
import type { ClinicData } from '../database/database.js';
import { ProblemException } from './problem.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export interface RememberedAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/** The client's key for this write. Undefined for reads. Throws a problem where a write has none. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  if (!writes.has(request.method)) return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && uuid.test(key)) return key.toLowerCase();
  const detail = 'A write needs an Idempotency-Key header with a UUID, so that sending it twice is harmless. Nothing was saved.';
  throw new ProblemException({ status: 400, code: 'idempotency-key-needed', title: 'Idempotency-Key needed', detail });
}

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
}

/**
 * Claims the key in the request's transaction; a request with the same key that is still running is waited for.
 * Answers what was said the first time if this is a repetition; throws 409 when the key was used for something else.
 */
export async function claimKey(
  data: ClinicData,
  caller: Caller,
  key: string,
  request: FastifyRequest,
): Promise<RememberedAnswer | undefined> {
  const hash = hashOf(request);
  const claimed = await data.query(
    `INSERT INTO idempotent_request (clinic_id, key, staff_member_id, request_hash, at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT DO NOTHING RETURNING key`,
    [caller.clinicId, key, caller.staffMemberId, hash],
  );
  if (claimed.length > 0) return undefined;
  const [earlier] = await data.query<{ staff_member_id: string; request_hash: string; status: number; answer: unknown }>(
    `SELECT staff_member_id, request_hash, status, answer FROM idempotent_request WHERE clinic_id = $1 AND key = $2`,
    [caller.clinicId, key],
  );
  if (earlier?.request_hash === hash && earlier.staff_member_id === caller.staffMemberId) return earlier;
  const detail = 'This Idempotency-Key was used for another request. Nothing was saved: send the change again with a new key.';
  throw new ProblemException({ status: 409, code: 'key-used-differently', title: 'Key already used', detail });
}

export async function rememberAnswer(data: ClinicData, caller: Caller, key: string, said: RememberedAnswer): Promise<void> {
  await data.query(`UPDATE idempotent_request SET status = $3, answer = $4 WHERE clinic_id = $1 AND key = $2`, [
    caller.clinicId,
    key,
    said.status,
    JSON.stringify(said.answer ?? null),
  ]);
}
