import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';

/** The recovery codes, shown this once: to copy, to print, to write down. */
@Component({
  selector: 'kat-recovery-codes',
  imports: [Banner, Button],
  template: `
    <kat-banner tone="ok" heading="The second factor is on">From now on signing in asks for a code as well.</kat-banner>
    <p>Keep these recovery codes where only you find them. Each works once, and they are not shown again.</p>
    <ul aria-label="Recovery codes">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <div class="kat-row screen-only">
      <button type="button" kat-button icon="copy" size="small" (click)="copy()">Copy</button>
      <button type="button" kat-button icon="printer" size="small" (click)="print()">Print</button>
      <span role="status" class="muted">{{ said() }}</span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-16);
    }

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: var(--space-4) var(--space-24);
      padding: var(--space-12) var(--space-16);
      border-radius: var(--radius-card);
      background: var(--sunken);
      font: var(--type-section);
      letter-spacing: 0.04em;
      list-style: none;
      overflow-wrap: anywhere;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  private readonly document = inject(DOCUMENT);
  protected readonly said = signal('');

  protected async copy(): Promise<void> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(this.codes().join('\n'));
      this.said.set('Copied. Paste them somewhere safe.');
    } catch {
      this.said.set('This browser does not let them be copied here: print them, or mark and copy them by hand.'); // refused by the browser
    }
  }

  /** Only the codes go on paper: the page behind the dialog stays off it. */
  protected print(): void {
    const root = this.document.documentElement;
    root.setAttribute('data-prints', 'dialog');
    this.document.defaultView?.print();
    root.removeAttribute('data-prints');
  }
}
