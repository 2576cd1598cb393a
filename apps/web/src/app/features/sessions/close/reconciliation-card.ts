import { Component, computed, inject } from '@angular/core';
import { Banner } from '../../../ui/banner.js';
import { EntryForm } from '../forms/entry-form.js';
import { Settles } from '../forms/settles.js';
import { SessionRoom } from '../session-room.js';
import { milligrams, residualSpec, wasteSpec } from './close-specs.js';
import { WasteList } from './waste-list.js';

/** Withdrawn = given + wasted, to the microgram. What is left over is wasted before a second person. Source: clinical reference §0 rule 4, §6.3. */
@Component({
  selector: 'kat-reconciliation-card',
  imports: [Banner, EntryForm, Settles, WasteList],
  template: `
    <h2>Residual and waste</h2>
    @if (sums(); as shown) {
      <table class="kat-table">
        <caption class="visually-hidden">
          Withdrawn, given and wasted
        </caption>
        <tbody>
          @for (row of shown.rows; track row.label) {
            <tr>
              <th scope="row">{{ row.label }}</th>
              <td class="number">{{ row.value }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (shown.isEven) {
        <kat-banner tone="ok">Every microgram is accounted for.</kat-banner>
      } @else if (shown.unaccountedUg === null) {
        <kat-banner tone="alert" heading="Not known"
          >How much was given is not known, so nothing can be reconciled. Record the bag.</kat-banner
        >
      } @else {
        <kat-banner tone="caution" heading="Does not add up">
          {{ words(shown.unaccountedUg) }}
          {{ shown.unaccountedUg > 0 ? 'of what was withdrawn is not accounted for.' : 'more is accounted for than was withdrawn.' }}
        </kat-banner>
      }
    }
    <kat-waste-list katSettles="waste-witnessed" />
    @if (!isSealed()) {
      <details katSettles="residual-measured" [open]="left.typedAt() !== null">
        <summary>Measure the residual</summary>
        <kat-entry-form [spec]="residual" #left />
      </details>
      <details katSettles="waste-recorded" [open]="gone.typedAt() !== null">
        <summary>Record waste</summary>
        <kat-entry-form [spec]="waste()" #gone />
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    table {
      max-width: 380px;
    }

    summary {
      min-height: var(--target);
      align-content: center;
      font: var(--type-label);
      cursor: pointer;
    }
  `,
})
export class ReconciliationCard {
  private readonly room = inject(SessionRoom);
  protected readonly residual = residualSpec;
  protected readonly words = milligrams;
  protected readonly isSealed = computed(() => this.room.fold()?.isSealed ?? true);
  protected readonly waste = computed(() => {
    const prepared = this.room.fold()?.situation.log.standing.filter(({ entry }) => entry.kind === 'preparation-recorded') ?? [];
    return wasteSpec(prepared.length === 1 ? (prepared[0]?.entry.id ?? null) : null);
  });
  protected readonly sums = computed(() => {
    const fold = this.room.fold();
    if (fold === null) return null;
    const { withdrawnUg, givenUg, wastedUg, unaccountedUg } = fold.reconciliation;
    const tolerance = fold.situation.policy.reconciliationToleranceUg;
    const amount = (ug: number | null) => (ug === null ? 'not known' : milligrams(ug));
    return {
      unaccountedUg,
      isEven: unaccountedUg !== null && Math.abs(unaccountedUg) <= tolerance,
      rows: [
        { label: 'Withdrawn', value: amount(withdrawnUg) },
        { label: 'Given', value: amount(givenUg) },
        { label: 'Wasted', value: amount(wastedUg) },
        { label: 'Left over', value: amount(unaccountedUg) },
      ],
    };
  });
}
