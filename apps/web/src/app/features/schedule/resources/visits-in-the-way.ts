import { HttpParams, httpResource } from '@angular/common/http';
import { Component, DestroyRef, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isCovered, instant, type Span, type VisitsInTheWayView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { Banner } from '../../../ui/banner.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { isMovable } from '../schedule-words.js';

/** What is asked: a stretch in which a person, a thing or a site is not there. */
export interface TimeAway {
  readonly from: string;
  readonly until: string;
  readonly resource?: string;
  readonly site?: string;
}

/** The booked visits that a leave, a maintenance or a holiday hits, each with the way to move it. */
@Component({
  selector: 'kat-visits-in-the-way',
  imports: [Banner, ClinicTime, ProblemPanel, RouterLink],
  template: `
    @if (problem(); as failed) {
      <kat-problem [problem]="failed" canRetry (retried)="visits.reload()" />
    } @else if (hit().length > 0) {
      <kat-banner tone="caution" [heading]="heading()">
        <ul aria-label="Visits in this time">
          @for (visit of hit(); track visit.id) {
            <li>
              <span>{{ visit.startsAt | clinicTime: 'date-time' }} {{ visit.patientName }}, {{ visit.title }}</span>
              @if (visit.isMovable) {
                <a
                  routerLink="/schedule"
                  [queryParams]="{ on: visit.on, moving: visit.id }"
                  [attr.aria-label]="'Move ' + visit.patientName + ', ' + visit.title"
                  (click)="left.emit()"
                  >Move …</a
                >
              }
            </li>
          }
        </ul>
        @if (further() > 0) {
          <p>{{ further() }} more stand later in this time. Move these first, then look again.</p>
        }
      </kat-banner>
    } @else if (visits.hasValue() && !isQuiet()) {
      <p class="meta" role="status">No visit is booked in this time.</p>
    }
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 var(--space-12);
    }

    li a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
    }
  `,
})
export class VisitsInTheWay {
  readonly time = input.required<TimeAway>();
  /** Stretches of the time in which it is open all the same: visits within are not hit. */
  readonly open = input<readonly Span[]>([]);
  /** Nothing is said where nothing is hit. */
  readonly isQuiet = input(false, { transform: booleanAttribute });
  readonly left = output<void>();
  protected readonly visits = httpResource<VisitsInTheWayView>(
    () => `/api/v1/schedule/visits-in-the-way?${new HttpParams({ fromObject: { ...this.time() } })}`,
  );
  protected readonly problem = computed(() => (this.visits.error() === undefined ? null : problemOf(this.visits.error())));
  protected readonly hit = computed(() =>
    (this.visits.hasValue() ? this.visits.value().visits : [])
      .filter(({ startsAt, endsAt }) => !isCovered({ startsAt: instant(startsAt), endsAt: instant(endsAt) }, this.open()))
      .map((visit) => ({ ...visit, isMovable: isMovable(visit.state) })),
  );
  /** What the answer leaves out, because nobody works through so many at once. */
  protected readonly further = computed(() => {
    if (!this.visits.hasValue()) return 0;
    const { visits, total } = this.visits.value();
    return total - visits.length;
  });
  protected readonly heading = computed(() => {
    const count = this.hit().length + this.further();
    return count === 1 ? 'One visit stands in this time' : `${count} visits stand in this time`;
  });

  constructor() {
    inject(LiveFeed).reloads('schedule', this.visits, inject(DestroyRef));
  }
}
