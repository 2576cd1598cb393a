import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { problemOf } from './problem-presenter.js';

/** Signing, ordering and witnessing ask once more who is there. The dialog of the shell answers; here is only the question. */
@Service()
export class StepUp {
  private readonly question = signal<{ readonly answer: (confirmed: boolean) => void; readonly asked: Promise<boolean> } | null>(null);
  readonly pending = this.question.asReadonly();

  /** True once the person has confirmed. Requests that meet the question together share one answer. */
  ask(): Promise<boolean> {
    const open = this.question();
    if (open !== null) return open.asked;
    let answer: (confirmed: boolean) => void = () => undefined;
    const asked = new Promise<boolean>((resolve) => (answer = resolve));
    this.question.set({ answer, asked });
    return asked;
  }

  settle(confirmed: boolean): void {
    const open = this.question();
    this.question.set(null);
    open?.answer(confirmed);
  }
}

/** Repeats a request after the person has confirmed; the headers, and with them the idempotency key, stay as they were. */
export const stepUpInterceptor: HttpInterceptorFn = (request, next) => {
  const stepUp = inject(StepUp);
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (!(failure instanceof HttpErrorResponse) || problemOf(failure).code !== 'step-up-needed') return throwError(() => failure);
      return from(stepUp.ask()).pipe(switchMap((confirmed) => (confirmed ? next(request) : throwError(() => failure))));
    }),
  );
};
