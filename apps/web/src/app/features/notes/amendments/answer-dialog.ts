import { Component, computed, input, output, signal } from '@angular/core';
import { denialGrounds, denialGroundWords, type AmendmentRequestView, type NoteListItem } from '@sojourn/domain';
import { keepsDraft } from '../../../core/outbox/draft.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { SegmentedChoice, type Choice } from '../../../ui/segmented-choice.js';
import { aboutWords } from './request-words.js';

type Decision = 'acceptance' | 'denial';

interface Typed {
  readonly decision: Decision | null;
  readonly ground: string;
  readonly text: string;
}

const decisions: readonly Choice<Decision>[] = [
  { value: 'acceptance', label: 'Accept' },
  { value: 'denial', label: 'Deny' },
];

/** Accepts a request with the amendment, or denies it on one of the four grounds with a reason. Either is signed. */
@Component({
  selector: 'kat-answer-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel, SegmentedChoice],
  templateUrl: './answer-dialog.html',
  styleUrl: './amendments.css',
})
export class AnswerDialog {
  readonly request = input.required<AmendmentRequestView>();
  readonly notes = input.required<readonly NoteListItem[]>();
  readonly answered = output<AmendmentRequestView>();
  readonly closed = output<void>();
  protected readonly sending = submission();
  protected readonly decision = signal<Decision | null>(null);
  protected readonly chosen = signal('');
  protected readonly ground = signal('');
  protected readonly text = signal('');
  protected readonly isTried = signal(false);
  protected readonly decisions = decisions;
  protected readonly grounds = denialGrounds;
  protected readonly groundWords = denialGroundWords;
  protected readonly aboutWords = aboutWords;
  protected readonly isOnNote = computed(() => this.request().note !== null || this.chosen() !== '');
  private readonly id = crypto.randomUUID();

  constructor() {
    keepsDraft<Typed>({
      name: () => `amendment-answer ${this.request().id}`,
      typed: () => (this.text() === '' ? null : { decision: this.decision(), ground: this.ground(), text: this.text() }),
      restore: ({ decision, ground, text }) => {
        this.decision.set(decision);
        this.ground.set(ground);
        this.text.set(text);
      },
    });
  }

  protected async answer(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const decision = this.decision();
    if (decision === null || this.text().trim() === '' || (decision === 'denial' && this.ground() === '')) return;
    const noteId = this.chosen() === '' ? null : this.chosen();
    const words = decision === 'acceptance' ? { text: this.text() } : { ground: this.ground(), reason: this.text() };
    const address = `/api/v1/amendment-requests/${this.request().id}/${decision}`;
    const answer = await this.sending.post<AmendmentRequestView>(address, { id: this.id, noteId, ...words });
    if (!answer.ok) return;
    this.text.set('');
    this.answered.emit(answer.value);
  }
}
