import { Component, computed, signal } from '@angular/core';
import type { PatientAnswer, PatientAnswerKind, VisitAnswered, VisitAtLinkView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { CrisisHelp } from '../../ui/crisis-help.js';
import { Mark } from '../../ui/mark.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { BirthDateForm, isRefusedLink } from './birth-date-form.js';
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
  imports: [BirthDateForm, Button, CrisisHelp, Mark, ProblemPanel, VisitAnswerForm],
  templateUrl: './visit-page.html',
  styleUrls: ['../../ui/calm.css', '../../ui/calm-page.css'],
})
export default class VisitPage {
  /** What stands behind #: it never travels to a server in an address. */
  private readonly token = decodeURIComponent(location.hash.slice(1));
  protected readonly opening = submission();
  protected readonly sending = submission();
  protected readonly birthDate = signal<string | null>(null);
  protected readonly view = signal<VisitAtLinkView | null>(null);
  protected readonly answering = signal<PatientAnswerKind | null>(null);
  private readonly answered = signal<VisitAnswered | null>(null);
  protected readonly arrived = computed(() => {
    const answered = this.answered();
    return answered === null ? null : arrivedWords(answered);
  });
  protected readonly choices = computed(() => (this.view()?.possible ?? []).map((kind) => ({ kind, label: choiceWords[kind] })));
  protected readonly isRefusedLink = isRefusedLink;
  protected readonly notOpened =
    'This page does not open with this link and birth date. The link may have been used already, or have run out; nothing was changed now. Check the date, or call your clinic.';

  protected async open(): Promise<void> {
    const answer = await this.opening.post<VisitAtLinkView>('/api/v1/portal/visit/opening', {
      token: this.token,
      birthDate: this.birthDate(),
    });
    if (answer.ok) this.view.set(answer.value);
  }

  protected choose(kind: PatientAnswerKind | null): void {
    this.sending.forgetProblem();
    this.answering.set(kind);
  }

  protected async send(answer: PatientAnswer): Promise<void> {
    const command = { token: this.token, birthDate: this.birthDate(), answer };
    const reply = await this.sending.post<VisitAnswered>('/api/v1/portal/visit/answer', command);
    if (reply.ok) this.answered.set(reply.value);
  }
}
