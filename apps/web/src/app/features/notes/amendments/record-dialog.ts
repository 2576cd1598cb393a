import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AmendmentRequestView, NoteListItem } from '@sojourn/domain';
import { dateInZone } from '../../../core/clinic-time.js';
import { Clock } from '../../../core/clock.js';
import { keepsDraft } from '../../../core/outbox/draft.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { submission } from '../../../core/submission.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { aboutWords } from './request-words.js';

/** Takes in what the patient asks to have changed: when it came, what it is about, and the words themselves. */
@Component({
  selector: 'kat-record-dialog',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Record a request to amend" (closed)="closed.emit()">
      <form class="kat-form" id="record-request" novalidate (submit)="record($event)">
        <kat-field
          label="Received on"
          help="The clinic has 60 days from this day to answer."
          [error]="isTried() && !isDayKnown() ? 'Give the day on which it came, today at the latest.' : null"
        >
          <input katInput type="date" [max]="today()" [value]="receivedOn()" (input)="receivedOn.set(day.value)" #day />
        </kat-field>
        @if (noteId() === null && notes().length > 0) {
          <kat-field label="About">
            <select katInput (change)="chosen.set(about.value)" #about>
              <option value="">The record in general</option>
              @for (note of notes(); track note.id) {
                <option [value]="note.id" [selected]="note.id === chosen()">{{ aboutWords(note) }}</option>
              }
            </select>
          </kat-field>
        }
        <kat-field
          label="The patient’s own words"
          help="As they were written or said: nothing is shortened or corrected."
          [error]="isTried() && words().trim() === '' ? 'Write down what the patient asks.' : null"
        >
          <textarea katInput rows="5" maxlength="8000" [value]="words()" (input)="words.set(said.value)" #said></textarea>
        </kat-field>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" form="record-request" [busy]="sending.busy()">Record the request</button>
    </kat-dialog>
  `,
})
export class RecordDialog {
  readonly patientId = input.required<string>();
  readonly noteId = input.required<string | null>();
  readonly notes = input.required<readonly NoteListItem[]>();
  readonly recorded = output<AmendmentRequestView>();
  readonly closed = output<void>();
  private readonly clock = inject(Clock);
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly today = computed(() => dateInZone(this.clock.now(), this.signIn.zone()));
  protected readonly receivedOn = signal('');
  protected readonly chosen = signal('');
  protected readonly words = signal('');
  protected readonly isTried = signal(false);
  protected readonly isDayKnown = computed(() => this.receivedOn() !== '' && this.receivedOn() <= this.today());
  protected readonly aboutWords = aboutWords;
  private readonly id = crypto.randomUUID();

  constructor() {
    keepsDraft<string>({
      name: () => `amendment-request ${this.noteId() ?? this.patientId()}`,
      typed: () => (this.words() === '' ? null : this.words()),
      restore: (words) => this.words.set(words),
    });
  }

  protected async record(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (!this.isDayKnown() || this.words().trim() === '') return;
    const noteId = this.noteId() ?? (this.chosen() === '' ? null : this.chosen());
    const command = { id: this.id, noteId, receivedOn: this.receivedOn(), words: this.words() };
    const answer = await this.sending.post<AmendmentRequestView>(`/api/v1/patients/${this.patientId()}/amendment-requests`, command);
    if (!answer.ok) return;
    this.words.set('');
    this.recorded.emit(answer.value);
  }
}
