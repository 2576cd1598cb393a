import { Component, computed, inject } from '@angular/core';
import { Clock } from '../core/clock.js';
import { inZone } from '../core/clinic-time.js';
import { Connectivity } from '../core/connectivity.js';
import { LiveFeed } from '../core/live-feed.js';
import { SignInState } from '../core/sign-in-state.js';
import { Chip } from '../ui/chip.js';

/** After ten minutes without a connection, quiet turns to caution. */
const patienceMs = 10 * 60_000;

/** Whether what the screen shows is renewed by itself, and since when not. */
@Component({
  selector: 'kat-live-badge',
  imports: [Chip],
  template: `
    <span role="status">
      <kat-chip [tone]="state().tone" [icon]="state().icon">{{ state().words }}</kat-chip>
    </span>
  `,
})
export class LiveBadge {
  private readonly live = inject(LiveFeed);
  private readonly connectivity = inject(Connectivity);
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly state = computed(() => {
    if (this.live.live() && this.connectivity.reachable()) return { tone: 'ok', icon: 'circle-check', words: 'Up to date' } as const;
    const since = this.live.staleSince() ?? (this.connectivity.reachable() ? null : (this.connectivity.lastHeardAt() ?? this.clock.now()));
    if (since === null) return { tone: 'neutral', icon: 'refresh-cw', words: 'Connecting' } as const;
    const words = `As of ${inZone(since, this.signIn.zone(), 'time')}`;
    return this.clock.now() - since > patienceMs
      ? ({ tone: 'caution', icon: 'wifi-off', words: `${words}, not connected` } as const)
      : ({ tone: 'neutral', icon: 'wifi-off', words } as const);
  });
}
