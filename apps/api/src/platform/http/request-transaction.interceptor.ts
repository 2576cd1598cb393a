import { HttpException, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { hasDoor } from '@sojourn/domain';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, from, type Observable } from 'rxjs';
import { AuditTrail, type AuditedAct } from '../audit-trail/audit-trail.js';
import { ACCESS_RULE, type AccessRule, type RequestWithCaller } from '../caller/access.js';
import type { Caller } from '../caller/caller.js';
import { ChartDoor } from '../caller/chart-door.js';
import { Database } from '../database/database.js';
import type { RequestContext } from '../database/request-context.js';
import { ChartClosed } from './chart-closed.js';
import { idempotencyKey } from './idempotency.js';
import { IdempotentAnswers } from './idempotent-answers.js';

/** A request's work is one transaction: clinic set, key claimed, work done, audit written, committed; then other screens are told. */
@Injectable()
export class RequestTransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly auditTrail: AuditTrail,
    private readonly answers: IdempotentAnswers,
    private readonly door: ChartDoor,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rule = this.reflector.get<AccessRule>(ACCESS_RULE, context.getHandler());
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    if (!rule.transaction || request.caller === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.run(request.caller, rule, request, reply, next));
  }

  private async run(
    caller: Caller,
    rule: AccessRule,
    request: RequestWithCaller,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    try {
      return await this.database.within(caller, async (context) => {
        const key = rule.isQuestion ? undefined : idempotencyKey(request);
        const isClaimed = key !== undefined && !rule.hasOwnKeys;
        const said = isClaimed ? await this.answer(context, key, { request, reply }, next) : await answerOf(next);
        await this.pass(context, rule);
        if (!context.isAudited) await this.audit(context, rule.action);
        return said;
      });
    } catch (error) {
      await this.auditTrail.writeApart(caller, { action: rule.action, ...failedAct(error) }).catch(() => undefined);
      throw error;
    }
  }

  /** What was read or written about a patient leaves the transaction only by the door of that chart; a denial takes everything back. */
  private async pass({ caller, patientId, also }: RequestContext, { permission }: AccessRule): Promise<void> {
    if (!caller.isBoundToOwnPatients || permission === 'signed-in' || permission === 'anyone' || !hasDoor(permission)) return;
    const patientIds = [patientId, ...also.map((one) => one.patientId)].filter((id) => id !== null);
    const closed = patientIds.length === 0 ? null : await this.door.closedTo(caller, patientIds);
    if (closed !== null) throw new ChartClosed(closed);
  }

  private async audit({ caller, entityId, patientId, reason, also }: RequestContext, action: string): Promise<void> {
    for (const about of [{ entityId, patientId }, ...also])
      await this.auditTrail.write(this.database.of(caller), caller, { action, outcome: 'done', ...about, reason });
  }

  private async answer(context: RequestContext, key: string, { request, reply }: Exchange, next: CallHandler): Promise<unknown> {
    const data = this.database.of(context.caller);
    const earlier = await this.answers.claim(data, context.caller, key, request);
    if (earlier !== undefined) {
      void reply.status(earlier.status).header('Idempotent-Replayed', 'true');
      return earlier.answer ?? undefined;
    }
    const answer = await answerOf(next);
    await this.answers.remember(data, context.caller, key, { status: reply.statusCode, answer });
    return answer;
  }
}

function failedAct(error: unknown): Pick<AuditedAct, 'outcome' | 'patientId'> {
  if (error instanceof ChartClosed) return { outcome: 'denied', patientId: error.patientId };
  return { outcome: error instanceof HttpException && error.getStatus() < 500 ? 'refused' : 'failed' };
}

interface Exchange {
  readonly request: RequestWithCaller;
  readonly reply: FastifyReply;
}

function answerOf(next: CallHandler): Promise<unknown> {
  return lastValueFrom(next.handle(), { defaultValue: undefined });
}
