import { HttpErrorResponse } from '@angular/common/http';
import type { Problem, ProblemField } from '../ui/problem.js';

/** Turns whatever a request failed with into words. Texts of the server are shown as they are: it writes them for people. */
export function problemOf(failure: unknown): Problem {
  if (!(failure instanceof HttpErrorResponse)) return fault;
  if (failure.status === 0) return unreachable;
  const details = membersOf(failure.error);
  const told = textOf(details['detail']);
  const known = details['code'] === 'chart-closed' ? chartClosed : wordsFor(failure.status, told);
  return {
    ...known,
    status: failure.status,
    code: textOf(details['code']) ?? known.code,
    happened: told ?? textOf(details['title']) ?? known.happened,
    fields: fieldsOf(details['errors']),
    retryAfterSeconds: secondsOf(membersOf(details['facts'])['retryAfterSeconds'] ?? details['retryAfterSeconds']),
    requestId: textOf(details['requestId']),
  };
}

/** The message for one field, where the server named it. Example: `fieldMessage(problem, 'birthDate')`. */
export function fieldMessage(problem: Problem | null, path: string): string | null {
  return problem?.fields.find((field) => field.path === path)?.message ?? null;
}

type Words = Pick<Problem, 'code' | 'happened' | 'meaning' | 'next'>;

const nothingSaved = 'Nothing was saved.';
const without = { fields: [], retryAfterSeconds: null, requestId: null } as const;

const unreachable: Problem = {
  ...without,
  status: 0,
  code: 'unreachable',
  happened: 'The server did not answer.',
  meaning: 'What is on this screen may be older than the record.',
  next: 'Check the network, then try again.',
};

const fault: Problem = {
  ...without,
  status: 0,
  code: 'screen-fault',
  happened: 'This screen met a fault of its own.',
  meaning: 'What was saved before is safe.',
  next: 'Reload the page. If it happens again, tell whoever looks after this installation.',
};

const byStatus: Record<number, Words> = {
  400: {
    code: 'not-understood',
    happened: 'The server could not read the request.',
    meaning: nothingSaved,
    next: 'Reload the page and try again.',
  },
  401: {
    code: 'not-signed-in',
    happened: 'You are no longer signed in.',
    meaning: nothingSaved,
    next: 'Sign in and do it again.',
  },
  403: {
    code: 'not-permitted',
    happened: 'Your role does not open this.',
    meaning: 'Nothing was read or saved.',
    next: 'Ask a clinic manager if you need it for your work.',
  },
  404: {
    code: 'not-found',
    happened: 'There is nothing here that you can see.',
    meaning: 'It does not exist, or it belongs to another clinic.',
    next: 'Go back, or search for it.',
  },
  409: {
    code: 'conflict',
    happened: 'Something changed in the meantime.',
    meaning: nothingSaved,
    next: 'Look at the present state, then decide again.',
  },
  412: {
    code: 'changed-meanwhile',
    happened: 'Someone else changed this while you were editing.',
    meaning: nothingSaved,
    next: 'Reload to see the change, then enter yours again.',
  },
  422: {
    code: 'refused',
    happened: 'This was refused.',
    meaning: nothingSaved,
    next: 'Correct what is named and try again.',
  },
  429: {
    code: 'too-many-attempts',
    happened: 'Too many attempts.',
    meaning: 'Attempts are slowed down to protect the account.',
    next: 'Wait a moment, then try again.',
  },
  503: {
    code: 'busy',
    happened: 'The record is busy.',
    meaning: nothingSaved,
    next: 'Try again in a moment; trying again does not save anything twice.',
  },
};

/** The server says what is asked for; the way to it is the dialog that was left. */
const chartClosed: Words = {
  code: 'chart-closed',
  happened: 'This chart is not open to you.',
  meaning: 'Nothing was read or saved.',
  next: 'Try again, and you are asked for your reason.',
};

const serverFault: Words = {
  code: 'server-fault',
  happened: 'The server met a fault.',
  meaning: 'It is not certain whether this was saved; trying again does not save it twice.',
  next: 'Try again. If it happens again, pass on the reference below.',
};

const refused: Words = {
  code: 'refused',
  happened: 'The server refused this.',
  meaning: nothingSaved,
  next: 'Look at what is asked, then try again.',
};

/** A refusal that the server explains itself, in more than one sentence, needs none of ours. */
function wordsFor(status: number, told: string | null): Words {
  const words = byStatus[status] ?? (status >= 500 ? serverFault : refused);
  return status < 500 && told !== null && /[.!?]\s+\S/.test(told) ? { ...words, meaning: '', next: '' } : words;
}

function membersOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? Math.ceil(value) : null;
}

function fieldsOf(value: unknown): readonly ProblemField[] {
  if (!Array.isArray(value)) return [];
  return value.map(membersOf).flatMap((field) => {
    const message = textOf(field['message']);
    return message === null ? [] : [{ path: textOf(field['path']) ?? '', message, code: textOf(field['code']) ?? undefined }];
  });
}
