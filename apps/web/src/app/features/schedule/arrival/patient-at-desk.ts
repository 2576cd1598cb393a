import { Component, computed, input } from '@angular/core';
import { numbersToCall, type NumberToCall, type PatientChartView } from '@sojourn/domain';
import { inZone } from '../../../core/clinic-time.js';
import { PhoneNumber } from '../../../ui/phone-number.js';

/** What the desk needs of a patient while somebody stands there, or while nobody does: what to compare, or whom to ring. */
@Component({
  selector: 'kat-patient-at-desk',
  imports: [PhoneNumber],
  template: `
    <dl [attr.aria-label]="asks() === 'compare' ? 'What the chart says' : 'Whom to ring'">
      @if (asks() === 'compare') {
        @for (fact of facts(); track fact.name) {
          <dt>{{ fact.name }}</dt>
          <dd>
            <bdi>{{ fact.value ?? 'not recorded' }}</bdi>
          </dd>
        }
      } @else {
        @for (line of numbers(); track $index) {
          <dt>{{ who(line) }}</dt>
          <dd><kat-phone-number [number]="line.phone" /></dd>
        } @empty {
          <dt>Telephone</dt>
          <dd>none is recorded in the chart</dd>
        }
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: var(--space-4) var(--space-16);
      margin: 0;
    }

    dt {
      color: var(--muted);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class PatientAtDesk {
  readonly chart = input.required<Pick<PatientChartView, 'displayName' | 'identity'>>();
  readonly asks = input.required<'compare' | 'ring'>();
  protected readonly facts = computed(() => {
    const { displayName, identity } = this.chart();
    const { birthDate, recordNumber } = identity;
    const [address] = identity.addresses;
    return [
      { name: 'Full name', value: displayName },
      { name: 'Birth date', value: birthDate === null ? null : inZone(`${birthDate}T12:00:00Z`, 'UTC', 'date') },
      { name: 'Record number', value: recordNumber },
      { name: 'Address', value: address === undefined ? null : [...address.lines, address.city].filter(Boolean).join(', ') },
    ];
  });
  protected readonly numbers = computed(() => numbersToCall(this.chart().identity));

  protected who({ of, use }: NumberToCall): string {
    if (of !== null) return `In an emergency: ${of}`;
    return use === 'unknown' ? 'The patient' : `The patient, ${use}`;
  }
}
