import { Component, computed, input } from '@angular/core';
import type { PatientChartView } from '@sojourn/domain';
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
          <dt>{{ line.who }}</dt>
          <dd><kat-phone-number [number]="line.number" /></dd>
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
  /** The patient's own numbers, preferred ones first, then those for an emergency. */
  protected readonly numbers = computed(() => {
    const { contactPoints, emergencyContacts } = this.chart().identity;
    const own = contactPoints
      .filter(({ system }) => system === 'phone')
      .toSorted((one, other) => Number(other.isPreferred) - Number(one.isPreferred))
      .map(({ use, value }) => ({ who: use === 'unknown' ? 'The patient' : `The patient, ${use}`, number: value }));
    const others = emergencyContacts.map(({ name, relation, phone }) => ({
      who: `In an emergency: ${[name, relation].filter(Boolean).join(', ')}`,
      number: phone,
    }));
    return [...own, ...others];
  });
}
