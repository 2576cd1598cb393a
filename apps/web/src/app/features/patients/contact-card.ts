import { Component, computed, input } from '@angular/core';
import { addressWords, type EditPatient } from '@sojourn/domain';
import { PhoneNumber } from '../../ui/phone-number.js';

/** How to reach the patient, and whom to call. */
@Component({
  selector: 'kat-contact-card',
  imports: [PhoneNumber],
  template: `
    <h2>Contact</h2>
    <dl>
      @for (point of identity().contactPoints; track $index) {
        <dt>{{ point.system }}{{ point.use === 'unknown' ? '' : ', ' + point.use }}</dt>
        <dd>
          @if (point.system === 'phone') {
            <kat-phone-number [number]="point.value" />
          } @else {
            {{ point.value }}
            @if (point.system === 'email') {
              <span class="meta">{{ point.isReminderAllowed ? 'letters allowed' : 'no letters allowed' }}</span>
            }
          }
        </dd>
      }
      @for (address of addresses(); track $index) {
        <dt>Address{{ address.use === 'unknown' ? '' : ', ' + address.use }}</dt>
        <dd>{{ address.words }}</dd>
      }
      @for (contact of identity().emergencyContacts; track $index) {
        <dt>In an emergency</dt>
        <dd>{{ contact.name }}, <kat-phone-number [number]="contact.phone" /></dd>
      }
    </dl>
    @if (isEmpty()) {
      <p class="none">Nothing is recorded yet.</p>
    }
  `,
  host: { class: 'kat-card' },
  styles: `
    :host {
      display: block;
    }

    dl {
      display: grid;
      gap: 2px;
      margin: var(--space-8) 0 0;
    }

    dt,
    .none {
      color: var(--muted);
      font: var(--type-meta);
    }

    dd {
      margin: 0 0 var(--space-8);
      overflow-wrap: anywhere;
    }
  `,
})
export class ContactCard {
  readonly identity = input.required<EditPatient>();
  protected readonly addresses = computed(() => this.identity().addresses.map((one) => ({ use: one.use, words: addressWords(one) })));
  protected readonly isEmpty = computed(() => {
    const { contactPoints, addresses, emergencyContacts } = this.identity();
    return contactPoints.length + addresses.length + emergencyContacts.length === 0;
  });
}
