import { Component, input } from '@angular/core';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

/** A button without words: only for table rows and bars, always with an accessible name that is also its tooltip. */
@Component({
  selector: 'button[kat-icon-button], a[kat-icon-button]',
  imports: [Icon],
  template: '<kat-icon [name]="icon()" />',
  host: { '[attr.aria-label]': 'label()', '[attr.title]': 'label()' },
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      width: var(--target);
      height: var(--target);
      padding: 0;
      border: 1px solid transparent;
      border-radius: var(--radius-field);
      background: transparent;
      color: var(--muted);
    }

    :host(:hover) {
      background: var(--sunken);
      color: var(--ink);
    }
  `,
})
export class IconButton {
  readonly icon = input.required<IconName>();
  readonly label = input.required<string>();
}
