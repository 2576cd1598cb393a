import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Commitment } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { Vocabularies } from './vocabularies.js';

/** What the patient means to practise, and how often. A line still being typed becomes part of the note with "Add practice". */
@Component({
  selector: 'kat-commitments-field',
  imports: [Button, Field, FieldInput],
  template: `
    <fieldset>
      <legend>Practices and commitments</legend>
      <ul>
        @for (row of taken(); track row.place) {
          @let commitment = row.commitment;
          <li>
            <span>
              <strong>{{ commitment.practice }}</strong> {{ commitment.frequency ?? '' }}
              {{ commitment.reviewOn === null ? '' : '· review ' + commitment.reviewOn }}
            </span>
            <button type="button" kat-button kind="quiet" size="small" icon="x" (click)="remove(row.place)">
              Remove {{ commitment.practice }}
            </button>
          </li>
        }
      </ul>
      <div class="new">
        <kat-field label="Practice">
          <input katInput type="text" maxlength="120" list="known-practices" [value]="practice()" (input)="practice.set(textOf($event))" />
        </kat-field>
        <datalist id="known-practices">
          @for (known of words.practices(); track known.id) {
            <option [value]="known.label"></option>
          }
        </datalist>
        <kat-field label="How often" optional>
          <input katInput type="text" maxlength="120" [value]="frequency()" (input)="frequency.set(textOf($event))" />
        </kat-field>
        <kat-field label="Review on" optional>
          <input katInput type="date" [value]="reviewOn()" (input)="reviewOn.set(textOf($event))" />
        </kat-field>
        <button type="button" kat-button icon="plus" (click)="add()">Add practice</button>
      </div>
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: var(--space-8);
      font: var(--type-label);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-8);
      padding: var(--space-4) 0;
      border-bottom: 1px solid var(--line);
    }

    .new {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: var(--space-12);
      align-items: end;
      margin-top: var(--space-12);
    }
  `,
})
export class CommitmentsField {
  readonly commitments = input.required<readonly Commitment[]>();
  readonly changed = output<Commitment[]>();
  protected readonly words = inject(Vocabularies);
  /** What is taken on with this note; what became of earlier practices has its own place. */
  protected readonly taken = computed(() =>
    this.commitments()
      .map((commitment, place) => ({ commitment, place }))
      .filter(({ commitment }) => (commitment.continues ?? null) === null),
  );
  protected readonly practice = signal('');
  protected readonly frequency = signal('');
  protected readonly reviewOn = signal('');

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected add(): void {
    const practice = this.practice().trim();
    if (practice === '') return;
    const reviewOn = (this.reviewOn() === '' ? null : this.reviewOn()) as Commitment['reviewOn'];
    const frequency = this.frequency().trim() === '' ? null : this.frequency().trim();
    // A practice no clinic list knows is offered to everybody from now on; the note does not wait for that.
    void this.words.learn(practice);
    this.changed.emit([...this.commitments(), { practice, description: null, frequency, startsOn: null, reviewOn, status: 'planned' }]);
    this.practice.set('');
    this.frequency.set('');
    this.reviewOn.set('');
  }

  protected remove(index: number): void {
    this.changed.emit(this.commitments().filter((_, place) => place !== index));
  }
}
