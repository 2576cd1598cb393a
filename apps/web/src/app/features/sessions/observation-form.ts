import { Component, inject, input, output, signal } from '@angular/core';
import { observationCategories, type EntryAnswer } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { EntryDraft, refusalWords } from './entry-draft.js';

/** What the therapist sees and hears, stamped with the moment it is saved. */
@Component({
  selector: 'kat-observation-form',
  imports: [Banner, Button, Field, FieldInput, ProblemPanel],
  providers: [EntryDraft],
  template: `
    <h2>Observation</h2>
    <form class="kat-form" novalidate (submit)="save($event)">
      <kat-field label="Kind">
        <select katInput (change)="choose($event)">
          @for (category of categories; track category) {
            <option [value]="category">{{ category }}</option>
          }
        </select>
      </kat-field>
      <kat-field label="What you see or hear">
        <textarea katInput rows="3" [value]="text()" (input)="type($event)"></textarea>
      </kat-field>
      @if (refusal(); as words) {
        <kat-banner tone="alert" heading="Not saved">{{ words }}</kat-banner>
      }
      @if (sending.problem(); as problem) {
        <kat-problem [problem]="problem" />
      }
      <button kat-button icon="quote" [busy]="sending.busy()">Save observation</button>
    </form>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export class ObservationForm {
  readonly sessionId = input.required<string>();
  readonly kept = output<void>();
  private readonly drafts = inject(EntryDraft);
  protected readonly categories = observationCategories;
  protected readonly sending = submission();
  protected readonly category = signal<string>(observationCategories[0]);
  protected readonly text = signal('');
  protected readonly refusal = signal<string | null>(null);

  protected choose(event: Event): void {
    this.category.set((event.target as HTMLSelectElement).value);
  }

  protected type(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const entry = this.drafts.of('observation-noted', { category: this.category(), text: this.text() });
    const answer = await this.sending.post<EntryAnswer[]>(`/api/v1/dosing-sessions/${this.sessionId()}/entries`, { entries: [entry] });
    if (answer.ok) this.drafts.answered();
    this.refusal.set(answer.ok ? refusalWords(answer.value) : null);
    if (!answer.ok || this.refusal() !== null) return;
    this.text.set('');
    this.kept.emit();
  }
}
