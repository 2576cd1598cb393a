import { Component, signal } from '@angular/core';
import { observationCategories } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { recording } from './recording.js';

/** What the therapist sees and hears, stamped with the moment it is saved. */
@Component({
  selector: 'kat-observation-form',
  imports: [Button, Field, FieldInput, ProblemPanel],
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
  protected readonly categories = observationCategories;
  protected readonly sending = recording();
  protected readonly category = signal<string>(observationCategories[0]);
  protected readonly text = signal('');

  protected choose(event: Event): void {
    this.category.set((event.target as HTMLSelectElement).value);
  }

  protected type(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.sending.fact('observation-noted', { category: this.category(), text: this.text() })) this.text.set('');
  }
}
