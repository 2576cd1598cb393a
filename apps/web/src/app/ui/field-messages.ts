import { Component, input } from '@angular/core';
import { Icon } from './icon.js';

@Component({
  selector: 'kat-field-messages',
  imports: [Icon],
  template: `
    @if (error(); as message) {
      <p class="error"><kat-icon name="circle-alert" [size]="16" /> {{ message }}</p>
    }
    @if (help(); as message) {
      <p class="help">{{ message }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }

    :host(:empty) {
      display: none;
    }

    p {
      font: var(--type-meta);
    }

    .help {
      color: var(--muted);
    }

    .error {
      display: flex;
      gap: 6px;
      color: var(--alert);
      font-weight: 560;
    }
  `,
})
export class FieldMessages {
  readonly help = input<string | null>(null);
  readonly error = input<string | null>(null);
}
