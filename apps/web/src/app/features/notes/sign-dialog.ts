import { Component, computed, input, output } from '@angular/core';
import { signingStatements, type TherapyNoteView } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { noteTypeWords } from './note-words.js';

/** What the author states by signing, and what can no longer be done afterwards. */
@Component({
  selector: 'kat-sign-dialog',
  imports: [Button, Dialog],
  template: `
    <kat-dialog [heading]="'Sign the ' + typeWords() + ' for ' + note().patient.name + '?'" (closed)="closed.emit()">
      <div class="kat-form">
        <p>{{ statement }}</p>
        <p>After signing nobody can change it, you included. What comes later is an addendum.</p>
        @if (note().supervisor; as supervisor) {
          <p>It then waits for the co-signature of {{ supervisor.name }}.</p>
        }
      </div>
      <div class="kat-row" katDialogActions>
        <button type="button" kat-button kind="quiet" (click)="closed.emit()">Go on writing</button>
        <button type="button" kat-button kind="primary" icon="signature" [busy]="busy()" (click)="agreed.emit()">
          Sign note for {{ note().patient.name }}
        </button>
      </div>
    </kat-dialog>
  `,
})
export class SignDialog {
  readonly note = input.required<TherapyNoteView>();
  readonly busy = input(false);
  readonly agreed = output();
  readonly closed = output();
  protected readonly statement = signingStatements.sign;
  protected readonly typeWords = computed(() => noteTypeWords(this.note().draft.noteType).toLowerCase());
}
