import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CommandRegistry } from '../core/command-registry.js';
import { SignInState } from '../core/sign-in-state.js';
import { Icon } from '../ui/icon.js';
import { KeyHint } from '../ui/key-hint.js';
import { Mark } from '../ui/mark.js';
import { LightSwitch } from './light-switch.js';
import { LiveBadge } from './live-badge.js';
import { OutboxBadge } from './outbox-badge.js';
import { RiskBadge } from './risk-badge.js';
import { RunningChip } from './running-chip.js';
import { UserMenu } from './user-menu.js';

/** Where one is, how to get elsewhere, whether the screen is fresh, and who is here. */
@Component({
  selector: 'kat-top-bar',
  imports: [Icon, KeyHint, LightSwitch, LiveBadge, Mark, OutboxBadge, RiskBadge, RouterLink, RunningChip, UserMenu],
  template: `
    <a class="home" routerLink="/" aria-label="Sojourn, start page"><kat-mark [size]="32" /></a>
    <span class="clinic">{{ signIn.view()?.clinic?.name }}</span>
    <button
      type="button"
      class="search"
      aria-label="Search or jump to"
      [attr.aria-keyshortcuts]="'Control+K Meta+K'"
      (click)="commands.show()"
    >
      <kat-icon name="search" [size]="18" />
      <span class="words">Search or jump to</span>
      <span class="keys" aria-hidden="true"><kat-key-hint>Ctrl</kat-key-hint> <kat-key-hint>K</kat-key-hint></span>
    </button>
    <span class="end">
      <kat-risk-badge />
      <kat-running-chip />
      <kat-outbox-badge />
      <kat-live-badge />
      <kat-light-switch />
      @defer (on immediate) {
        <kat-user-menu />
      }
    </span>
  `,
  styleUrl: './top-bar.css',
})
export class TopBar {
  protected readonly signIn = inject(SignInState);
  protected readonly commands = inject(CommandRegistry);
}
