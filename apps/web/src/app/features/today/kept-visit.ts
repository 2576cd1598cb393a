import { Component, computed, input } from '@angular/core';
import { orderedDoseUg, type AllergyBanner, type Medicine, productWords } from '@sojourn/domain';
import type { KeptDayCopy, KeptSession } from '../../core/kept-day.js';
import { birthWords, milligramWords } from '../../ui/session-words.js';

/** What must be known of a visit's patient while the server is away: who it is, allergies, medicines and the order, from this device's copy. */
@Component({
  selector: 'kat-kept-visit',
  template: `
    @if (visit(); as kept) {
      <dl>
        <div>
          <dt>Born</dt>
          <dd>{{ born() }}{{ kept.recordNumber === null ? '' : ' · ' + kept.recordNumber }}</dd>
        </div>
        @if (kept.chart; as chart) {
          <div [attr.data-tone]="chart.allergies.kind">
            <dt>Allergies</dt>
            <dd>
              <bdi>{{ allergyWords(chart.allergies) }}</bdi>
            </dd>
          </div>
          <div>
            <dt>Medicines</dt>
            <dd>
              <bdi>{{ medicineWords(chart.medicines) }}</bdi>
            </dd>
          </div>
        }
        @if (session(); as planned) {
          <div>
            <dt>Order</dt>
            <dd>{{ orderWords(planned) }}</dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--space-4);
      margin: var(--space-8) 0 0;
      font: var(--type-meta);
    }

    div {
      display: grid;
      grid-template-columns: 76px minmax(0, 1fr);
      gap: var(--space-8);
    }

    dt {
      color: var(--muted);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    [data-tone='list'] dd {
      color: var(--alert);
      font-weight: 640;
    }

    [data-tone='not-asked'] dd {
      color: var(--caution);
    }
  `,
})
export class KeptVisit {
  readonly visitId = input.required<string>();
  readonly day = input.required<KeptDayCopy>();
  protected readonly visit = computed(() => this.day().visits.find(({ visitId }) => visitId === this.visitId()) ?? null);
  protected readonly session = computed(() => this.day().sessions.find(({ id }) => id === this.visitId()) ?? null);
  protected readonly born = computed(() => {
    const birthDate = this.visit()?.birthDate ?? null;
    return birthDate === null ? 'Birth date unknown' : birthWords(birthDate);
  });

  protected allergyWords(banner: AllergyBanner): string {
    if (banner.kind === 'list') return banner.allergies.map(({ substance }) => substance).join(', ');
    return banner.kind === 'not-asked' ? 'Not asked' : 'No known allergies';
  }

  protected medicineWords(medicines: readonly Medicine[]): string {
    if (medicines.length === 0) return 'None on the chart';
    return medicines.map(({ text, dosage, status }) => [text, dosage, statusWords[status]].filter(Boolean).join(', ')).join('; ');
  }

  protected orderWords({ order, product }: KeptSession): string {
    const what = productWords[product];
    return order === null ? `${what}: no order signed` : `${what}, ${milligramWords(orderedDoseUg(order))}`;
  }
}

const statusWords: Record<Medicine['status'], string> = {
  active: '',
  'on-hold': 'on hold',
  stopped: 'stopped',
  unknown: 'unknown whether taken',
};
