import { Component, computed, inject, input } from '@angular/core';
import type { EntryKind, Unmet } from '@sojourn/domain';
import { Icon } from '../../../ui/icon.js';
import { LineToSettle } from './line-to-settle.js';

/** What stands before a step, each with the tap that leads to the form that settles it; what only time settles has none. */
@Component({
  selector: 'kat-unmet-list',
  imports: [Icon],
  template: `
    <ul [attr.aria-label]="'What stands before: ' + heading()">
      @for (one of shown(); track $index) {
        <li>
          <kat-icon name="triangle-alert" [size]="18" />
          @if (one.place; as place) {
            <button type="button" (click)="settle.lead(place)">{{ one.message }}</button>
          } @else {
            <span>{{ one.message }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr);
      gap: var(--space-8);
      align-items: center;
      min-height: 28px;
    }

    kat-icon {
      color: var(--caution);
    }

    button {
      justify-self: start;
      min-height: var(--target);
      padding: 0;
      border: 0;
      background: none;
      color: var(--primary);
      text-align: start;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.18em;
    }
  `,
})
export class UnmetList {
  readonly heading = input.required<string>();
  readonly step = input.required<EntryKind>();
  readonly unmet = input.required<readonly Unmet[]>();
  protected readonly settle = inject(LineToSettle);
  protected readonly shown = computed(() =>
    this.unmet().map((one) => ({ message: one.message, place: this.settle.placeOf(one, this.step()) })),
  );
}
