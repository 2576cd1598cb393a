import { Component, computed, input, output } from '@angular/core';
import type { Commitment, OpenPractice } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { practiceWords } from './note-words.js';

const answers = ['under-way', 'kept', 'changed', 'dropped', 'unknown'] as const;

/** What the patient took on before, due practices first: what became of each is written here, into this note. */
@Component({
  selector: 'kat-practices-before',
  imports: [Chip, Field, FieldInput],
  template: `
    <fieldset>
      <legend>Practices from before: what became of them?</legend>
      <ul>
        @for (row of rows(); track row.practice.key) {
          <li>
            <div class="kat-row">
              <strong>{{ row.practice.practice }}</strong>
              <span class="meta">{{ row.practice.description ?? '' }} {{ row.practice.frequency ?? '' }}</span>
              @if (row.practice.isDue) {
                <kat-chip tone="caution" icon="clock">{{ reviewWords(row.practice) }}</kat-chip>
              } @else {
                <kat-chip icon="clock">{{ reviewWords(row.practice) }}</kat-chip>
              }
            </div>
            <div class="kat-row" role="group" [attr.aria-label]="'What became of ' + row.practice.practice">
              @for (answer of answers; track answer) {
                <button
                  type="button"
                  class="answer"
                  [attr.aria-pressed]="row.said?.status === answer"
                  (click)="say(row.practice, { status: answer })"
                >
                  {{ row.said?.status === answer ? '✓ ' : '' }}{{ words[answer] }}
                </button>
              }
            </div>
            @if (row.said; as said) {
              <kat-field
                [label]="'What became of it: ' + row.practice.practice"
                help="The patient’s own words between quotation marks."
                optional
              >
                <textarea katInput rows="2" maxlength="2000" [value]="said.outcome ?? ''" (input)="tell(row.practice, $event)"></textarea>
              </kat-field>
            }
          </li>
        }
      </ul>
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: var(--space-8);
      font: var(--type-label);
    }

    li {
      display: grid;
      gap: var(--space-8);
      padding: var(--space-12) 0;
      border-bottom: 1px solid var(--line);
    }

    .meta {
      color: var(--muted);
    }

    .answer {
      min-height: 32px;
      padding: 2px 12px;
      border: 1px solid var(--edge);
      border-radius: var(--radius-full);
      background: var(--surface);
      font: var(--type-label);
    }

    .answer[aria-pressed='true'] {
      background: var(--tint);
      color: var(--on-tint);
    }
  `,
})
export class PracticesBefore {
  readonly practices = input.required<readonly OpenPractice[]>();
  readonly commitments = input.required<readonly Commitment[]>();
  readonly changed = output<Commitment[]>();
  protected readonly answers = answers;
  protected readonly words = practiceWords;
  protected readonly rows = computed(() =>
    [...this.practices()]
      .sort((one, other) => Number(other.isDue) - Number(one.isDue))
      .map((practice) => ({ practice, said: this.commitments().find(({ continues }) => continues === practice.key) })),
  );

  protected reviewWords({ reviewOn, isDue }: OpenPractice): string {
    if (reviewOn === null) return 'no review date';
    return `${isDue ? 'due since' : 'review'} ${inZone(reviewOn, 'UTC', 'date')}`;
  }

  protected tell(practice: OpenPractice, event: Event): void {
    this.say(practice, { outcome: (event.target as HTMLTextAreaElement).value });
  }

  protected say({ key: continues, practice }: OpenPractice, what: Partial<Commitment>): void {
    const others = this.commitments();
    const place = others.findIndex((commitment) => commitment.continues === continues);
    const fresh: Commitment = {
      practice,
      description: null,
      frequency: null,
      startsOn: null,
      reviewOn: null,
      status: 'unknown',
      continues,
    };
    const said = { ...(others[place] ?? fresh), ...what };
    this.changed.emit(place === -1 ? [...others, said] : others.with(place, said));
  }
}
