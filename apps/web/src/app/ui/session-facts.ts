import { Component, computed, input } from '@angular/core';
import { sessionFactsRow, type SessionFacts } from '@sojourn/domain';

/** What the logs of dosing sessions say, a row each. Nothing here can be typed over; a dash is "not measured", never nought. */
@Component({
  selector: 'kat-session-facts',
  template: `
    <div class="wide" tabindex="0" role="region" aria-label="Facts from the session log">
      <table class="kat-table">
        <caption class="visually-hidden">
          Dose, duration, pressures and alerts of each dosing session, from its log
        </caption>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col" class="number">Given</th>
            <th scope="col" class="number">Per kg</th>
            <th scope="col" class="number">Minutes</th>
            <th scope="col" class="number">Peak BP</th>
            <th scope="col" class="number">Lowest SpO₂</th>
            <th scope="col" class="number">Alerts</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">
                {{ row.day }}<span class="meta">{{ row.medicine }}</span>
              </th>
              <td class="number">{{ row.given }}</td>
              <td class="number">{{ row.perKg }}</td>
              <td class="number">{{ row.minutes }}</td>
              <td class="number">{{ row.peak }}</td>
              <td class="number">{{ row.spo2 }}</td>
              <td class="number">{{ row.alerts }}</td>
              <td>{{ row.outcome }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .wide {
      overflow-x: auto;
    }

    .meta {
      display: block;
      color: var(--muted);
      font: var(--type-meta);
    }

    td {
      white-space: nowrap;
    }
  `,
})
export class SessionFactsTable {
  readonly sessions = input.required<readonly SessionFacts[]>();
  /** The clinic's IANA zone: bedside times are read on its clock. */
  readonly zone = input.required<string>();
  protected readonly rows = computed(() => this.sessions().map((facts) => sessionFactsRow(facts, this.zone())));
}
