import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { instant, type RiskCallView } from '@sojourn/domain';
import { inZone } from '../core/clinic-time.js';
import { Clock } from '../core/clock.js';
import { LiveFeed } from '../core/live-feed.js';
import { SignInState } from '../core/sign-in-state.js';
import { Chip } from '../ui/chip.js';

const events = (count: number): string => (count === 1 ? ' risk event' : ' risk events');

/**
 * A cry for help, on every screen: how many, until when somebody must answer, and the way there. Nothing is drawn while none is open.
 * Who reads no risk events learns of those that nobody answered in time, so that they can fetch somebody. Source: clinical reference §4.6.
 */
@Component({
  selector: 'kat-risk-badge',
  imports: [Chip, RouterLink],
  template: `
    <span aria-live="assertive">
      @if (said(); as said) {
        @if (mayRead()) {
          <a routerLink="/risk-events"
            ><kat-chip [tone]="said.tone" icon="siren"
              ><span
                >{{ said.count }}<span class="roomy">{{ said.what }}</span
                >{{ said.until }}<span class="roomy">{{ said.whose }}</span></span
              ></kat-chip
            ></a
          >
        } @else {
          <kat-chip [tone]="said.tone" icon="siren"
            ><span
              ><span class="roomy">{{ said.count }}{{ said.what }}{{ said.until }}: </span>fetch a clinician</span
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
  private readonly signIn = inject(SignInState);
  private readonly clock = inject(Clock);
  private readonly calls = httpResource<RiskCallView>(() => (this.signIn.may('risk.hear') ? '/api/v1/risk-events/call' : undefined));
  protected readonly mayRead = computed(() => this.signIn.may('risk.read'));
  protected readonly said = computed(() => {
    const call = this.calls.hasValue() ? this.calls.value() : null;
    if (call === null || call.open === 0) return null;
    const isLate = call.acknowledgeBy !== null && instant(call.acknowledgeBy) < this.clock.now();
    if (!isLate && !this.mayRead()) return null;
    if (call.acknowledgeBy === null)
      return { tone: 'caution', count: call.open, what: events(call.open), until: ' open', whose: '' } as const;
    return { ...this.wait(call, call.acknowledgeBy, isLate), tone: 'alert', count: call.waiting } as const;
  });

  constructor() {
    inject(LiveFeed).reloads('risk-event', this.calls, inject(DestroyRef));
  }

  private wait(call: RiskCallView, by: string, isLate: boolean): { readonly what: string; readonly until: string; readonly whose: string } {
    return {
      what: `${events(call.waiting)} ${isLate ? 'unanswered' : 'to answer'}`,
      until: ` ${isLate ? 'since' : 'by'} ${inZone(by, this.signIn.zone(), 'time')}`,
      whose: this.isTold(call) ? ', now yours' : '',
    };
  }

  private isTold({ told }: RiskCallView): boolean {
    return told.some((role) => this.signIn.view()?.roles.includes(role));
  }
}
