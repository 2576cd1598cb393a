import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { DosingSessionView, EntryAnswer, Unmet } from '@sojourn/domain';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../problem-presenter.js';
import type { Delivery, OutboxItem, Refused } from './outbox-item.js';

const most = 100;

/** Sends what waits, in the order it was written: facts of one session together, a step alone. An entry's id makes sending it twice harmless. */
@Service()
export class OutboxWire {
  private readonly http = inject(HttpClient);

  /** Stops at the first thing nobody answered: what follows may depend on it. */
  async send(items: readonly OutboxItem[], hear: (deliveries: readonly Delivery[]) => Promise<void>): Promise<boolean> {
    for (const batch of batchesOf(items)) {
      const deliveries = await this.sendBatch(batch);
      await hear(deliveries);
      if (deliveries.some(({ state }) => state === 'later')) return false;
    }
    return true;
  }

  private async sendBatch(batch: readonly OutboxItem[], openedAs: string | null = null): Promise<readonly Delivery[]> {
    const [first] = batch;
    if (first === undefined) return [];
    const [path, body] =
      first.door === 'step'
        ? (['steps', { entry: first.entry }] as const)
        : (['entries', { entries: batch.map(({ entry }) => entry), wereKeptOnDevice: true }] as const);
    const headers = { 'Idempotency-Key': batch.length === 1 ? first.entry.id : crypto.randomUUID() };
    try {
      const url = `/api/v1/dosing-sessions/${openedAs ?? first.sessionId}/${path}`;
      const answer = await firstValueFrom(this.http.post<readonly EntryAnswer[] | object>(url, body, { headers }));
      return batch.map((item) => deliveryOf(item, Array.isArray(answer) ? (answer as readonly EntryAnswer[]) : []));
    } catch (failure) {
      if (problemOf(failure).status !== 404 || openedAs !== null) return this.failed(batch, failure);
      return this.opensFirst(batch, first.sessionId, failure);
    }
  }

  /**
   * A session that was begun here while the server was away bears its appointment's id, and is opened there before anything goes into it. A
   * colleague may have opened it under another id: then it all goes there. Who may not open it waits for somebody who may.
   */
  private async opensFirst(batch: readonly OutboxItem[], appointmentId: string, failure: unknown): Promise<readonly Delivery[]> {
    try {
      const body = { id: appointmentId, appointmentId };
      const { session } = await firstValueFrom(this.http.post<DosingSessionView>('/api/v1/dosing-sessions', body));
      return await this.sendBatch(batch, session.id);
    } catch (refusal) {
      const isCertain = [404, 409, 422].includes(problemOf(refusal).status);
      return isCertain ? this.failed(batch, failure) : batch.map(({ entry }) => ({ entryId: entry.id, state: 'later' }));
    }
  }

  /** Of several that were turned away together each is asked alone: one of them must not hold up the others. */
  private async failed(batch: readonly OutboxItem[], failure: unknown): Promise<readonly Delivery[]> {
    const refused = refusedBy(failure);
    if (refused === null) return batch.map(({ entry }) => ({ entryId: entry.id, state: 'later' }));
    if (batch.length === 1) return batch.map(({ entry }) => ({ entryId: entry.id, state: 'refused', refused }));
    const deliveries: Delivery[] = [];
    for (const item of batch) deliveries.push(...(await this.sendBatch([item])));
    return deliveries;
  }
}

/** Consecutive facts of one session, up to a hundred; every step by itself. */
function batchesOf(items: readonly OutboxItem[]): readonly (readonly OutboxItem[])[] {
  const batches: OutboxItem[][] = [];
  for (const item of items) {
    const last = batches.at(-1);
    if (last !== undefined && fits(item, last)) last.push(item);
    else batches.push([item]);
  }
  return batches;
}

function fits({ door, sessionId }: OutboxItem, batch: readonly OutboxItem[]): boolean {
  return door === 'record' && batch.length < most && batch[0]?.door === 'record' && batch[0].sessionId === sessionId;
}

function deliveryOf({ entry }: OutboxItem, answers: readonly EntryAnswer[]): Delivery {
  const answer = answers.find(({ id }) => id === entry.id);
  if (answer?.status !== 'refused') return { entryId: entry.id, state: 'arrived' };
  return { entryId: entry.id, state: 'refused', refused: { happened: 'The record did not take this entry.', refusals: answer.refusals } };
}

/** Null where trying again later may succeed: no answer, a busy server, a lock, a sign-in that ended. */
function refusedBy(failure: unknown): Refused | null {
  const problem = problemOf(failure);
  const isLater = problem.status === 0 || problem.status >= 500 || [401, 408, 425, 429].includes(problem.status);
  if (isLater || ['locked', 'second-factor-required', 'step-up-needed'].includes(problem.code)) return null;
  const fields = problem.fields.map(({ code, message }) => ({ code: code ?? 'field', message }));
  return { happened: problem.happened, refusals: [...refusalsIn(failure), ...fields] };
}

function refusalsIn(failure: unknown): readonly Unmet[] {
  if (!(failure instanceof HttpErrorResponse)) return [];
  const body = failure.error as { readonly facts?: { readonly refusals?: readonly Unmet[] } } | null;
  return body?.facts?.refusals ?? [];
}
