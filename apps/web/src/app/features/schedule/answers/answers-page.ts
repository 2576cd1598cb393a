import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { isAnswerOpen, type PatientAnswerItem } from '@sojourn/domain';
import { LiveFeed } from '../../../core/live-feed.js';
import { problemOf } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { AppointmentSheet } from '../appointment-sheet.js';
import { AnswerLine, type AnswerDecision } from './answer-line.js';

/** What patients said to their visits by link: first the wishes for another time and the late cancellations that somebody has to take up, then everything else. */
@Component({
  selector: 'kat-answers-page',
  imports: [AnswerLine, AppointmentSheet, EmptyState, Loading, PageHeader, ProblemPanel],
  templateUrl: './answers-page.html',
  styleUrl: './answers-page.css',
})
export default class AnswersPage {
  protected readonly answers = httpResource<PatientAnswerItem[]>(() => '/api/v1/schedule/answers');
  protected readonly problem = computed(() => (this.answers.error() === undefined ? null : problemOf(this.answers.error())));
  private readonly all = computed(() => (this.answers.hasValue() ? this.answers.value() : []));
  private readonly open = computed(() => this.all().filter(isAnswerOpen).toReversed());
  protected readonly waiting = computed(() => this.open().filter(({ isLate }) => !isLate));
  protected readonly late = computed(() => this.open().filter(({ isLate }) => isLate));
  protected readonly others = computed(() => this.all().filter((answer) => !isAnswerOpen(answer)));
  protected readonly deciding = submission();
  protected readonly shown = signal<string | null>(null);

  constructor() {
    inject(LiveFeed).reloads('schedule', this.answers, inject(DestroyRef));
  }

  protected async decide({ id, isLate }: PatientAnswerItem, decision: AnswerDecision): Promise<void> {
    const path = isLate ? 'late-cancellations' : 'move-requests';
    const answer = await this.deciding.post<PatientAnswerItem[]>(`/api/v1/${path}/${id}/decision`, { decision });
    if (answer.ok) this.answers.set(answer.value);
    else if (answer.problem.status === 404) this.answers.reload();
  }
}
