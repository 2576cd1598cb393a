import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import type { RiskEventView } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { RiskSummary } from './risk-summary.js';

/** Every risk event of the clinic that still needs somebody, what is due first at the top. */
@Component({
  selector: 'kat-risk-events-page',
  imports: [EmptyState, Loading, PageHeader, ProblemPanel, RiskSummary],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Risk" detail="What still needs somebody: to take on, to sign, or to call." />
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="events.reload()" />
      } @else if (events.hasValue()) {
        @for (event of events.value(); track event.id) {
          <kat-risk-summary class="kat-card" [event]="event" />
        } @empty {
          <div class="kat-card"><kat-empty-state icon="circle-check" sentence="No open risk event in this clinic." /></div>
        }
      } @else {
        <kat-loading label="Looking for open risk events" [lines]="4" />
      }
    </div>
  `,
})
export default class RiskEventsPage {
  protected readonly events = httpResource<RiskEventView[]>(() => '/api/v1/risk-events');
  protected readonly problem = computed(() => (this.events.error() === undefined ? null : problemOf(this.events.error())));

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.events, inject(DestroyRef));
  }
}
