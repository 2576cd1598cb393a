import { Component, computed, inject, input, output, signal } from '@angular/core';
import { sectionsOfNote, type PrintedPaper, type TherapyNoteView } from '@sojourn/domain';
import { PaperDownload } from '../../core/paper-download.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** A letter that quotes sections of a signed note: to whom, how it greets, and what of the note goes out. */
@Component({
  selector: 'kat-letter-dialog',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, ProblemPanel],
  template: `
    <kat-dialog heading="Letter from this note" (closed)="closed.emit()">
      <form class="kat-form" id="letter" novalidate (submit)="write($event)">
        <kat-field
          label="To"
          help="Name and address, a line each."
          [error]="isTried() && recipient().trim() === '' ? 'Say to whom it goes.' : null"
        >
          <textarea katInput rows="3" maxlength="400" [value]="recipient()" (input)="recipient.set(to.value)" #to></textarea>
        </kat-field>
        <kat-field label="Greeting">
          <input katInput type="text" maxlength="120" [value]="greeting()" (input)="greeting.set(hello.value)" #hello />
        </kat-field>
        <fieldset>
          <legend>What of the note goes out</legend>
          @for (section of sections(); track section.id) {
            <kat-checkbox [checked]="chosen().has(section.id)" (checkedChange)="choose(section.id, $event)">{{
              section.label
            }}</kat-checkbox>
          }
          @if (note().sessions.length > 0) {
            <kat-checkbox [checked]="withFacts()" (checkedChange)="withFacts.set($event)">Facts from the session log</kat-checkbox>
          }
          @if (isTried() && chosen().size === 0) {
            <p role="alert">Choose at least one section.</p>
          }
        </fieldset>
        @if (sending.problem(); as failed) {
          <kat-problem [problem]="failed" />
        }
      </form>
      <button katDialogActions type="button" kat-button (click)="closed.emit()">Cancel</button>
      <button katDialogActions kat-button kind="primary" icon="download" form="letter" [busy]="sending.busy()">Make the letter</button>
    </kat-dialog>
  `,
  styles: `
    fieldset {
      display: grid;
      margin: 0;
      padding: 0;
      border: 0;
    }

    [role='alert'] {
      color: var(--alert);
    }
  `,
})
export class LetterDialog {
  readonly note = input.required<TherapyNoteView>();
  readonly closed = output<void>();
  private readonly papers = inject(PaperDownload);
  private readonly id = crypto.randomUUID();
  protected readonly sending = submission();
  protected readonly recipient = signal('');
  protected readonly greeting = signal('Dear colleague,');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly withFacts = signal(false);
  protected readonly isTried = signal(false);
  protected readonly sections = computed(() => {
    const { noteType, sections } = this.note().draft;
    return sectionsOfNote(noteType).filter(({ id }) => (sections[id] ?? '').trim() !== '');
  });

  protected choose(id: string, isChosen: boolean): void {
    this.chosen.update((before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? [id] : [])));
  }

  protected async write(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.recipient().trim() === '' || this.chosen().size === 0) return;
    const [recipient, greeting, sections] = [this.recipient(), this.greeting(), [...this.chosen()]];
    const command = { id: this.id, recipient, greeting, sections, withSessionFacts: this.withFacts() };
    const answer = await this.sending.post<PrintedPaper>(`/api/v1/therapy-notes/${this.note().id}/letter`, command);
    if (!answer.ok) return;
    this.papers.give(answer.value, 'letter');
    this.closed.emit();
  }
}
