import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';

/** What one should know of a visit before anything else: it was moved, or its patient asks for another time. */
@Component({
  selector: 'kat-visit-banners',
  imports: [Banner, RouterLink],
  template: `
    @if (visit().replacedById !== null) {
      <kat-banner heading="Moved">This visit was moved to another time; it is kept here as it was.</kat-banner>
    }
    @if (visit().isMoveAsked) {
      <kat-banner heading="Asks for another time">
        The patient asks by link to have this visit moved. It stands until somebody moves it.
        @if (signIn.may('schedule.book')) {
          <a routerLink="/schedule/answers">What would suit</a>
        }
      </kat-banner>
    }
  `,
  styles: `
    kat-banner {
      margin-top: var(--space-8);
    }

    a {
      display: inline-block;
      min-height: 24px;
    }
  `,
})
export class VisitBanners {
  readonly visit = input.required<AppointmentView>();
  protected readonly signIn = inject(SignInState);
}
