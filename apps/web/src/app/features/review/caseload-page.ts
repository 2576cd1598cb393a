import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { caseloadReasons, defaultCaseloadPolicy, type CaseloadReason, type CaseloadView } from '@sojourn/domain';
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
  'integration-due': 'Integration due',
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
      } @else if (view(); as shownView) {
        <kat-segmented-choice label="Reasons shown" labelHidden [choices]="choices()" [(value)]="reason" />
        @if (hidden() > 0) {
          <kat-banner tone="info">
            Only “{{ reasonWords() }}” is shown;
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
        @if (further() > 0) {
          <div class="kat-row">
            <button type="button" kat-button [busy]="caseload.isLoading()" (click)="more()">Show more</button>
            <p class="meta">{{ shown().length }} of {{ shown().length + further() }} lines are shown.</p>
          </div>
        }
        <p class="meta">
          {{
            shownView.isWholeClinic
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
  protected readonly reason = signal<CaseloadReason | 'all' | null>('all');
  /** The one reason that is shown; null while all are. */
  protected readonly one = computed(() => (this.reason() === 'all' ? null : this.reason()) as CaseloadReason | null);
  protected readonly most = linkedSignal({ source: this.reason, computation: () => defaultCaseloadPolicy.linesAtOnce });
  protected readonly caseload = httpResource<CaseloadView>(() => {
    const reason = this.reason();
    return `/api/v1/review/caseload?most=${this.most()}${reason === null || reason === 'all' ? '' : `&reason=${reason}`}`;
  });
  protected readonly problem = computed(() => (this.caseload.error() === undefined ? null : problemOf(this.caseload.error())));
  /** What was there stays on the screen while the next lines come. */
  protected readonly view = linkedSignal<CaseloadView | undefined, CaseloadView | null>({
    source: () => (this.caseload.hasValue() ? this.caseload.value() : undefined),
    computation: (newest, before) => newest ?? before?.value ?? null,
  });
  protected readonly shown = computed(() => {
    const rows = this.view()?.rows ?? [];
    return this.one() === null ? rows : rows.filter(({ reason }) => reason === this.one());
  });
  private readonly count = (reason: CaseloadReason): number => this.view()?.counts[reason] ?? 0;
  private readonly all = computed(() => caseloadReasons.reduce((sum, reason) => sum + this.count(reason), 0));
  private readonly wanted = computed(() => {
    const one = this.one();
    return one === null ? this.all() : this.count(one);
  });
  protected readonly reasonWords = computed(() => {
    const one = this.one();
    return one === null ? '' : words[one];
  });
  protected readonly hidden = computed(() => this.all() - this.wanted());
  protected readonly further = computed(() => this.wanted() - this.shown().length);
  /** Reasons with how many lines each has; a reason nobody has is not offered. */
  protected readonly choices = computed(() => {
    const found = caseloadReasons.filter((reason) => this.count(reason) > 0);
    const every = { value: 'all' as CaseloadReason | 'all', label: `All (${this.all()})` };
    return [
      every,
      ...found.map((reason) => ({ value: reason as CaseloadReason | 'all', label: `${words[reason]} (${this.count(reason)})` })),
    ];
  });

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    for (const topic of ['risk-event', 'measure', 'note', 'session'] as const) feed.reloads(topic, this.caseload, destroyRef);
  }

  protected more(): void {
    this.most.update((most) => most + defaultCaseloadPolicy.linesAtOnce);
  }
}
