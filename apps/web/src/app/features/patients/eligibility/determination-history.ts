import { Component, input } from '@angular/core';
import { productWords, type DeterminationView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Chip } from '../../../ui/chip.js';
import { dateWords } from '../patient-words.js';
import { minimumFactWords, outcomeLooks, reasonWords } from './eligibility-words.js';

/** Every signed determination, newest first: what was decided, until when it stands, and what it was decided on. */
@Component({
  selector: 'kat-determination-history',
  imports: [Chip, ClinicTime],
  template: `
    <h2>Signed determinations</h2>
    @for (one of determinations(); track one.id) {
      <article [attr.aria-label]="looks[one.eligibility.outcome].words + ', ' + dateWords(one.decidedOn)">
        <p class="row">
          <kat-chip
            [tone]="one.standing === null ? 'neutral' : looks[one.eligibility.outcome].tone"
            [icon]="looks[one.eligibility.outcome].icon"
            >{{ looks[one.eligibility.outcome].words }}</kat-chip
          >
          <strong>{{ productWords[one.product] }}</strong>
        </p>
        <p class="meta">Signed by {{ one.signedBy }}, {{ one.signedAt | clinicTime: 'date-time' }}</p>
        <p class="stands" [attr.data-tone]="isHeld(one) ? 'caution' : 'neutral'">{{ standingWords(one) }}</p>
        @if (one.deferredUntil; as on) {
          <p class="meta">Look again on {{ dateWords(on) }}.</p>
        }
        @if (one.reason; as reason) {
          <p class="said">{{ reason }}</p>
        }
        <ul>
          @for (condition of one.conditions; track $index) {
            <li>{{ condition }}</li>
          }
          @for (reason of answered(one); track reason.item) {
            <li>{{ reason.label }}. {{ words(reason) }}</li>
          }
        </ul>
        @if (gaps(one); as text) {
          <p class="meta">{{ text }}</p>
        }
      </article>
    } @empty {
      <p class="meta">None yet. Nobody may be enrolled before a prescriber has signed one.</p>
    }
  `,
  host: { class: 'kat-card' },
  styles: `
    :host,
    article {
      display: grid;
      gap: var(--space-8);
    }

    article {
      padding-top: var(--space-12);
      border-top: 1px solid var(--line);
    }

    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-8);
    }

    .stands {
      color: var(--tone);
      font: var(--type-label);
    }

    .said {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    ul {
      padding-inline-start: 1.1em;
      list-style: disc;
      font: var(--type-label);
      font-weight: 450;
    }
  `,
})
export class DeterminationHistory {
  readonly determinations = input.required<readonly DeterminationView[]>();
  protected readonly looks = outcomeLooks;
  protected readonly productWords = productWords;
  protected readonly dateWords = dateWords;

  protected isHeld({ standing }: DeterminationView): boolean {
    return standing !== null && standing.standing !== 'current';
  }

  protected standingWords({ standing }: DeterminationView): string {
    if (standing === null) return 'A newer determination took its place.';
    if (standing.standing === 'answers-changed') return `Answers changed since (${standing.items.length}): screen again and sign anew.`;
    if (standing.standing === 'expired')
      return `Expired: its last day was ${dateWords(standing.lastDay)} without a first dose. Screen again.`;
    return standing.lastDay === null
      ? 'Stands for the course.'
      : `Stands until ${dateWords(standing.lastDay)} unless a first dose is given before.`;
  }

  protected answered({ eligibility }: DeterminationView): DeterminationView['eligibility']['reasons'] {
    return eligibility.reasons.filter(({ answer }) => answer !== 'not-answered');
  }

  protected words(reason: DeterminationView['eligibility']['reasons'][number]): string {
    return reasonWords(reason, dateWords);
  }

  protected gaps({ eligibility }: DeterminationView): string {
    const { answered, total } = eligibility.completeness;
    const missing = eligibility.missingFacts.map((fact) => minimumFactWords[fact].label).join(', ');
    return [answered < total ? `${answered} of ${total} items were answered.` : '', missing === '' ? '' : `Missing then: ${missing}.`]
      .filter(Boolean)
      .join(' ');
  }
}
