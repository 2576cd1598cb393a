import { Component, computed, input } from '@angular/core';
import { clockSpan, spokenSpan } from './spans.js';

/** The time since an instant, in lantern amber: this is live. The owner passes the present time from the one clock. */
@Component({
  selector: 'kat-elapsed-timer',
  template: '<span aria-hidden="true">{{ shown() }}</span>',
  host: { role: 'timer', '[attr.aria-label]': 'spoken()' },
  styles: `
    :host {
      color: var(--lantern);
      font: var(--type-timer);
      letter-spacing: -0.01em;
    }
  `,
})
export class ElapsedTimer {
  readonly label = input('Elapsed');
  readonly since = input.required<number>();
  readonly now = input.required<number>();
  protected readonly shown = computed(() => clockSpan(this.now() - this.since()));
  protected readonly spoken = computed(() => `${this.label()} ${spokenSpan(this.now() - this.since())}`);
}
