import { Component, input } from '@angular/core';

/** The sign of the product: one lantern over calm water. */
@Component({
  selector: 'kat-mark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" [attr.width]="size()" [attr.height]="size()">
      <rect class="ground" width="32" height="32" rx="8" />
      <circle class="lantern" cx="16" cy="11.5" r="4.5" />
      <path class="water" d="M5 20.5c3.7-3.2 7.3-3.2 11 0s7.3 3.2 11 0M9 25.5c2.300-2 4.700-2 7 0s4.700 2 7 0" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    .ground {
      fill: var(--primary);
    }

    .lantern {
      fill: var(--lantern-tint);
    }

    :host-context([data-theme='dark']) .lantern,
    :host-context([data-theme='dim']) .lantern {
      fill: var(--on-primary);
    }

    .water {
      fill: none;
      stroke: var(--on-primary);
      stroke-width: 1.9;
      stroke-linecap: round;
      opacity: 0.85;
    }
  `,
})
export class Mark {
  readonly size = input(32);
}
