import { Component, booleanAttribute, input } from '@angular/core';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

/** A button or a link that looks like one. While busy it keeps its place and its words, and takes no second press. */
@Component({
  selector: 'button[kat-button], a[kat-button]',
  imports: [Icon],
  template: `
    @if (busy()) {
      <span class="spinner" aria-hidden="true"></span>
    } @else if (icon(); as name) {
      <kat-icon [name]="name" [size]="size() === 'main' ? 22 : 18" />
    }
    <span class="words"><ng-content /></span>
    @if (trailingIcon(); as name) {
      <kat-icon [name]="name" [size]="16" />
    }
  `,
  host: {
    class: 'kat-button',
    '[attr.data-kind]': 'kind()',
    '[attr.data-size]': 'size()',
    '[attr.aria-busy]': 'busy() ? "true" : null',
    '[attr.aria-disabled]': 'busy() ? "true" : null',
    '(click)': 'swallow($event)',
  },
  styleUrl: './button.css',
})
export class Button {
  readonly kind = input<ButtonKind>('secondary');
  readonly size = input<'normal' | 'small' | 'main'>('normal');
  readonly icon = input<IconName | null>(null);
  readonly trailingIcon = input<IconName | null>(null);
  readonly busy = input(false, { transform: booleanAttribute });

  protected swallow(press: Event): void {
    if (!this.busy()) return;
    press.preventDefault();
    press.stopImmediatePropagation();
  }
}
