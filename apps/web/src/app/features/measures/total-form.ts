import { Component, computed, input, output, signal } from '@angular/core';
import { choicesOf, type GivenAnswers, type InstrumentDefinition } from '@sojourn/domain';
import { Button } from '../../ui/button.js';
import { NumberField } from '../../ui/number-field.js';
import { SegmentedChoice } from '../../ui/segmented-choice.js';

/** The total of a licensed form from paper, with its suicide item: nothing else of it may be kept. Source: clinical reference §4.1. */
@Component({
  selector: 'kat-total-form',
  imports: [Button, NumberField, SegmentedChoice],
  template: `
    <p class="meta">The licence of this form lets us keep its total and its item about suicide, not the other answers.</p>
    <kat-number-field
      size="entry"
      label="Total"
      [unit]="'of ' + definition().range.maximum"
      [value]="total()"
      [error]="isTotalOff() ? 'Between ' + definition().range.minimum + ' and ' + definition().range.maximum + '.' : null"
      (valueChange)="total.set($event)"
    />
    @for (asked of riskItems(); track asked.linkId) {
      <kat-segmented-choice
        [label]="'Item ' + asked.linkId + ', about suicide'"
        help="Leave it open if it was not answered; then ask."
        [choices]="asked.choices"
        [value]="risk()[asked.linkId] ?? null"
        (valueChange)="choose(asked.linkId, $event)"
      />
    }
    <ng-content />
    <div>
      <button
        type="button"
        kat-button
        kind="primary"
        icon="send"
        [busy]="busy()"
        [disabled]="total() === null || isTotalOff()"
        (click)="send()"
      >
        {{ sendWords() }}
      </button>
    </div>
  `,
  host: { class: 'kat-form' },
})
export class TotalForm {
  readonly definition = input.required<InstrumentDefinition>();
  readonly sendWords = input.required<string>();
  readonly busy = input(false);
  readonly finished = output<GivenAnswers>();
  protected readonly total = signal<number | null>(null);
  protected readonly risk = signal<Readonly<Record<string, number>>>({});
  protected readonly isTotalOff = computed(() => {
    const [total, range] = [this.total(), this.definition().range];
    return total !== null && (!Number.isInteger(total) || total < range.minimum || total > range.maximum);
  });
  protected readonly riskItems = computed(() =>
    this.definition().items.flatMap(({ linkId, riskFrom, scale }) =>
      riskFrom === undefined ? [] : [{ linkId, choices: (choicesOf(scale) ?? []).map(({ value, label }) => ({ value, label })) }],
    ),
  );

  protected choose(linkId: string, value: number | null): void {
    if (value !== null) this.risk.update((before) => ({ ...before, [linkId]: value }));
  }

  protected send(): void {
    this.finished.emit({ total: this.total(), ...this.risk() });
  }
}
