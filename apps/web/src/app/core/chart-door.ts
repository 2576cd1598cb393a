import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { catchError, filter, from, switchMap, throwError } from 'rxjs';

interface Question {
  readonly patientId: string;
  readonly asked: Promise<boolean>;
  readonly answer: (opened: boolean) => void;
}

/** A chart that is not one's own opens by a reason. The dialog of the shell takes it; here is only the question. */
@Service()
export class ChartDoor {
  private readonly question = signal<Question | null>(null);
  /** Charts that the person left closed: not asked about again until they go somewhere or press something. */
  private readonly leftClosed = new Set<string>();
  readonly pending = this.question.asReadonly();

  constructor() {
    const leaving = inject(Router).events.pipe(filter((event) => event instanceof NavigationStart));
    leaving.subscribe(() => this.leftClosed.clear());
    // Before the press does its work: "Try again" asks again, and "Leave it closed" leaves it so.
    inject(DOCUMENT).addEventListener('click', () => this.leftClosed.clear(), { capture: true });
  }

  /** True once the chart is open. Requests that meet the same door together share one answer. */
  ask(patientId: string): Promise<boolean> {
    const open = this.question();
    if (open?.patientId === patientId) return open.asked;
    if (open !== null || this.leftClosed.has(patientId)) return Promise.resolve(false);
    let answer: (opened: boolean) => void = () => undefined;
    const asked = new Promise<boolean>((resolve) => (answer = resolve));
    this.question.set({ patientId, asked, answer });
    return asked;
  }

  settle(opened: boolean): void {
    const open = this.question();
    this.question.set(null);
    if (open !== null && !opened) this.leftClosed.add(open.patientId);
    open?.answer(opened);
  }
}

/** Repeats a request once its chart is open; the headers, and with them the idempotency key, stay as they were. */
export const chartDoorInterceptor: HttpInterceptorFn = (request, next) => {
  const door = inject(ChartDoor);
  return next(request).pipe(
    catchError((failure: unknown) => {
      const patientId = closedChartOf(failure);
      if (patientId === null) return throwError(() => failure);
      return from(door.ask(patientId)).pipe(switchMap((opened) => (opened ? next(request) : throwError(() => failure))));
    }),
  );
};

function closedChartOf(failure: unknown): string | null {
  if (!(failure instanceof HttpErrorResponse) || failure.status !== 403) return null;
  const { code, facts } = (failure.error ?? {}) as { code?: unknown; facts?: { patientId?: unknown } };
  return code === 'chart-closed' && typeof facts?.patientId === 'string' ? facts.patientId : null;
}
