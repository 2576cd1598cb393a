import { Component, inject, input, output } from '@angular/core';
import type { ObservationFact } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';

interface Quoted {
  readonly words: string;
  readonly observation: ObservationFact;
}

/** The moments of the session beside the note: one press brings time and words into the section written in last. */
@Component({
  selector: 'kat-quotes-card',
  imports: [Button],
  template: `
    <h2>What was noted at the bedside</h2>
    <ul>
      @for (observation of observations(); track observation.entryId) {
        <li>
          <p>{{ wordsOf(observation) }}</p>
          <button type="button" kat-button kind="quiet" size="small" icon="quote" (click)="quote(observation)">
            Bring in {{ timeOf(observation) }}
          </button>
        </li>
      } @empty {
        <li>No observation is in the log of these sessions.</li>
      }
    </ul>
  `,
  host: { class: 'kat-card' },
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    li {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      padding: var(--space-8) 0;
      border-top: 1px solid var(--line);
    }
  `,
})
export class QuotesCard {
  readonly observations = input.required<readonly ObservationFact[]>();
  readonly quoted = output<Quoted>();
  private readonly signIn = inject(SignInState);

  protected timeOf({ at }: ObservationFact): string {
    return inZone(at, this.signIn.zone(), 'time');
  }

  protected wordsOf(observation: ObservationFact): string {
    const { text, isQuote } = observation;
    return `${this.timeOf(observation)} ${isQuote ? `“${text}”` : text}`;
  }

  protected quote(observation: ObservationFact): void {
    this.quoted.emit({ words: this.wordsOf(observation), observation });
  }
}
