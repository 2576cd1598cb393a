import { Component, input } from '@angular/core';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

/** One plain sentence and one action: "No sessions today." A filtered list says which filter hides things. */
@Component({
  selector: 'kat-empty-state',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <kat-icon [name]="name" [size]="28" />
    }
    <p>{{ sentence() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
      justify-items: center;
      padding: var(--space-32) var(--space-16);
      color: var(--muted);
      text-align: center;
    }
  `,
})
export class EmptyState {
  readonly sentence = input.required<string>();
  readonly icon = input<IconName | null>(null);
}
