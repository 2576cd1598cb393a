import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseProblem } from './database-problems.js';
import { ProblemException, type Problem } from './problem.js';

type Answer = Omit<Problem, 'type' | 'requestId'>;

const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  413: 'Too large',
  429: 'Too many requests',
};
const codes: Record<number, string> = {
  400: 'invalid',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
};

const fault: Answer = {
  status: 500,
  code: 'fault',
  title: 'Something went wrong on our side',
  detail: 'Nothing was saved. Try again; if it happens again, tell your administrator the request number.',
};

/** Every error leaves as RFC 9457 problem details: no stack, no SQL, no values. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerOf(error);
    if (answer.status >= 500) this.logger.error({ requestId: request.id, code: answer.code, kind: kindOf(error) });
    const problem: Problem = { type: `/problems/${answer.code}`, ...answer, requestId: request.id };
    if (answer.status === 503) void reply.header('Retry-After', '2');
    void reply.status(answer.status).header('Cache-Control', 'no-store').type('application/problem+json').send(problem);
  }
}

function answerOf(error: unknown): Answer {
  if (error instanceof ProblemException) return error.problem;
  if (error instanceof HttpException) return ofStatus(error.getStatus(), 'The request was not accepted. Nothing was saved.');
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return ofStatus(status, 'The request could not be read. Nothing was saved.');
  return databaseProblem(error) ?? fault;
}

function ofStatus(status: number, detail: string): Answer {
  if (status >= 500) return { ...fault, status };
  return { status, code: codes[status] ?? 'refused', title: titles[status] ?? 'Refused', detail };
}

/** The class of a fault and the first line of our own code it came from: never its message, which may hold a patient's words. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const state: unknown = Reflect.get(Object(Reflect.get(error, 'driverError')), 'code');
  const place = error.stack
    ?.split('\n')
    .find((line) => line.includes('/apps/api/'))
    ?.trim();
  return [error.name, state, place].filter(Boolean).join(' ');
}
