import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, switchMap, tap, throwError, timer } from 'rxjs';
import { Lock } from './lock.js';
import { problemOf } from './problem-presenter.js';
import { SignInState } from './sign-in-state.js';

/** Whoever proves again who they are gets a new token; a request that was under way with the one from before is sent once more. */
const newTokenMs = 300;

/** The server ends a sign-in or locks it on its own clock; the screen follows at the next answer. */
export const signedOutInterceptor: HttpInterceptorFn = (request, next) => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  const lock = inject(Lock);
  return next(request).pipe(
    catchError((failure: unknown) =>
      isSignedOut(failure) && signIn.view() !== null ? timer(newTokenMs).pipe(switchMap(() => next(request))) : throwError(() => failure),
    ),
    tap({
      error: (failure: unknown) => {
        if (!(failure instanceof HttpErrorResponse) || signIn.view() === null) return;
        const { code } = problemOf(failure);
        if (code === 'locked') lock.hide();
        if (code === 'second-factor-required') return void leadToSetup(signIn, router);
        if (!isSignedOut(failure)) return;
        signIn.forget();
        lock.reveal();
        void router.navigate(['/sign-in'], { queryParams: { next: router.url } });
      },
    }),
  );
};

function isSignedOut(failure: unknown): boolean {
  return failure instanceof HttpErrorResponse && failure.status === 401 && problemOf(failure).code === 'not-signed-in';
}

/** The clinic began to ask for a second factor while the person was signed in. */
function leadToSetup(signIn: SignInState, router: Router): Promise<boolean> {
  const view = signIn.view();
  if (view !== null) signIn.accept({ ...view, secondFactorMissing: true });
  return router.navigate(['/second-factor'], { queryParams: { next: router.url } });
}
