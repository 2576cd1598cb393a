import { Component, computed, inject, output, viewChild } from '@angular/core';
import { checkedPreparations, milligramText, orderLine } from '@sojourn/domain';
import { EntryForm } from '../forms/entry-form.js';
import { SessionRoom } from '../session-room.js';
import { drawnUg, preparationSpec } from './preparation-specs.js';

/** Drawing up: the order is in sight, what is in the hand is written. A preparation that was not agreed is corrected, never replaced. */
@Component({
  selector: 'kat-preparation-form',
  imports: [EntryForm],
  template: `
    <p class="order">{{ order() }}</p>
    <kat-entry-form [spec]="spec()" (kept)="kept.emit()">
      @if (inIt(); as words) {
        <p class="figure" aria-live="polite">{{ words }}</p>
      }
    </kat-entry-form>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    .order {
      font: var(--type-strong);
    }

    .figure {
      font: var(--type-section);
    }
  `,
})
export class PreparationForm {
  readonly kept = output<void>();
  private readonly room = inject(SessionRoom);
  private readonly form = viewChild(EntryForm);
  private readonly session = computed(() => this.room.fold()?.situation.session ?? null);
  protected readonly order = computed(() => {
    const order = this.session()?.order ?? null;
    return order === null ? 'No order is signed.' : orderLine(order);
  });
  private readonly corrected = computed(() => {
    const fold = this.room.fold();
    const open = fold === null ? [] : checkedPreparations(fold.situation.log).filter(({ state }) => state === 'differs');
    return open.at(-1)?.preparation.entry ?? null;
  });
  protected readonly spec = computed(() => preparationSpec(this.session()?.product ?? 'intravenous-ketamine', this.corrected()));
  protected readonly inIt = computed(() => {
    const drawn = drawnUg(this.form()?.answers() ?? {});
    return drawn === null ? null : `That is ${milligramText(drawn)}.`;
  });
}
