import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo } from '@sojourn/domain';
import { AuditTrail } from '../audit-trail/audit-trail.js';
import { ProblemException } from '../http/problem.js';
import { ACCESS_RULE, type AccessRule, type RequestWithCaller } from './access.js';
import type { Caller } from './caller.js';
import { CallerSource } from './caller-source.js';

const notSignedIn = {
  status: 401,
  code: 'not-signed-in',
  title: 'Not signed in',
  detail: 'You are signed out. Sign in again; what you typed stays on this screen.',
};
const locked = {
  status: 401,
  code: 'locked',
  title: 'Locked',
  detail: 'This screen is locked. Unlock it with your password or PIN; nothing was lost.',
};
const notAllowed = {
  status: 403,
  code: 'not-allowed',
  title: 'Not allowed',
  detail: 'Your role does not include this. Nothing was changed; ask a colleague whose role does.',
};
const stepUpNeeded = {
  status: 403,
  code: 'step-up-needed',
  title: 'Confirm it is you',
  detail: 'This needs your password or code again. Nothing was signed yet.',
};
const secondFactorRequired = {
  status: 403,
  code: 'second-factor-required',
  title: 'Set up your second factor first',
  detail: 'This clinic asks everyone for a second factor, and you have none yet. Set it up first; nothing was changed.',
};
const forged = {
  status: 403,
  code: 'cross-site',
  title: 'Refused',
  detail: 'The request did not come from this application. Nothing was changed.',
};

type Refused = typeof notAllowed;

/** Default deny: no rule, no entry. Every denial of a known person is audited. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerSource,
    private readonly auditTrail: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === undefined) throw new ProblemException(notAllowed);
    if (isForged(request)) throw new ProblemException(forged);
    if (rule.permission === 'anyone') return true;
    const found = await this.callers.find(request);
    if (found.status !== 'signed-in') throw new ProblemException(found.status === 'locked' ? locked : notSignedIn);
    await this.check(found.caller, rule);
    request.caller = found.caller;
    return true;
  }

  private async check(caller: Caller, rule: AccessRule): Promise<void> {
    const refusal = refusalOf(caller, rule);
    if (refusal === undefined) return;
    await this.auditTrail.writeApart(caller, { action: rule.action, outcome: 'denied' });
    throw new ProblemException(refusal);
  }
}

function refusalOf(caller: Caller, rule: AccessRule): Refused | undefined {
  if (caller.lacksSecondFactor && !rule.beforeSecondFactor) return secondFactorRequired;
  if (!isAllowed(caller, rule.permission)) return notAllowed;
  return rule.stepUp && !caller.isSteppedUp ? stepUpNeeded : undefined;
}

function isAllowed(caller: Caller, permission: AccessRule['permission']): boolean {
  return permission === 'signed-in' || (permission !== 'anyone' && mayDo(caller.roles, permission));
}

/** A change needs a header that another site cannot send, our own or a device's bearer, and must not come from another site. */
function isForged(request: RequestWithCaller): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  const isOwn = request.headers['x-sojourn'] === '1' || request.headers.authorization?.startsWith('Bearer ') === true;
  return !isOwn || site === 'cross-site';
}
