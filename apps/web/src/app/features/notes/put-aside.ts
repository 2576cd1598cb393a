import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { TherapyNoteView } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { NoteAutosave } from './note-autosave.js';

const ofDraft = {
  act: 'put-aside',
  open: 'Begun by mistake …',
  ask: 'Put aside this draft for',
  happens:
    'It is owed no more and leaves every list. Its words stay as they are: you can read them, and so can compliance; nobody can go on writing or sign it.',
  why: 'Why it was begun by mistake',
  reason: 'The reason stays with the draft.',
  stay: 'Go on writing',
  do: 'Put aside the draft for',
} as const;

const ofSigned = {
  act: 'entered-in-error',
  open: 'Entered in error …',
  ask: 'Mark as entered in error: the signed note for',
  happens:
    'It leaves lists, thread and search, and is owed again where one was owed. Its words and signatures stay as they are: you, your supervisor and compliance can read them. This cannot be taken back. A single mistake in it is better put right in an addendum.',
  why: 'Why all of it was entered in error',
  reason: 'The reason stays with the note.',
  stay: 'Leave it as it is',
  do: 'Mark as entered in error for',
} as const;

/** A draft begun by mistake, or a signed note entered in error, is put aside with a reason. What is on screen is saved first: nothing typed is lost. */
@Component({
  selector: 'kat-put-aside',
  imports: [Button, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <button type="button" kat-button kind="quiet" icon="ban" aria-haspopup="dialog" (click)="isAsking.set(true)">{{ words().open }}</button>
    @if (isAsking()) {
      <kat-dialog [heading]="words().ask + ' ' + note().patient.name + '?'" (closed)="isAsking.set(false)">
        <form class="kat-form" id="put-aside" novalidate (submit)="send($event)">
          <p>{{ words().happens }}</p>
          <kat-field
            [label]="words().why"
            [help]="'For instance: another patient’s chart was open. ' + words().reason"
            [error]="isTried() && reason().trim() === '' ? 'Say why, so that whoever asks later understands.' : null"
          >
            <textarea katInput rows="3" maxlength="1000" [value]="reason()" (input)="reason.set(given.value)" #given></textarea>
          </kat-field>
          @if (sending.problem(); as failed) {
            <kat-problem [problem]="failed" />
          }
        </form>
        <button katDialogActions type="button" kat-button kind="quiet" (click)="isAsking.set(false)">{{ words().stay }}</button>
        <button katDialogActions kat-button kind="primary" form="put-aside" [busy]="sending.busy() || saving?.busy()">
          {{ words().do }} {{ note().patient.name }}
        </button>
      </kat-dialog>
    }
  `,
})
export class PutAside {
  readonly note = input.required<TherapyNoteView>();
  readonly putAside = output<TherapyNoteView>();
  protected readonly words = computed(() => (this.note().state === 'draft' ? ofDraft : ofSigned));
  /** None where a note is read, not written. */
  protected readonly saving = inject(NoteAutosave, { optional: true });
  protected readonly sending = submission();
  protected readonly isAsking = signal(false);
  protected readonly isTried = signal(false);
  protected readonly reason = signal('');
  private readonly id = crypto.randomUUID();

  constructor() {
    keepsDraft<string>({
      name: () => `note-put-aside ${this.note().id}`,
      typed: () => (this.reason() === '' ? null : this.reason()),
      restore: (reason) => this.reason.set(reason),
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.reason().trim() === '') return;
    // Words that cannot be saved stay on screen, where the editor says why.
    if (this.saving !== null && !(await this.saving.save())) return this.isAsking.set(false);
    const address = `/api/v1/therapy-notes/${this.note().id}/${this.words().act}`;
    const answer = await this.sending.post<TherapyNoteView>(address, { id: this.id, reason: this.reason() });
    if (!answer.ok) return;
    this.reason.set('');
    this.isAsking.set(false);
    this.putAside.emit(answer.value);
  }
}
