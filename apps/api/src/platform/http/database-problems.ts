import { QueryFailedError } from 'typeorm';
import type { Problem } from './problem.js';

type Answer = Omit<Problem, 'type' | 'requestId'>;

const taken = {
  status: 409,
  code: 'already-taken',
  title: 'Already taken',
  detail: 'Someone else saved this first. Nothing of yours was changed: look at the newest state and try again.',
};
const busy = { status: 503, code: 'busy', title: 'Busy', detail: 'The record is busy. Nothing was saved yet; try again in a moment.' };
const unknownReference = {
  status: 422,
  code: 'unknown-reference',
  title: 'Unknown reference',
  detail: 'The request names something that does not exist in this clinic. Nothing was saved.',
};
const outOfRange = {
  status: 422,
  code: 'out-of-range',
  title: 'Out of range',
  detail: 'A value is outside what the record can hold. Nothing was saved.',
};

const byState: Record<string, Answer> = {
  '23P01': {
    ...taken,
    code: 'overlap',
    title: 'Overlapping booking',
    detail: 'A person, room or pump is already booked at that time. Nothing was booked.',
  },
  '23505': taken,
  '23503': unknownReference,
  '23514': outOfRange,
  '22003': outOfRange,
  '40P01': busy,
  '40001': busy,
  '55P03': busy,
  '57014': busy,
  '53300': busy,
  '57P03': busy,
};

/** The pool's own words when every connection was in use for too long; it gives them no code. */
const allConnectionsTaken = 'timeout exceeded when trying to connect';

/** What a database error means to the person who asked; undefined for a fault of ours. Neither SQL nor values leave this function. */
export function databaseProblem(error: unknown): Answer | undefined {
  if (error instanceof Error && error.message === allConnectionsTaken) return busy;
  if (isOutOfReach(error)) return busy;
  if (!(error instanceof QueryFailedError)) return undefined;
  const state: unknown = Reflect.get(error.driverError ?? {}, 'code');
  return typeof state === 'string' ? byState[state] : undefined;
}

/** No connection was free in time, or the database went away: whoever asks again in a moment is served. */
function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = String(Reflect.get(error, 'code') ?? '');
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|53300|57P0\d)$/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}
