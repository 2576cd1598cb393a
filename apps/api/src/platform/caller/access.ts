import { SetMetadata, createParamDecorator, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@sojourn/domain';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';

export interface AccessRule {
  /** What the caller must be allowed to do; `signed-in` is enough for one's own matters; `anyone` needs no sign-in. */
  readonly permission: Permission | 'signed-in' | 'anyone';
  /** The name of the act in the audit trail, e.g. `patient.register`. */
  readonly action: string;
  readonly stepUp: boolean;
  /** Whether the request runs in one clinic transaction with its audit entry; a stream does not. */
  readonly transaction: boolean;
  /** A question sent by POST so that no name stands in a URL: it changes nothing and needs no key. */
  readonly isQuestion: boolean;
  /** What it writes bears its own keys, known for ever: a repetition finds them, and no answer is remembered for it. */
  readonly hasOwnKeys: boolean;
  /** Open also to a person who still has to set up the second factor that the clinic asks for. */
  readonly beforeSecondFactor: boolean;
}

export const ACCESS_RULE = 'access-rule';

/** Every route carries one: a route without it stops the start. */
export function Access(
  permission: AccessRule['permission'],
  action: string,
  options: Partial<Pick<AccessRule, 'stepUp' | 'transaction' | 'isQuestion' | 'hasOwnKeys' | 'beforeSecondFactor'>> = {},
): CustomDecorator {
  const rule: AccessRule = {
    permission,
    action,
    stepUp: options.stepUp ?? false,
    transaction: options.transaction ?? permission !== 'anyone',
    isQuestion: options.isQuestion ?? false,
    hasOwnKeys: options.hasOwnKeys ?? false,
    beforeSecondFactor: options.beforeSecondFactor ?? false,
  };
  return SetMetadata(ACCESS_RULE, rule);
}

export interface RequestWithCaller extends FastifyRequest {
  caller?: Caller;
}

/** The signed-in caller, as the guard found it. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (caller === undefined) throw new Error('A route that takes a caller must not be open to anyone');
  return caller;
});
