import { Component, inject, input } from '@angular/core';
import { OwnSignIn } from '../core/own-sign-in.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { Button } from '../ui/button.js';
import { Mark } from '../ui/mark.js';
import { SecondFactorSetup } from './second-factor-setup.js';

/** The clinic asks everyone for a second factor: setting it up comes before anything else. */
@Component({
  selector: 'kat-second-factor-page',
  imports: [Button, Mark, SecondFactorSetup],
  template: `
    <main class="kat-card">
      <header class="screen-only"><kat-mark [size]="36" /></header>
      <h1 tabindex="-1">Set up your second factor</h1>
      <p class="muted">{{ view()?.clinic?.name }} asks everyone who opens its records for one. It takes a minute; then you are in.</p>
      <kat-second-factor-setup (done)="goOn()" />
      <footer class="screen-only">
        <button type="button" kat-button kind="quiet" icon="log-out" (click)="signOut.now()">Sign out</button>
      </footer>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-height: 100dvh;
      padding: var(--space-16);
    }

    main {
      display: grid;
      gap: var(--space-16);
      width: min(40rem, 100%);
      padding: var(--space-24);
    }
  `,
})
export default class SecondFactorPage {
  readonly next = input<string>();
  private readonly own = inject(OwnSignIn);
  protected readonly signOut = inject(SignOut);
  protected readonly view = inject(SignInState).view;

  protected async goOn(): Promise<void> {
    const view = this.view();
    if (view !== null) await this.own.begin(view, this.next() ?? null);
  }
}
