import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hasWording, instrumentOf, type MeasureDueHere } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { Button } from '../../ui/button.js';
import { nameOf } from './measure-words.js';

/** The forms of a patient that are to be taken at the clinic now, each with the way to take it. Nothing is drawn while none is due. */
@Component({
  selector: 'kat-due-here-card',
  imports: [Button, ClinicTime, RouterLink],
  template: `
    @if (lines().length > 0) {
      <section class="kat-card" aria-labelledby="due-here-heading">
        <h3 id="due-here-heading">Due at the clinic</h3>
        <ul>
          @for (line of lines(); track line.instrumentId) {
            <li>
              <div>
                <strong>{{ line.name }}</strong>
                <p class="meta">{{ line.by }}, until {{ line.closesAt | clinicTime: 'date-time' }}</p>
              </div>
              @if (line.isForTablet) {
                <a kat-button size="small" icon="tablet" [routerLink]="['/tablet', patientId(), line.instrumentId]">
                  On the tablet<span class="visually-hidden">: {{ line.name }}</span>
                </a>
              }
              <a kat-button size="small" icon="pencil" [routerLink]="['/patients', patientId(), 'measures', 'record', line.instrumentId]">
                Record<span class="visually-hidden">: {{ line.name }}</span>
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrls: ['./form-lines.css'],
  styles: `
    :host {
      display: contents;
    }

    section {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export class DueHereCard {
  readonly patientId = input.required<string>();
  protected readonly due = httpResource<MeasureDueHere[]>(() => `/api/v1/patients/${this.patientId()}/measure-assignments/due`);
  protected readonly lines = computed(() =>
    (this.due.hasValue() ? this.due.value() : []).map((one) => {
      const definition = instrumentOf(one.instrumentId);
      const isClinicians = definition?.respondent === 'clinician';
      const isForTablet = !isClinicians && definition !== null && hasWording(definition);
      const by = isClinicians ? 'A clinician rates it' : isForTablet ? 'The patient answers' : 'On paper: its wording is not shown here';
      return { ...one, name: nameOf(one.instrumentId), isForTablet, by };
    }),
  );

  constructor() {
    inject(LiveFeed).reloads('measure', this.due, inject(DestroyRef));
  }
}
