import { inject } from '@angular/core';
import { RedirectCommand, Router, type ActivatedRouteSnapshot, type CanActivateChildFn, type CanActivateFn } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { SignInState } from './sign-in-state.js';

/** Lets a signed-in person pass; others go to sign-in and come back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  const problem = await signIn.known();
  if (problem !== null) return new RedirectCommand(router.parseUrl('/unreachable'), { skipLocationChange: true });
  return signIn.view() !== null || router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } });
};

/** The sign-in page is for those who are not signed in. */
export const signedOut: CanActivateFn = async () => {
  const signIn = inject(SignInState);
  const router = inject(Router);
  await signIn.known();
  return signIn.view() === null || router.parseUrl('/');
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
