import { Component, computed, signal } from '@angular/core';
import type { PatientAnswer, PatientAnswerKind, VisitAnswered, VisitAtLinkView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CalmPage } from '../../ui/calm-page.js';
import { BirthDateForm, linkDoesNotOpen } from './birth-date-form.js';
import { LinkDoor } from './link-door.js';
import { LinkProblem } from './link-problem.js';
import { VisitAnswerForm } from './visit-answer-form.js';
import { arrivedWords } from './visit-words.js';

const choiceWords: Record<PatientAnswerKind, string> = {
  confirm: 'I will come',
  'ask-to-move': 'I need another time',
  cancel: 'I cannot come',
};

/** A patient's own visit, by the link of a reminder: when it is, and one answer. It asks nothing of a device but this page. */
@Component({
  selector: 'kat-visit-page',
  imports: [BirthDateForm, Button, CalmPage, LinkProblem, VisitAnswerForm],
  templateUrl: './visit-page.html',
  styleUrl: '../../ui/calm.css',
})
export default class VisitPage {
  protected readonly door = new LinkDoor<VisitAtLinkView>('/api/v1/portal/visit/opening');
  protected readonly sending = submission();
  protected readonly answering = signal<PatientAnswerKind | null>(null);
  private readonly answered = signal<VisitAnswered | null>(null);
  protected readonly arrived = computed(() => {
    const answered = this.answered();
    return answered === null ? null : arrivedWords(answered);
  });
  protected readonly choices = computed(() => (this.door.view()?.possible ?? []).map((kind) => ({ kind, label: choiceWords[kind] })));
  protected readonly linkDoesNotOpen = linkDoesNotOpen;

  protected choose(kind: PatientAnswerKind | null): void {
    this.sending.forgetProblem();
    this.answering.set(kind);
  }

  protected async send(answer: PatientAnswer): Promise<void> {
    const command = { ...this.door.proof(), answer };
    const reply = await this.sending.post<VisitAnswered>('/api/v1/portal/visit/answer', command);
    if (reply.ok) this.answered.set(reply.value);
  }
}
