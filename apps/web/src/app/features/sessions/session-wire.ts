import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DosingSessionView, EntryAnswer, SessionEntry, Unmet } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../core/problem-presenter.js';
import type { Problem } from '../../ui/problem.js';

/**
 * What became of an entry. `isCertain` is false when nobody answered: it may be in the record, and sending the same entry again is safe.
 * `refusals` are the rules that stood in the way, each with its words and whether a prescriber may set it aside.
 */
export type RoomAnswer =
  | { readonly ok: true; readonly entryId: string | null }
  | { readonly ok: false; readonly problem: Problem; readonly refusals: readonly Unmet[]; readonly isCertain: boolean };

/** The commands of one dosing session as requests. The entry's own id is the key that makes them idempotent. */
@Injectable()
export class SessionWire {
  private readonly http = inject(HttpClient);

  record(sessionId: string, entry: SessionEntry): Promise<RoomAnswer> {
    return answered(async () => {
      const answers = await this.send<EntryAnswer[]>('POST', `${sessionId}/entries`, { entries: [entry] }, entry.id);
      const refusals = answers.flatMap(({ status, refusals: found }) => (status === 'refused' ? found : []));
      return refusals.length === 0 ? { ok: true, entryId: entry.id } : notKept(refusals);
    });
  }

  step(sessionId: string, entry: SessionEntry): Promise<RoomAnswer> {
    return answered(async () => {
      await this.send<DosingSessionView>('POST', `${sessionId}/steps`, { entry }, entry.id);
      return { ok: true, entryId: entry.id };
    });
  }

  holdLease(sessionId: string): Promise<RoomAnswer> {
    return answered(async () => {
      await this.send<DosingSessionView>('PUT', `${sessionId}/lease`, {}, crypto.randomUUID());
      return { ok: true, entryId: null };
    });
  }

  private send<T>(method: string, path: string, body: unknown, key: string): Promise<T> {
    return firstValueFrom(this.http.request<T>(method, `/api/v1/dosing-sessions/${path}`, { body, headers: { 'Idempotency-Key': key } }));
  }
}

/** The one place where a failed request becomes an answer a screen can show. */
async function answered(request: () => Promise<RoomAnswer>): Promise<RoomAnswer> {
  try {
    return await request();
  } catch (failure) {
    const problem = problemOf(failure);
    return { ok: false, problem, refusals: refusalsIn(failure), isCertain: problem.status > 0 && problem.status < 500 };
  }
}

/** What a decoder or the server found wrong with an entry, as a problem to show beside what was typed. */
export function notKept(refusals: readonly (Pick<Unmet, 'code' | 'message'> & { readonly path?: string })[]): RoomAnswer {
  const fields = refusals.map(({ code, message, path }) => ({ code, message, path: path ?? '' }));
  const problem: Problem = {
    ...{
      status: 422,
      code: 'not-kept',
      happened: 'This could not be kept.',
      meaning: 'It is not in the record; what you wrote is still here.',
    },
    ...{ next: 'Correct what is named and save again.', fields, retryAfterSeconds: null, requestId: null },
  };
  return { ok: false, problem, refusals, isCertain: true };
}

function refusalsIn(failure: unknown): readonly Unmet[] {
  if (!(failure instanceof HttpErrorResponse)) return [];
  const body = failure.error as { readonly facts?: { readonly refusals?: readonly Unmet[] } } | null;
  return body?.facts?.refusals ?? [];
}
