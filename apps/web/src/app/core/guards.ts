import { inject } from '@angular/core';
import { RedirectCommand, Router, type ActivatedRouteSnapshot, type CanActivateChildFn, type CanActivateFn } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { OwnSignIn } from './own-sign-in.js';
import { PatientsHands } from './patients-hands.js';
import { SignInState } from './sign-in-state.js';
import { tabletToken } from './tablet-token.js';

/** Lets a signed-in person pass; others go to sign-in and come back afterwards. What a patient who holds the device opens stands behind the lock. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  const [hands, own] = [inject(PatientsHands), inject(OwnSignIn)];
  const problem = await signIn.known();
  if (problem !== null) return new RedirectCommand(router.parseUrl('/unreachable'), { skipLocationChange: true });
  const queryParams = state.url === '/' ? {} : { next: state.url };
  const view = signIn.view();
  if (view === null && tabletToken() !== null) return router.parseUrl('/waiting-room');
  if (view === null) return router.createUrlTree(['/sign-in'], { queryParams });
  if (hands.hold() && !state.url.startsWith('/tablet/')) await own.lock();
  return !view.secondFactorMissing || router.createUrlTree(['/second-factor'], { queryParams });
};

/** The page that sets up the second factor is for those who must before they may do anything else. */
export const lacksSecondFactor: CanActivateFn = async () => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  await signIn.known();
  return (signIn.view()?.secondFactorMissing ?? false) || router.parseUrl('/');
};

/** The sign-in page is for those who are not signed in; on a waiting-room tablet, for staff who ask for it there. */
export const signedOut: CanActivateFn = async (route) => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  await signIn.known();
  if (signIn.view() !== null) return router.parseUrl('/');
  return tabletToken() === null || route.queryParamMap.has('staff') || router.parseUrl('/waiting-room');
};

/** Opens a route only with the permission its data names. "Not there" and "not yours" look the same. */
export const permitted: CanActivateChildFn = (route) => {
  const permission = permissionOf(route);
  if (permission === null || inject(SignInState).may(permission)) return true;
  return new RedirectCommand(inject(Router).parseUrl('/not-here'), { skipLocationChange: true });
};

function permissionOf(route: ActivatedRouteSnapshot): Permission | null {
  return (route.data['permission'] as Permission | undefined) ?? null;
}
