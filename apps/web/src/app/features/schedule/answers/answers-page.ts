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

const wishes = {
  id: 'waiting-heading',
  heading: 'Asks for another time',
  detail: 'The visit stands until somebody moves or cancels it. Moving it answers the request by itself.',
  nobody: 'Nobody waits for another time.',
};
const late = {
  id: 'late-heading',
  heading: 'Cancelled late',
  detail: 'Somebody rings, or leaves it as it is. Nothing is charged by it.',
  nobody: 'No late cancellation waits for anybody.',
};

/** What patients said to their visits by link: first the wishes for another time and the late cancellations that somebody has to take up, then everything else. */
@Component({
  selector: 'kat-answers-page',
  imports: [AnswerLine, AppointmentSheet, EmptyState, Loading, PageHeader, ProblemPanel],
  templateUrl: './answers-page.html',
  styleUrl: '../../../ui/list-page.css',
})
export default class AnswersPage {
  protected readonly answers = httpResource<PatientAnswerItem[]>(() => '/api/v1/schedule/answers');
  protected readonly problem = computed(() => (this.answers.error() === undefined ? null : problemOf(this.answers.error())));
  private readonly all = computed(() => (this.answers.hasValue() ? this.answers.value() : []));
  private readonly open = computed(() => this.all().filter(isAnswerOpen).toReversed());
  /** What somebody has to take up: wishes for another time, then late cancellations. */
  protected readonly owed = computed(() => [
    { ...wishes, answers: this.open().filter(({ isLate }) => !isLate) },
    { ...late, answers: this.open().filter(({ isLate }) => isLate) },
  ]);
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
