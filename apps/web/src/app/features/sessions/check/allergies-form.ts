import { Component, computed, inject, input, output } from '@angular/core';
import { EntryForm } from '../forms/entry-form.js';
import type { EntryFormSpec } from '../forms/form-field.js';
import { SessionRoom } from '../session-room.js';

/** What the chart says about allergies stands above the question; it is asked all the same. */
@Component({
  selector: 'kat-allergies-form',
  imports: [EntryForm],
  template: `
    <p class="on-chart">{{ onChart() }}</p>
    <kat-entry-form [spec]="spec()" (kept)="kept.emit()" />
  `,
  styles: `
    .on-chart {
      margin-bottom: var(--space-12);
      font: var(--type-strong);
    }
  `,
})
export class AllergiesForm {
  readonly spec = input.required<EntryFormSpec>();
  readonly kept = output<void>();
  private readonly room = inject(SessionRoom);
  protected readonly onChart = computed(() => {
    const banner = this.room.view()?.allergies ?? null;
    if (banner === null || banner.kind === 'not-asked') return 'The chart holds no allergy, and nobody has asked.';
    if (banner.kind === 'no-known-allergies') return `On the chart: no known allergies, asked ${banner.askedOn}.`;
    return `On the chart: ${banner.allergies.map(({ substance }) => substance).join(', ')}.`;
  });
}
