import { Component, input } from '@angular/core';
import type { CorrectedFactView } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { correctedLine } from './fact-words.js';

/** Entries that were marked as entered in error: what they said, what was wrong, who said so and when. */
@Component({
  selector: 'kat-corrected-list',
  imports: [ClinicTime],
  template: `
    <ul>
      @for (fact of facts(); track fact.id) {
        <li>
          <s>{{ line(fact) }}</s>
          <span class="meta">{{ fact.reason }} · {{ fact.markedBy }}, {{ fact.markedAt | clinicTime: 'date-time' }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 2px;
      padding: var(--space-8) 0;
      border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere;
    }

    s {
      color: var(--muted);
    }
  `,
})
export class CorrectedList {
  readonly facts = input.required<readonly CorrectedFactView[]>();
  protected readonly line = correctedLine;
}
