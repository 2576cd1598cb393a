import { Service, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission } from '@sojourn/domain';
import { routeOf } from '../core/landing.js';
import { SignInState } from '../core/sign-in-state.js';
import type { IconName } from '../ui/icon-names.js';

interface Destination {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
}

const rail: readonly Destination[] = [
  { path: 'today', label: 'Today', icon: 'sunrise' },
  { path: 'schedule', label: 'Schedule', icon: 'calendar-days' },
  { path: 'patients', label: 'Patients', icon: 'users-round' },
  { path: 'sessions', label: 'Sessions', icon: 'activity' },
  { path: 'outcomes', label: 'Outcomes', icon: 'chart-line' },
  { path: 'analytics', label: 'Figures', icon: 'chart-column' },
  { path: 'inventory', label: 'Inventory', icon: 'package' },
  { path: 'clinic', label: 'Clinic', icon: 'building-2' },
];

/** Places that are reached from within others, and by name from the command menu. */
const others: readonly Destination[] = [
  { path: 'notes', label: 'Notes due', icon: 'file-pen' },
  { path: 'messages', label: 'Messages', icon: 'mail' },
  { path: 'monitors', label: 'Monitors', icon: 'activity' },
  { path: 'chart-openings', label: 'Opened charts', icon: 'lock-open' },
];

/** The destinations that exist as routes and that this person may open. A door nobody may open is not drawn. */
@Service()
export class Destinations {
  private readonly router = inject(Router);
  private readonly signIn = inject(SignInState);
  readonly open = computed(() => rail.filter(({ path }) => this.opens(path)));
  readonly named = computed(() => [...this.open(), ...others.filter(({ path }) => this.opens(path))]);

  private opens(path: string): boolean {
    const route = routeOf(this.router.config, path);
    if (route === null) return false;
    const permission = (route.data?.['permission'] ?? null) as Permission | null;
    return permission === null || this.signIn.may(permission);
  }
}
