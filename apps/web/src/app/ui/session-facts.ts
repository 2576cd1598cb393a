import { Component, computed, input } from '@angular/core';
import type { SessionFacts } from '@sojourn/domain';
import { productWords } from './product-words.js';

const outcomes: Record<SessionFacts['outcome'], string> = {
  'not-started': 'Not started',
  'in-progress': 'Under way',
  completed: 'Completed',
  'stopped-early': 'Stopped early',
  'not-given': 'Not given',
};
const unknown = '–';

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
            <th scope="col" class="number">Lowest SpO2</th>
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
  protected readonly rows = computed(() => this.sessions().map((facts) => rowOf(facts, this.zone())));
}

function givenOf({ product, esketamineUg, racemicUg, orderedUg, firstDoseAt }: SessionFacts): string {
  const givenUg = product === 'intranasal-esketamine' ? esketamineUg : racemicUg;
  const ordered = orderedUg === null ? '' : ` of ${milligrams(orderedUg)}`;
  return firstDoseAt === null || givenUg === null ? unknown : `${milligrams(givenUg)}${ordered}`;
}

function rowOf(facts: SessionFacts, zone: string) {
  const { peakPressure: peak, deliveredUgPerKg: perKg } = facts;
  const isDosed = facts.firstDoseAt !== null;
  return {
    id: facts.sessionId,
    day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(
      new Date(facts.firstDoseAt ?? facts.plannedStart),
    ),
    medicine: productWords[facts.product],
    given: givenOf(facts),
    perKg: isDosed && perKg !== null ? `${(perKg / 1000).toFixed(3)} mg` : unknown,
    minutes: facts.infusionMinutes === null ? unknown : String(facts.infusionMinutes),
    peak: peak === null ? unknown : `${peak.systolicMmHg}/${peak.diastolicMmHg}`,
    spo2: facts.lowestSpo2Percent === null ? unknown : `${facts.lowestSpo2Percent} %`,
    alerts: alertWords(facts),
    outcome: outcomes[facts.outcome],
  };
}

function milligrams(doseUg: number): string {
  return `${Number((doseUg / 1000).toFixed(2))} mg`;
}

function alertWords({ alerts }: SessionFacts): string {
  const count = (tier: 'red' | 'yellow'): number => alerts.filter((alert) => alert.tier === tier).length;
  const words = [count('red') > 0 ? `${count('red')} red` : '', count('yellow') > 0 ? `${count('yellow')} yellow` : ''];
  return words.filter(Boolean).join(', ') || 'none';
}
