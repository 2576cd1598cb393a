import { Component, input } from '@angular/core';

/** A person's initials. The name stands beside it or is said by whatever contains it. */
@Component({
  selector: 'kat-avatar',
  template: '<span aria-hidden="true">{{ initials() }}</span>',
  host: { '[attr.data-size]': 'size()' },
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: var(--radius-full);
      background: var(--tint);
      color: var(--on-tint);
      font: var(--type-meta);
      font-weight: 640;
      letter-spacing: 0.02em;
    }

    :host([data-size='large']) {
      width: 44px;
      height: 44px;
      font: var(--type-strong);
    }
  `,
})
export class Avatar {
  readonly initials = input.required<string>();
  readonly size = input<'normal' | 'large'>('normal');
}
