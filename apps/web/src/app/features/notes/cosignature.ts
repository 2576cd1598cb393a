import { Component, input, output, signal } from '@angular/core';
import { signingStatements, type TherapyNoteView } from '@sojourn/domain';
import { keepsDraft } from '../../core/outbox/draft.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** The supervisor signs what the author signed, or sends it back and says what is missing. */
@Component({
  selector: 'kat-cosignature',
  imports: [Button, Field, FieldInput, ProblemPanel],
  template: `
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
    <section class="kat-card" aria-labelledby="cosign-heading">
      <h2 id="cosign-heading">Your co-signature</h2>
      <p>{{ statement }}</p>
      <button type="button" kat-button kind="primary" icon="signature" [busy]="sending.busy()" (click)="cosign()">
        Co-sign note for {{ note().patient.name }}
      </button>
      <kat-field
        label="Or say what is missing"
        [error]="isTried() && comments().trim() === '' ? 'Say what is missing, so that it can be written.' : null"
      >
        <textarea katInput rows="3" maxlength="4000" [value]="comments()" (input)="comments.set(missing.value)" #missing></textarea>
      </kat-field>
      <button type="button" kat-button icon="undo-2" [busy]="sending.busy()" (click)="sendBack()">
        Return to {{ note().author.name }}
      </button>
    </section>
  `,
  styleUrl: './signed-note.css',
})
export class Cosignature {
  readonly note = input.required<TherapyNoteView>();
  readonly answered = output<TherapyNoteView>();
  protected readonly sending = submission();
  protected readonly comments = signal('');
  protected readonly isTried = signal(false);
  protected readonly statement = signingStatements.cosign;
  private readonly answerId = crypto.randomUUID();

  constructor() {
    keepsDraft<string>({
      name: () => `note-return ${this.note().id}`,
      typed: () => (this.comments() === '' ? null : this.comments()),
      restore: (comments) => this.comments.set(comments),
    });
  }

  protected async cosign(): Promise<void> {
    await this.send('cosignature', { id: this.answerId, version: this.note().version });
  }

  protected async sendBack(): Promise<void> {
    this.isTried.set(this.comments().trim() === '');
    if (!this.isTried()) await this.send('return', { id: this.answerId, comments: this.comments() });
  }

  private async send(act: string, body: object): Promise<void> {
    const answer = await this.sending.post<TherapyNoteView>(`/api/v1/therapy-notes/${this.note().id}/${act}`, body);
    if (!answer.ok) return;
    this.comments.set('');
    this.answered.emit(answer.value);
  }
}
