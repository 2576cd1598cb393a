import { Component, input } from '@angular/core';
import type { FlowsheetRow } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';

/** The chart's values as a table, for reading, keyboard and print. A dash is "not taken", never normal. */
@Component({
  selector: 'kat-flowsheet-table',
  imports: [ClinicTime],
  template: `
    <table class="kat-table">
      <caption>
        Vital signs and scores. A dash means not taken.
      </caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col" class="number">Minute</th>
          <th scope="col" class="number">BP mmHg</th>
          <th scope="col" class="number">HR /min</th>
          <th scope="col" class="number">SpO₂ %</th>
          <th scope="col" class="number">RR /min</th>
          <th scope="col" class="number">Sedation</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.at) {
          <tr>
            <th scope="row">{{ row.at | clinicTime }}{{ row.isLateEntry ? ' (late)' : '' }}</th>
            <td class="number">{{ row.minutesFromDose ?? '–' }}</td>
            <td class="number">{{ row.signs.systolicMmHg ?? '–' }}/{{ row.signs.diastolicMmHg ?? '–' }}</td>
            <td class="number">{{ row.signs.heartRatePerMin ?? '–' }}</td>
            <td class="number">{{ row.signs.spo2Percent ?? '–' }}</td>
            <td class="number">{{ row.signs.respiratoryRatePerMin ?? '–' }}</td>
            <td class="number">{{ row.sedation === null ? '–' : row.sedation.score }}</td>
          </tr>
        } @empty {
          <tr>
            <td colspan="7">Nothing has been measured yet.</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
  `,
})
export class FlowsheetTable {
  readonly rows = input.required<readonly FlowsheetRow[]>();
}
