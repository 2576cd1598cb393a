import { Component, input } from '@angular/core';
import type { TimelineMark } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';

/** Everything that happened, in order; what was corrected or struck stays in sight. */
@Component({
  selector: 'kat-session-log',
  imports: [ClinicTime],
  template: `
    <h2>Everything that happened</h2>
    <ol>
      @for (mark of marks(); track $index) {
        <li [class.is-struck]="mark.state !== 'stands'">
          <time>{{ mark.at | clinicTime }}</time>
          <span
            ><strong>{{ mark.label }}</strong> {{ mark.text }}{{ mark.isLateEntry ? ' (late entry)' : '' }}</span
          >
        </li>
      } @empty {
        <li>Nothing is recorded yet.</li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-8);
    }

    li {
      display: grid;
      grid-template-columns: 56px 1fr;
      padding: var(--space-4) 0;
      border-top: 1px solid var(--line);
    }

    time {
      color: var(--muted);
    }

    .is-struck span {
      text-decoration: line-through;
    }
  `,
})
export class SessionLog {
  readonly marks = input.required<readonly TimelineMark[]>();
}
