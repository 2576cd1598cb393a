import { Component, computed, input } from '@angular/core';
import { milligramText, perKilogramText, type LastTime, productWords } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Chip } from '../../../ui/chip.js';
import { FactRows } from '../../../ui/fact-rows.js';

/** The last time: dose, peaks, dissociation, adverse events and the patient's own words. A dash is "not known", never normal. */
@Component({
  selector: 'kat-last-time-card',
  imports: [Chip, ClinicTime, FactRows],
  template: `
    <h2>Last time</h2>
    @if (last(); as shown) {
      <p class="meta">{{ shown.firstDoseAt | clinicTime: 'date-time' }} · {{ products[shown.product] }}</p>
      <p class="dose">{{ delivered() }}</p>
      <kat-fact-rows [rows]="rows()" />
      @if (shown.adverseEvents.length > 0) {
        <p class="kat-row">
          @for (event of shown.adverseEvents; track $index) {
            <kat-chip [tone]="event.severity >= 2 ? 'caution' : 'neutral'"
              >{{ event.term.replaceAll('-', ' ') }} {{ event.severity }}/5, {{ event.outcome }}</kat-chip
            >
          }
        </p>
      }
      @for (quote of shown.quotes; track $index) {
        <blockquote>
          “{{ quote.text }}” <span class="meta">at {{ quote.minutesFromDose }} min</span>
        </blockquote>
      }
    } @else {
      <p class="meta">No dose of this patient is in this record yet.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      align-content: start;
    }

    .dose {
      font: var(--type-entry);
    }

    blockquote {
      margin: 0;
      padding-inline-start: var(--space-12);
      border-inline-start: 3px solid var(--primary);
    }
  `,
})
export class LastTimeCard {
  readonly last = input.required<LastTime | null>();
  protected readonly products = productWords;
  protected readonly delivered = computed(() => {
    const { deliveredUg = null, deliveredUgPerKg = null } = this.last() ?? {};
    if (deliveredUg === null) return 'Amount not known';
    return `${milligramText(deliveredUg)}${deliveredUgPerKg === null ? '' : ` (${perKilogramText(deliveredUgPerKg)})`}`;
  });
  protected readonly rows = computed(() => {
    const last = this.last();
    if (last === null) return [];
    const { peakPressure: peak } = last;
    const outcome = last.outcome.replaceAll('-', ' ');
    return [
      { label: 'Ordered', value: last.orderedUg === null ? '–' : milligramText(last.orderedUg) },
      { label: 'Outcome', value: last.stopReason === null ? outcome : `${outcome}: ${last.stopReason.replaceAll('-', ' ')}` },
      {
        label: 'Peak pressure',
        value: peak === null ? '–' : `${peak.systolicMmHg}/${peak.diastolicMmHg} mmHg at ${peak.minutesFromDose} min`,
      },
      { label: 'Peak heart rate', value: last.peakHeartRatePerMin === null ? '–' : `${last.peakHeartRatePerMin} /min` },
      { label: 'Lowest SpO₂', value: last.lowestSpo2Percent === null ? '–' : `${last.lowestSpo2Percent} %` },
      { label: 'Alerts', value: last.alerts.map(({ rule, tier }) => `${tier} ${rule.replaceAll('-', ' ')}`).join(', ') || 'none' },
      {
        label: 'Dissociation',
        value: last.dissociation.map(({ words, minutesFromDose }) => `${words} (${minutesFromDose} min)`).join(', ') || '–',
      },
      { label: 'Medicines', value: last.medicines.join(', ') || 'none' },
    ];
  });
}
