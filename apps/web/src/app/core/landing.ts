import { inject } from '@angular/core';
import { Router, type RedirectFunction, type Route } from '@angular/router';
import type { Role } from '@sojourn/domain';
import { SignInState } from './sign-in-state.js';

const schedulers: readonly Role[] = ['clinic-manager', 'front-desk'];

/** Who works at a bedside lands on Today; who only plans the clinic lands on the schedule. Source: design system §10. */
export const landing: RedirectFunction = () => {
  const roles = inject(SignInState).view()?.roles ?? [];
  const plansOnly = roles.length > 0 && roles.every((role) => schedulers.includes(role));
  return plansOnly && isRouted(inject(Router).config, 'schedule') ? '/schedule' : '/today';
};

function isRouted(config: readonly Route[], path: string): boolean {
  return routeOf(config, path) !== null;
}

/** The route of a destination, wherever it hangs in the tree; null while its feature does not exist. */
export function routeOf(config: readonly Route[], path: string): Route | null {
  for (const route of config) {
    if (route.path === path) return route;
    const inside = routeOf(route.children ?? [], path);
    if (inside !== null) return inside;
  }
  return null;
}
