import { Component, computed, inject, linkedSignal, output } from '@angular/core';
import { checkedPreparations, milligramText, perKilogramText, type CheckedPreparation, type OrderContent } from '@sojourn/domain';
import { OwnSignIn } from '../../../core/own-sign-in.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { EntryForm } from '../forms/entry-form.js';
import { SessionRoom } from '../session-room.js';
import { doubleCheckSpec } from './preparation-specs.js';

/** What is ordered, without the volumes that are to be worked out. */
function taskOf(order: OrderContent): string {
  const perKg = order.basis === null ? '' : ` (${perKilogramText(order.basis.doseUgPerKg)} on ${order.basis.dosingWeightG / 1_000} kg)`;
  switch (order.product) {
    case 'intravenous-ketamine':
      return `Ordered: ketamine ${milligramText(order.doseUg)}${perKg} into a vein over ${order.durationMin} min${madeUp(order)}. Read the strength from the vial.`;
    case 'intramuscular-ketamine': {
      const booster = order.booster === null ? '' : `, booster ${milligramText(order.booster.doseUg)}`;
      return `Ordered: ketamine ${milligramText(order.doseUg)}${perKg} into the muscle${booster}. Read the strength from the vial.`;
    }
    case 'intranasal-esketamine':
      return `Ordered: esketamine ${milligramText(order.deviceCount * 28_000)}. Count the devices.`;
    case 'intranasal-ketamine':
      return `Ordered: ketamine nasal spray, ${order.sprays} sprays. Read strength and volume from the bottle.`;
    case 'sublingual-ketamine':
      return `Ordered: ketamine ${milligramText(order.doseUg)} under the tongue. Count the units.`;
  }
}

function madeUp({ diluent }: Extract<OrderContent, { product: 'intravenous-ketamine' }>): string {
  if (diluent === null) return '';
  return `, ${diluent.method === 'QS_TO' ? 'filled up to' : 'added to'} ${diluent.volumeUl / 1_000} mL`;
}

/**
 * The independent double check. The second person works the dose out from the order and the label; the first figures are not in the browser
 * until this check is in the record: the server withholds them.
 */
@Component({
  selector: 'kat-double-check-form',
  imports: [Button, EntryForm],
  template: `
    @if (open(); as preparation) {
      @if (preparation.entry.authorId === self()) {
        <p>You prepared this. A second person checks it under their own name, without your figures.</p>
        <button type="button" kat-button icon="users-round" (click)="own.lock()">Hand the tablet to a second person</button>
      } @else {
        <p class="order">{{ task() }}</p>
        <p class="meta">Lot {{ preparation.entry.details.lot }}. What the first person wrote is shown when your own result is saved.</p>
        <kat-entry-form [spec]="spec()" (kept)="kept.emit()" />
      }
    } @else {
      <p>Nothing waits to be checked. Prepare the dose first.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      justify-items: start;
    }

    kat-entry-form {
      width: 100%;
    }

    .order {
      font: var(--type-strong);
    }
  `,
})
export class DoubleCheckForm {
  readonly kept = output<void>();
  protected readonly own = inject(OwnSignIn);
  private readonly room = inject(SessionRoom);
  private readonly signIn = inject(SignInState);
  protected readonly self = computed(() => this.signIn.view()?.staffMemberId ?? null);
  private readonly waiting = computed(() => {
    const fold = this.room.fold();
    const waiting = fold === null ? [] : checkedPreparations(fold.situation.log).filter(({ state }) => state !== 'agrees');
    return waiting[0]?.preparation ?? null;
  });
  /** The preparation this form was opened for: its own check settles it, and the form still has to say that it was kept. */
  protected readonly open = linkedSignal<CheckedPreparation['preparation'] | null, CheckedPreparation['preparation'] | null>({
    source: () => this.waiting(),
    computation: (waiting, before) => before?.value ?? waiting,
  });
  protected readonly spec = computed(() => {
    const { id = '', details } = this.open()?.entry ?? {};
    const form = details === undefined ? 'bag' : details.form === 'withheld' ? details.of : details.form;
    return doubleCheckSpec(form, id);
  });
  protected readonly task = computed(() => {
    const order = this.room.fold()?.situation.session.order ?? null;
    return order === null ? 'No order is signed.' : taskOf(order);
  });
}
