import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { riskByPatient, type RiskEventView } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { RiskGroup } from './risk-group.js';

/** Every risk event of the clinic that still needs somebody, what is due first at the top. */
@Component({
  selector: 'kat-risk-events-page',
  imports: [EmptyState, Loading, PageHeader, ProblemPanel, RiskGroup],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Risk" detail="What still needs somebody: to take on, to sign, or to call." />
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="events.reload()" />
      } @else if (events.hasValue()) {
        @for (group of groups(); track group[0]?.patient?.id) {
          <kat-risk-group [events]="group" />
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

  /** By patient; the patient whose event is due first stands first. */
  protected readonly groups = computed(() => (this.events.hasValue() ? riskByPatient(this.events.value()) : []));

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.events, inject(DestroyRef));
  }
}
