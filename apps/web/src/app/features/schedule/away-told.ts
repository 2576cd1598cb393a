import { Component, computed, input, output } from '@angular/core';
import { instantText, type BoardAppointment } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Button } from '../../ui/button.js';
import type { Decided } from './way-out.js';

/** After somebody's absence was written down: which patients have to hear of it, and which visits still wait for a place. */
@Component({
  selector: 'kat-away-told',
  imports: [Button, ClinicTime],
  template: `
    <p role="status">The absence is written down.</p>
    @if (changed().length > 0) {
      <section aria-label="Patients to tell">
        <h3>Tell these patients</h3>
        <ul>
          @for (one of changed(); track one.id) {
            <li>
              <strong>{{ one.name }}</strong>
              <s>{{ one.from | clinicTime }}</s>
              @if (one.to === null) {
                <span>called off</span>
              } @else {
                <span>now {{ one.to | clinicTime }}</span>
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (open().length > 0) {
      <section aria-label="Still to decide">
        <h3>Still to decide</h3>
        <ul>
          @for (one of open(); track one.visit.appointment.id) {
            <li>
              <strong>{{ one.visit.appointment.patientName }}</strong>
              <span>{{ one.visit.appointment.startsAt | clinicTime }} {{ one.visit.appointment.title }}</span>
              <button type="button" kat-button size="small" (click)="moving.emit(one.visit.appointment)">Find another day …</button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host,
    section,
    ul {
      display: grid;
      gap: var(--space-12);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-8);
    }

    s {
      color: var(--muted);
    }
  `,
})
export class AwayTold {
  readonly done = input.required<readonly Decided[]>();
  readonly open = input.required<readonly Decided[]>();
  readonly moving = output<BoardAppointment>();
  protected readonly changed = computed(() =>
    this.done()
      .filter(({ way }) => way.kind === 'at' || way.kind === 'off')
      .map(({ visit: { appointment }, way }) => ({
        ...{ id: appointment.id, name: appointment.patientName, from: appointment.startsAt },
        to: way.kind === 'at' ? instantText(way.startsAt) : null,
      })),
  );
}
