import type { FastifyRequest } from 'fastify';
import { ProblemException } from './problem.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The client's key for this write. Undefined for reads. Throws a problem where a write has none. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  if (!writes.has(request.method)) return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && uuid.test(key)) return key.toLowerCase();
  const detail = 'A write needs an Idempotency-Key header with a UUID, so that sending it twice is harmless. Nothing was saved.';
  throw new ProblemException({ status: 400, code: 'idempotency-key-needed', title: 'Idempotency-Key needed', detail });
}
