import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { caseloadReasons, type CaseloadReason, type CaseloadView } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';

const words: Record<CaseloadReason, string> = {
  'risk-open': 'Risk open',
  deteriorating: 'Getting worse',
  'not-responding': 'Not responding',
  'dropped-out': 'Stays away',
  'check-in-overdue': 'Check-in missed',
  'note-due': 'Note due',
};

/** Who needs a look and why; every row leads to where it is done, and a filter says what it hides. */
@Component({
  selector: 'kat-caseload-page',
  imports: [Banner, Button, EmptyState, Loading, PageHeader, ProblemPanel, RouterLink, SegmentedChoice],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Caseload" detail="Who needs a look, and why. Each line leads to where it is done." />
      @if (problem(); as failed) {
        <kat-problem [problem]="failed" canRetry (retried)="caseload.reload()" />
      } @else if (caseload.hasValue()) {
        <kat-segmented-choice label="Reasons shown" labelHidden [choices]="choices()" [(value)]="reason" />
        @if (hidden() > 0) {
          <kat-banner tone="info">
            Only one reason is shown;
            {{ hidden() === 1 ? '1 line of another reason is' : hidden() + ' lines of other reasons are' }} hidden.
            <button katBannerActions type="button" kat-button size="small" (click)="reason.set('all')">Show all</button>
          </kat-banner>
        }
        @if (shown().length === 0) {
          <div class="kat-card"><kat-empty-state icon="circle-check" sentence="Nobody needs a look for this reason." /></div>
        } @else {
          <div class="kat-table-frame" tabindex="0" role="group" aria-label="Caseload, as a table">
            <table class="kat-table">
              <caption class="visually-hidden">
                Caseload
              </caption>
              <thead>
                <tr>
                  <th scope="col">Patient</th>
                  <th scope="col">Reason</th>
                  <th scope="col">What is known</th>
                </tr>
              </thead>
              <tbody>
                @for (row of shown(); track row.id) {
                  <tr>
                    <th scope="row">
                      <a [routerLink]="row.address"
                        ><bdi>{{ row.patient.name }}</bdi></a
                      >
                    </th>
                    <td>{{ words[row.reason] }}</td>
                    <td>{{ row.detail }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        <p class="meta">
          {{
            caseload.value().isWholeClinic
              ? 'Everybody in treatment at this clinic.'
              : 'Courses whose care team you are on, notes that wait for you, and every open risk event. Other courses are not shown.'
          }}
        </p>
      } @else {
        <kat-loading label="Looking through the courses" [lines]="6" />
      }
    </div>
  `,
  styles: `
    a {
      color: var(--primary);
      font-weight: 600;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export default class CaseloadPage {
  protected readonly words = words;
  protected readonly caseload = httpResource<CaseloadView>(() => '/api/v1/review/caseload');
  protected readonly problem = computed(() => (this.caseload.error() === undefined ? null : problemOf(this.caseload.error())));
  protected readonly reason = signal<CaseloadReason | 'all' | null>('all');
  private readonly rows = computed(() => (this.caseload.hasValue() ? this.caseload.value().rows : []));
  protected readonly shown = computed(() => this.rows().filter(({ reason }) => this.reason() === 'all' || reason === this.reason()));
  protected readonly hidden = computed(() => this.rows().length - this.shown().length);
  /** Reasons with how many lines each has; a reason nobody has is not offered. */
  protected readonly choices = computed(() => {
    const count = (reason: CaseloadReason) => this.rows().filter((row) => row.reason === reason).length;
    const found = caseloadReasons.filter((reason) => count(reason) > 0);
    const every = { value: 'all' as CaseloadReason | 'all', label: `All (${this.rows().length})` };
    return [every, ...found.map((reason) => ({ value: reason as CaseloadReason | 'all', label: `${words[reason]} (${count(reason)})` }))];
  });

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['risk-event', 'measure', 'note', 'session'] as const) feed.reloads(topic, this.caseload, destroyRef);
  }
}
