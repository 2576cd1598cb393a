import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DoseMark } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';

/** The doses that stand on the axis of the measures, as a list: each leads to its session, and the whole to the review. */
@Component({
  selector: 'kat-dose-list',
  imports: [ClinicTime, RouterLink],
  template: `
    <h3 id="doses-heading">Doses on these days</h3>
    <ol>
      @for (dose of doses(); track dose.sessionId) {
        <li>
          <a [routerLink]="['/sessions', dose.sessionId]">{{ dose.at | clinicTime: 'date-time' }}</a>
        </li>
      }
    </ol>
    <p><a [routerLink]="['/patients', patientId(), 'review']">Sessions side by side, with the signed notes and response reviews</a></p>
  `,
  styles: `
    a {
      color: var(--primary);
    }
  `,
})
export class DoseList {
  readonly patientId = input.required<string>();
  readonly doses = input.required<readonly DoseMark[]>();
}
