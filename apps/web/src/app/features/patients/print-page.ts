import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '../../ui/button.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ContactCard } from './contact-card.js';
import { allergyLine, amountOf, conditionLine, measuredKind, medicineLine } from './facts/fact-words.js';
import { ClinicTime } from '../../core/clinic-time.js';
import { OpenChart } from './open-chart.js';

/** The chart for paper: every list in full, one under the other. */
@Component({
  selector: 'kat-print-page',
  imports: [Button, ClinicTime, ContactCard, Loading, PageHeader, RouterLink],
  template: `
    <div class="kat-page">
      <kat-page-header
        heading="Chart"
        [level]="2"
        detail="As it stands at the time of printing. An empty list means that nothing is recorded."
      >
        <a kat-button kind="quiet" class="screen-only" icon="arrow-left" [routerLink]="['/patients', patientId()]">Summary</a>
        <button type="button" kat-button class="screen-only" icon="printer" (click)="print()">Print</button>
      </kat-page-header>
      @if (opened.view(); as patient) {
        @for (list of lists(); track list.heading) {
          <section class="kat-card">
            <h3>{{ list.heading }}</h3>
            <ul>
              @for (line of list.lines; track line.id) {
                <li>
                  <strong
                    ><bdi>{{ line.title }}</bdi></strong
                  >
                  <span class="meta">{{ line.meta }}</span>
                </li>
              } @empty {
                <li class="meta">Nothing recorded.</li>
              }
            </ul>
          </section>
        }
        @if (patient.clinical; as clinical) {
          <section class="kat-card">
            <h3>Measured</h3>
            <table class="kat-table">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">What</th>
                  <th scope="col" class="number">Value</th>
                </tr>
              </thead>
              <tbody>
                @for (fact of clinical.measurements; track fact.id) {
                  <tr>
                    <td>{{ fact.occurredAt | clinicTime: 'date-time' }}</td>
                    <td>{{ kind(fact.details) }}</td>
                    <td class="number">{{ amount(fact.details) }}</td>
                  </tr>
                } @empty {
                  <tr>
                    <td colspan="3">Nothing measured.</td>
                  </tr>
                }
              </tbody>
            </table>
          </section>
        }
        <kat-contact-card [identity]="patient.identity" />
      } @else {
        <kat-loading label="Opening the chart" [lines]="8" />
      }
    </div>
  `,
  styles: `
    li {
      display: grid;
      gap: 2px;
      padding: var(--space-4) 0;
      break-inside: avoid;
      overflow-wrap: anywhere;
    }
  `,
})
export default class PrintPage {
  readonly patientId = input.required<string>();
  protected readonly opened = inject(OpenChart);
  protected readonly kind = measuredKind;
  protected readonly amount = amountOf;
  protected readonly lists = computed(() => {
    const clinical = this.opened.view()?.clinical ?? null;
    if (clinical === null) return [];
    return [
      { heading: 'Conditions', lines: clinical.conditions.map(({ id, details }) => ({ id, ...conditionLine(details) })) },
      { heading: 'Medicines', lines: clinical.medicines.map(({ id, details }) => ({ id, ...medicineLine(details) })) },
      { heading: 'Allergies', lines: clinical.allergies.map(({ id, details }) => ({ id, ...allergyLine(details) })) },
    ];
  });

  protected print(): void {
    globalThis.print();
  }
}
