import { Component, inject, input, output, signal } from '@angular/core';
import type { PatientChartView, PatientClinicalView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { amountOf, measuredKind } from './fact-words.js';
import { MarkWrongDialog } from './mark-wrong-dialog.js';

type Measurement = PatientClinicalView['measurements'][number];

/** Weights, heights and blood pressures, newest first. */
@Component({
  selector: 'kat-measured-table',
  imports: [Button, ClinicTime, EmptyState, MarkWrongDialog],
  template: `
    <table class="kat-table">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" class="number">Value</th>
          @if (mayWrite) {
            <th scope="col" class="screen-only"><span class="visually-hidden">Correction</span></th>
          }
        </tr>
      </thead>
      <tbody>
        @for (fact of measurements(); track fact.id) {
          <tr>
            <td>{{ fact.occurredAt | clinicTime: 'date-time' }}</td>
            <td>{{ kind(fact.details) }}</td>
            <td class="number">{{ amount(fact.details) }}</td>
            @if (mayWrite) {
              <td class="screen-only">
                <button
                  type="button"
                  kat-button
                  kind="quiet"
                  size="small"
                  [attr.aria-label]="'Entered in error: ' + wordsOf(fact)"
                  (click)="wrong.set(fact)"
                >
                  Entered in error
                </button>
              </td>
            }
          </tr>
        } @empty {
          <tr>
            <td colspan="4"><kat-empty-state icon="scale" sentence="Nothing has been measured yet." /></td>
          </tr>
        }
      </tbody>
    </table>
    @if (wrong(); as fact) {
      <kat-mark-wrong-dialog
        [patientId]="patientId()"
        [factId]="fact.id"
        [words]="wordsOf(fact)"
        (closed)="wrong.set(null)"
        (marked)="take($event)"
      />
    }
  `,
  host: { role: 'region', 'aria-label': 'Measured', tabindex: '0' },
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
  `,
})
export class MeasuredTable {
  readonly patientId = input.required<string>();
  readonly measurements = input.required<readonly Measurement[]>();
  readonly changed = output<PatientChartView>();
  protected readonly mayWrite = inject(SignInState).may('chart.write');
  protected readonly wrong = signal<Measurement | null>(null);
  protected readonly kind = measuredKind;
  protected readonly amount = amountOf;

  protected wordsOf({ details }: Measurement): string {
    return `${measuredKind(details)} ${amountOf(details)}`;
  }

  protected take(chart: PatientChartView): void {
    this.wrong.set(null);
    this.changed.emit(chart);
  }
}
