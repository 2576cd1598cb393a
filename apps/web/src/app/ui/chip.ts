import { Component, input } from '@angular/core';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import type { Tone } from './tone.js';

/** A short state in words, with a glyph. Lantern is kept for what is live at this moment. */
@Component({
  selector: 'kat-chip',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <kat-icon [name]="name" [size]="14" />
    }
    <span><ng-content /></span>
  `,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 24px;
      padding: 2px 10px;
      border-radius: var(--radius-full);
      background: var(--tone-ground);
      color: var(--tone);
      font: var(--type-meta);
      font-weight: 600;
      white-space: nowrap;
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName | null>(null);
}
