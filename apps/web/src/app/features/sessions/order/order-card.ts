import { Component, computed, inject } from '@angular/core';
import { adjunctLines, orderLine } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Button } from '../../../ui/button.js';
import { SessionRoom } from '../session-room.js';

/** The order in force: one line as it is read aloud and printed, who signed it, and which version it is. */
@Component({
  selector: 'kat-order-card',
  imports: [Button, ClinicTime],
  template: `
    @if (order(); as signed) {
      <h2>Order in force</h2>
      <p class="line">{{ line() }}</p>
      @for (adjunct of adjuncts(); track adjunct) {
        <p>When needed: {{ adjunct }}</p>
      }
      <p class="meta">
        Version {{ signed.version }}, signed by {{ room.nameOf(signed.signedById) }}, {{ signed.signedAt | clinicTime: 'date-time' }}, on
        {{ signed.weightG / 1000 }} kg
      </p>
      <button type="button" kat-button class="screen-only" icon="printer" (click)="print()">Print the order</button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
      justify-items: start;
    }

    .line {
      max-width: 68ch;
      font: var(--type-section);
    }
  `,
})
export class OrderCard {
  protected readonly room = inject(SessionRoom);
  protected readonly order = computed(() => this.room.fold()?.situation.session.order ?? null);
  protected readonly line = computed(() => {
    const order = this.order();
    return order === null ? '' : orderLine(order);
  });
  protected readonly adjuncts = computed(() => {
    const order = this.order();
    return order === null ? [] : adjunctLines(order);
  });

  protected print(): void {
    window.print();
  }
}
