import { HttpClient } from '@angular/common/http';
import { inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Problem } from '../ui/problem.js';
import { problemOf } from './problem-presenter.js';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface SendOptions {
  readonly ifMatch?: string;
}

/**
 * One command of a form or a button: busy while it is under way, with its problem when it failed. An unanswered command that is sent
 * again unchanged keeps its idempotency key, so pressing "Save" twice on a bad line saves once.
 */
export class Submission {
  private readonly sending = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private unanswered: { readonly what: string; readonly key: string } | null = null;
  readonly busy = this.sending.asReadonly();
  readonly problem = this.failure.asReadonly();

  constructor(private readonly http: HttpClient) {}

  post<T>(url: string, body: unknown = {}, options: SendOptions = {}): Promise<Answer<T>> {
    return this.send('POST', url, body, options);
  }

  put<T>(url: string, body: unknown, options: SendOptions = {}): Promise<Answer<T>> {
    return this.send('PUT', url, body, options);
  }

  patch<T>(url: string, body: unknown, options: SendOptions = {}): Promise<Answer<T>> {
    return this.send('PATCH', url, body, options);
  }

  delete<T>(url: string, options: SendOptions = {}): Promise<Answer<T>> {
    return this.send('DELETE', url, undefined, options);
  }

  forgetProblem(): void {
    this.failure.set(null);
  }

  private async send<T>(method: Method, url: string, body: unknown, options: SendOptions): Promise<Answer<T>> {
    const what = JSON.stringify([method, url, body]);
    const key = this.unanswered?.what === what ? this.unanswered.key : crypto.randomUUID();
    this.unanswered = { what, key };
    this.sending.set(true);
    this.failure.set(null);
    const headers = { 'Idempotency-Key': key, ...(options.ifMatch === undefined ? {} : { 'If-Match': options.ifMatch }) };
    try {
      const value = await firstValueFrom(this.http.request<T>(method, url, { body, headers }));
      this.unanswered = null;
      return { ok: true, value };
    } catch (failure) {
      // The one place where a failed request becomes a value that a screen can show.
      const problem = problemOf(failure);
      if (problem.status > 0 && problem.status < 500) this.unanswered = null;
      this.failure.set(problem);
      return { ok: false, problem };
    } finally {
      this.sending.set(false);
    }
  }
}

/** A submission that belongs to the component or service that asks for it. Call it in a field initialiser. */
export function submission(): Submission {
  return new Submission(inject(HttpClient));
}
