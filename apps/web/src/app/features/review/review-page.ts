import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewNote, TreatmentReviewView } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { SessionFactsTable } from '../../ui/session-facts.js';
import { AlignedSessions } from './aligned/aligned-sessions.js';
import { ThisDose } from './aligned/this-dose.js';
import { ReviewedSession } from './review-session.js';

/** The whole treatment on one page: a row for each session, the notes beneath, and the thread from intention to practice. */
@Component({
  selector: 'kat-review-page',
  imports: [
    AlignedSessions,
    Banner,
    Button,
    ClinicTime,
    EmptyState,
    Loading,
    PageHeader,
    ProblemPanel,
    ReviewedSession,
    RouterLink,
    SessionFactsTable,
    ThisDose,
  ],
  templateUrl: './review-page.html',
  styles: `
    section,
    ol {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-12);
      min-width: 0;
    }

    .words {
      max-width: 68ch;
      font-size: 17px;
      line-height: 26px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .waiting {
      min-height: 420px;
    }

    .meta {
      color: var(--muted);
      font: var(--type-meta);
    }
  `,
})
export default class ReviewPage {
  readonly patientId = input.required<string>();
  /** From the address: the one course to look at; every session without it. */
  readonly course = input<string>();
  protected readonly signIn = inject(SignInState);
  protected readonly review = httpResource<TreatmentReviewView>(() => `/api/v1/review/patients/${this.patientId()}`);
  protected readonly problem = computed(() => (this.review.error() === undefined ? null : problemOf(this.review.error())));
  protected readonly courseId = computed(() => this.course() ?? null);
  protected readonly sessions = computed(() => {
    const all = this.review.hasValue() ? this.review.value().sessions : [];
    return all.filter(({ course }) => this.courseId() === null || course?.id === this.courseId());
  });
  protected readonly glances = computed(() => this.sessions().flatMap(({ glance }) => glance ?? []));
  protected readonly facts = computed(() => this.sessions().map(({ facts }) => facts));
  /** Intention, insight and practice in the order they were written; a note that says none of them is not in the thread. */
  protected readonly thread = computed(() => (this.review.hasValue() ? this.review.value().notes.flatMap(stepsOf) : []));

  constructor() {
    const [feed, destroyRef] = [inject(LiveFeed), inject(DestroyRef)];
    feed.reloads('note', this.review, destroyRef);
    feed.reloads('session', this.review, destroyRef);
  }

  protected notesOf(noteIds: readonly string[]): readonly ReviewNote[] {
    return this.review.hasValue() ? this.review.value().notes.filter(({ id }) => noteIds.includes(id)) : [];
  }

  protected print(): void {
    globalThis.print();
  }
}

function stepsOf({ id, signedAt, sections, commitments }: ReviewNote) {
  const said = [
    { word: 'Intention', text: sections['intentions'] ?? '' },
    { word: 'Insight', text: sections['insights'] ?? '' },
    ...commitments.map(({ practice, frequency }) => ({
      word: 'Practice',
      text: `${practice}${frequency === null ? '' : `, ${frequency}`}`,
    })),
  ];
  return said.filter(({ text }) => text.trim() !== '').map(({ word, text }) => ({ noteId: id, signedAt, word, text }));
}
