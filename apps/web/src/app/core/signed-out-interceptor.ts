import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';
import { Lock } from './lock.js';
import { problemOf } from './problem-presenter.js';
import { SignInState } from './sign-in-state.js';

/** The server ends a sign-in or locks it on its own clock; the screen follows at the next answer. */
export const signedOutInterceptor: HttpInterceptorFn = (request, next) => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  const lock = inject(Lock);
  return next(request).pipe(
    tap({
      error: (failure: unknown) => {
        if (!(failure instanceof HttpErrorResponse) || signIn.view() === null) return;
        const { code } = problemOf(failure);
        if (code === 'locked') lock.hide();
        if (code === 'second-factor-required') return void leadToSetup(signIn, router);
        if (failure.status !== 401 || code !== 'not-signed-in') return;
        signIn.forget();
        lock.reveal();
        void router.navigate(['/sign-in'], { queryParams: { next: router.url } });
      },
    }),
  );
};

/** The clinic began to ask for a second factor while the person was signed in. */
function leadToSetup(signIn: SignInState, router: Router): Promise<boolean> {
  const view = signIn.view();
  if (view !== null) signIn.accept({ ...view, secondFactorMissing: true });
  return router.navigate(['/second-factor'], { queryParams: { next: router.url } });
}
