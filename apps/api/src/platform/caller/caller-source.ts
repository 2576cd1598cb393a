import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';

export type CallerFound =
  { readonly status: 'signed-in'; readonly caller: Caller } | { readonly status: 'not-signed-in' } | { readonly status: 'locked' };

/** Finds out who is asking. Provided by the sign-in feature; the platform knows no feature. */
export abstract class CallerSource {
  abstract find(request: FastifyRequest): Promise<CallerFound>;
}
