import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Chip } from '../ui/chip.js';
import { RiskCall } from './risk-call.js';

/**
 * A cry for help, on every screen: how many, which are overdue, until when somebody must answer the next, and the way there. Nothing is drawn while none is open.
 * Who reads no risk events learns of those that nobody answered in time, so that they can fetch somebody. Source: clinical reference §4.6.
 */
@Component({
  selector: 'kat-risk-badge',
  imports: [Chip, RouterLink],
  template: `
    <span aria-live="polite">
      @if (call.words(); as said) {
        @if (call.mayRead()) {
          <a routerLink="/risk-events"
            ><kat-chip [tone]="said.tone" icon="siren"
              ><span
                >{{ said.count }}<span class="roomy">{{ said.what }}</span
                >{{ said.state }}<span class="roomy">{{ said.rest }}</span></span
              ></kat-chip
            ></a
          >
        } @else {
          <kat-chip [tone]="said.tone" icon="siren"
            ><span
              ><span class="roomy">{{ said.count }}{{ said.what }}{{ said.state }}{{ said.rest }}: </span>fetch a clinician</span
            ></kat-chip
          >
        }
      }
    </span>
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      text-decoration: none;
    }

    /* On a phone the chip says how many and until when; the rest is heard. */
    @media (max-width: 699px) {
      .roomy {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }
  `,
})
export class RiskBadge {
  protected readonly call = inject(RiskCall);
}
