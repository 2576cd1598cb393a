import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { RiskAttention } from './risk-attention.js';
import { RiskCall } from './risk-call.js';

/** Said once and aloud to those whose rung it is, on every page that is not the bedside's, until it is opened or taken on. No name stands in it. */
@Component({
  selector: 'kat-risk-banner',
  imports: [Banner, Button, RouterLink],
  template: `
    @if (attention.words(); as words) {
      <kat-banner tone="alert" [heading]="words">
        {{ call.mayRead() ? 'Open it and take it on.' : 'Fetch a clinician now.' }}
        @if (call.mayRead()) {
          <a katBannerActions kat-button kind="primary" routerLink="/risk-events">Open</a>
        } @else {
          <button katBannerActions type="button" kat-button size="small" (click)="attention.putAway()">Understood</button>
        }
      </kat-banner>
    }
  `,
  styles: `
    kat-banner {
      margin: var(--space-8) var(--space-16);
    }
  `,
})
export class RiskBanner {
  protected readonly attention = inject(RiskAttention);
  protected readonly call = inject(RiskCall);
}
