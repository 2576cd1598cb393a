import { Component, input, output, signal } from '@angular/core';
import type { TherapyNoteView } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** What is typed of an addendum, under the id it will be sent with: sent again after a crash it is the same one. */
interface Typed {
  readonly id: string;
  readonly text: string;
  readonly eventAt: string;
}

const nothing = (): Typed => ({ id: crypto.randomUUID(), text: '', eventAt: '' });

/** Something that is added below a signed note. */
@Component({
  selector: 'kat-addendum-form',
  imports: [Button, Field, FieldInput, ProblemPanel],
  template: `
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    <form class="kat-card kat-form" novalidate (submit)="add($event)">
      <h2>Add an addendum</h2>
      <kat-field
        label="Addendum"
        help="It stands below the note under your name. The signed words stay as they are."
        [error]="isTried() && typed().text.trim() === '' ? 'Write what is to be added.' : null"
      >
        <textarea
          katInput
          class="words"
          rows="4"
          maxlength="8000"
          [value]="typed().text"
          (input)="type({ text: words.value })"
          #words
        ></textarea>
      </kat-field>
      <kat-field label="When it happened, on this device’s clock" optional help="More than a day ago is marked as a late entry.">
        <input katInput type="datetime-local" [value]="typed().eventAt" (input)="type({ eventAt: at.value })" #at />
      </kat-field>
      <button kat-button icon="signature" [busy]="sending.busy()">Sign addendum for {{ note().patient.name }}</button>
    </form>
  `,
  styleUrl: './signed-note.css',
})
export class AddendumForm {
  readonly note = input.required<TherapyNoteView>();
  readonly added = output<TherapyNoteView>();
  protected readonly sending = submission();
  protected readonly typed = signal(nothing());
  protected readonly isTried = signal(false);

  constructor() {
    keepsDraft<Typed>({
      name: () => `addendum ${this.note().id}`,
      typed: () => (this.typed().text === '' && this.typed().eventAt === '' ? null : this.typed()),
      restore: (typed) => this.typed.set(typed),
    });
  }

  protected type(part: Partial<Typed>): void {
    this.typed.update((typed) => ({ ...typed, ...part }));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const { id, text, eventAt } = this.typed();
    this.isTried.set(text.trim() === '');
    if (this.isTried()) return;
    const body = { id, text, eventAt: eventAt === '' ? null : new Date(eventAt).toISOString() };
    const answer = await this.sending.post<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}/addenda`, body);
    if (!answer.ok) return;
    this.typed.set(nothing());
    this.added.emit(answer.value);
  }
}
