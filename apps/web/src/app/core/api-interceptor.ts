import { HttpErrorResponse, HttpResponse, type HttpEvent, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Clock } from './clock.js';
import { Connectivity } from './connectivity.js';
import { deviceId } from './device-storage.js';

/** One key per request object: the same request sent again, after a step-up or by `retry`, carries the same key. */
const keys = new WeakMap<HttpRequest<unknown>, string>();

/** Names the application and the device, makes every write idempotent, and learns the server's time from every answer. */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const clock = inject(Clock);
  const connectivity = inject(Connectivity);
  return next(request.clone({ setHeaders: headersFor(request) })).pipe(
    tap({
      next: (event) => hear(event, clock, connectivity),
      error: (failure: unknown) => {
        if (failure instanceof HttpErrorResponse && failure.status === 0) connectivity.unanswered();
        else hear(failure, clock, connectivity);
      },
    }),
  );
};

function headersFor(request: HttpRequest<unknown>): Record<string, string> {
  const named = { 'X-Sojourn': '1', 'X-Device': deviceId() };
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.has('Idempotency-Key')) return named;
  const key = keys.get(request) ?? crypto.randomUUID();
  keys.set(request, key);
  return { ...named, 'Idempotency-Key': key };
}

function hear(answer: HttpEvent<unknown> | unknown, clock: Clock, connectivity: Connectivity): void {
  if (!(answer instanceof HttpResponse || answer instanceof HttpErrorResponse)) return;
  connectivity.heard();
  clock.hearServer(answer.headers.get('Date'));
}
