import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { productWords, type ConsentView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Chip } from '../../../ui/chip.js';
import { dateWords } from '../patient-words.js';
import { consentTitle } from './consent-words.js';

/** Every signature a patient ever gave, with the time of both, whatever became of it. */
@Component({
  selector: 'kat-every-signature',
  imports: [Chip, ClinicTime, RouterLink],
  template: `
    <h2>Every signature</h2>
    <ul>
      @for (consent of consents(); track consent.id) {
        <li>
          <div class="words">
            <a [routerLink]="[consent.id]">{{ title(consent.code) }}, version {{ consent.textVersion }}</a>
            <span class="meta"
              >{{ productWords[consent.product] }} · patient {{ consent.patientSignedAt | clinicTime: 'date-time' }} · physician
              {{ consent.clinicianSignedAt ? (consent.clinicianSignedAt | clinicTime: 'date-time') : 'not yet' }}</span
            >
          </div>
          @if (consent.withdrawnOn; as on) {
            <kat-chip tone="alert" icon="ban">Withdrawn {{ dateWords(on) }}</kat-chip>
          }
        </li>
      }
    </ul>
  `,
  host: { class: 'kat-card', role: 'region', 'aria-label': 'Every signature' },
  styleUrls: ['./consent-lines.css'],
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }
  `,
})
export class EverySignature {
  readonly consents = input.required<readonly ConsentView[]>();
  protected readonly title = consentTitle;
  protected readonly dateWords = dateWords;
  protected readonly productWords = productWords;
}
