import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { instantFromMs, isTabletBusy, silentMinutes, type SiteHoursView, type TabletView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';

const looksAgainMs = 15_000;

/** The tablets of the waiting rooms: which stand ready, when each was last heard, and the way to take one out of use. */
@Component({
  selector: 'kat-tablets-list',
  imports: [Button, ClinicTime, EmptyState, Loading, ProblemPanel],
  templateUrl: './tablets-list.html',
  styleUrl: './tablets-list.css',
})
export class TabletsList {
  readonly sites = input.required<readonly SiteHoursView[]>();
  private readonly clock = inject(Clock);
  protected readonly mayKeep = inject(SignInState).may('tablets.keep');
  protected readonly sending = submission();
  protected readonly tablets = httpResource<TabletView[]>(() => '/api/v1/waiting-room-tablets');
  protected readonly problem = computed(() => (this.tablets.error() === undefined ? null : problemOf(this.tablets.error())));

  constructor() {
    const [live, destroyed] = [inject(LiveFeed), inject(DestroyRef)];
    live.reloads('tablet', this.tablets, destroyed);
    live.looksAgain(this.tablets, looksAgainMs, destroyed);
  }

  protected standing(tablet: TabletView): string {
    if (tablet.hasLapsed) return 'Not used for so long that it opens nothing any more';
    const minutes = silentMinutes(tablet, instantFromMs(Math.round(this.clock.now())));
    if (minutes > 0) return 'Does not answer';
    return isTabletBusy(tablet) ? 'With a patient' : 'Stands ready';
  }

  protected siteOf({ siteId }: TabletView): string {
    return this.sites().length > 1 ? (this.sites().find(({ id }) => id === siteId)?.name ?? '') : '';
  }

  protected async revoke({ id }: TabletView): Promise<void> {
    await this.sending.delete<TabletView[]>(`/api/v1/waiting-room-tablets/${id}`);
    this.tablets.reload();
  }
}
