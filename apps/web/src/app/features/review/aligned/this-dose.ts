import { Component, computed, input, linkedSignal } from '@angular/core';
import { productWords, type ReviewSession } from '@sojourn/domain';
import { LastAtDoseCard } from '../../../ui/last-at-dose-card.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';
import { milligramWords } from '../../../ui/session-words.js';

/** "What happened at this dose last time": for the dose that is ordered next, or one that is chosen. */
@Component({
  selector: 'kat-this-dose',
  imports: [LastAtDoseCard, SegmentedChoice],
  template: `
    <h2>What happened at this dose last time</h2>
    @if (asked(); as dose) {
      @if (choices().length > 1) {
        <kat-segmented-choice label="Dose" [choices]="choices()" [(value)]="chosen" />
      }
      <kat-last-at-dose [earlier]="earlier()" [asked]="dose" [zone]="zone()" />
    } @else {
      <p class="meta">No dose was ordered yet.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }
  `,
})
export class ThisDose {
  readonly sessions = input.required<readonly ReviewSession[]>();
  readonly zone = input.required<string>();
  /** Every dose that was ordered, by product, smallest first. */
  private readonly doses = computed(() => {
    const ordered = this.sessions().flatMap(({ facts: { product, orderedUg } }) =>
      orderedUg === null ? [] : [{ product, doseUg: orderedUg }],
    );
    return [...new Map(ordered.map((dose) => [keyOf(dose), dose])).values()].toSorted((one, other) => one.doseUg - other.doseUg);
  });
  private readonly ordered = computed(() => this.sessions().findLast(({ facts }) => facts.orderedUg !== null) ?? null);
  protected readonly choices = computed(() => {
    const hasOneProduct = new Set(this.doses().map(({ product }) => product)).size === 1;
    return this.doses().map((dose) => ({
      value: keyOf(dose),
      label: `${hasOneProduct ? '' : `${productWords[dose.product]}, `}${milligramWords(dose.doseUg)}`,
    }));
  });
  /** The dose of the newest order, until another one is chosen. */
  protected readonly chosen = linkedSignal<string | null>(() => {
    const newest = this.ordered()?.facts;
    return newest === undefined || newest.orderedUg === null ? null : keyOf({ product: newest.product, doseUg: newest.orderedUg });
  });
  protected readonly asked = computed(() => this.doses().find((dose) => keyOf(dose) === this.chosen()) ?? null);
  protected readonly earlier = computed(() => this.sessions().flatMap(({ glance }) => glance ?? []));
}

function keyOf({ product, doseUg }: { readonly product: string; readonly doseUg: number }): string {
  return `${product} ${doseUg}`;
}
