import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Button } from '../ui/button.js';
import { Mark } from '../ui/mark.js';

/** Shown when the very first question, who is signed in, got no answer. It keeps the address, so trying again leads where one was going. */
@Component({
  selector: 'kat-unreachable-page',
  imports: [Button, Mark],
  template: `
    <main>
      <kat-mark [size]="48" />
      <h1>The server does not answer</h1>
      <p>Nothing was lost: what was saved is in the record. Check the network of this device, then try again.</p>
      <button type="button" kat-button kind="primary" icon="refresh-cw" (click)="retry()">Try again</button>
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--space-16);
      align-content: center;
      justify-items: center;
      min-height: 100dvh;
      padding: var(--space-24);
      text-align: center;
    }

    p {
      max-width: 44ch;
      color: var(--muted);
    }
  `,
})
export default class UnreachablePage {
  private readonly router = inject(Router);

  protected retry(): void {
    void this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload' });
  }
}
