import { Component, computed, input } from '@angular/core';
import type { IconName } from './icon-names.js';

/** One glyph of the local sprite. Beside a visible word it is decoration; alone it needs a label. */
@Component({
  selector: 'kat-icon',
  template: `
    <svg
      viewBox="0 0 24 24"
      focusable="false"
      [attr.width]="size()"
      [attr.height]="size()"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label()"
      [attr.aria-hidden]="label() ? null : 'true'"
    >
      <use [attr.href]="address()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(20);
  readonly label = input<string | null>(null);
  protected readonly address = computed(() => `/icons.svg#${this.name()}`);
}
