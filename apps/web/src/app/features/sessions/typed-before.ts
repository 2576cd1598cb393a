import { Component, input } from '@angular/core';
import { ClinicTime } from '../../core/clinic-time.js';

/** Says that a form was filled before: what came back after a reload may be older than it looks. */
@Component({
  selector: 'kat-typed-before',
  imports: [ClinicTime],
  template: `
    @if (at(); as moment) {
      <p role="status">Typed at {{ moment | clinicTime }} and kept. Check it before you save.</p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }

    p {
      color: var(--caution);
      font: var(--type-label);
    }
  `,
})
export class TypedBefore {
  /** When it was typed; null when nothing came back. */
  readonly at = input.required<number | null>();
}
