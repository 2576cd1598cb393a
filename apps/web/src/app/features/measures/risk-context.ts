import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskEventAtHand } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { PhoneNumber } from '../../ui/phone-number.js';
import { ItemTable } from './item-table.js';
import { nameOf } from './measure-words.js';
import { sourceWords } from './risk-words.js';

/** What whoever answers needs at hand: whom to ring, where help is sent to, every answer of the form, and what else is open of this patient. */
@Component({
  selector: 'kat-risk-context',
  imports: [ClinicTime, ItemTable, PhoneNumber, RouterLink],
  template: `
    <p class="call">
      @for (number of event().toCall; track $index) {
        <span>{{ number.of ?? event().patient.name }}: <kat-phone-number [number]="number.phone" /></span>
      } @empty {
        <span class="meta">The chart has no telephone number of this patient.</span>
      }
    </p>
    <p class="call">
      <strong>For 911:</strong>&ngsp;
      @if (event().addresses.length > 0) {
        <span>{{ event().addresses.join(' · ') }}</span>
      } @else {
        <span class="meta">the chart has no address of this patient.</span>
      }
    </p>
    @if (event().form; as form) {
      <details class="kat-card">
        <summary>Every answer of this form, {{ nameOf(form.instrument) }}</summary>
        <kat-item-table [score]="form" />
      </details>
    }
    @if (others().length > 0) {
      <section class="kat-card" aria-labelledby="also-open">
        <h2 id="also-open">Also open for this patient</h2>
        <ul>
          @for (other of others(); track other.id) {
            <li>
              <a [routerLink]="['/risk-events', other.id]">{{ other.openedAt | clinicTime: 'date-time' }}</a>&ngsp;
              <span>{{ other.words }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    .call,
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4) var(--space-24);
    }

    .call > *,
    li > *,
    summary {
      align-content: center;
      min-height: var(--target);
    }

    p,
    li {
      overflow-wrap: anywhere;
    }

    section {
      display: grid;
      gap: var(--space-12);
    }

    summary {
      cursor: pointer;
    }
  `,
})
export class RiskContext {
  readonly event = input.required<RiskEventAtHand>();
  protected readonly others = computed(() => this.event().alsoOpen.map((one) => ({ ...one, words: sourceWords(one) })));
  protected readonly nameOf = nameOf;
}
