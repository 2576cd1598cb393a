import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { lastAtDose, type AskedDose, type GlanceWithAnswers } from '@sojourn/domain';
import { FactRows } from './fact-rows.js';
import { glanceRows } from './glance-words.js';
import { milligramWords } from './session-words.js';
import { inZone } from './zone-time.js';

/** What happened the last time this dose was ordered, or the one nearest to it, which it says. */
@Component({
  selector: 'kat-last-at-dose',
  imports: [FactRows, RouterLink],
  template: `
    @if (found(); as last) {
      <p>
        {{ matchWords() }}
        <a [routerLink]="['/sessions', last.session.sessionId, 'replay']">{{ day() }}</a>
      </p>
      <kat-fact-rows [rows]="rows()" />
    } @else {
      <p class="meta">No earlier session by this route is in this record.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
      align-content: start;
    }

    a {
      color: var(--primary);
    }
  `,
})
export class LastAtDoseCard {
  readonly earlier = input.required<readonly GlanceWithAnswers[]>();
  readonly asked = input.required<AskedDose>();
  readonly zone = input.required<string>();
  protected readonly found = computed(() => lastAtDose(this.earlier(), this.asked()));
  protected readonly rows = computed(() => {
    const last = this.found();
    return last === null ? [] : glanceRows(last.session);
  });
  protected readonly day = computed(() => {
    const last = this.found();
    return last === null ? '' : inZone(last.session.firstDoseAt, this.zone(), 'date');
  });
  protected readonly matchWords = computed(() => {
    const difference = this.found()?.differenceUg ?? 0;
    const dose = milligramWords(this.asked().doseUg);
    if (difference === 0) return `${dose}, last ordered on`;
    const way = difference > 0 ? 'above' : 'below';
    return `${dose} was never ordered before. The nearest is ${milligramWords(Math.abs(difference))} ${way}, on`;
  });
}
