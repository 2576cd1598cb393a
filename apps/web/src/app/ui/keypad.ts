import { Component, booleanAttribute, input, output } from '@angular/core';
import { Icon } from './icon.js';

/** Large keys for gloves. It takes no focus from the field it types into; a real keyboard needs none of it. */
@Component({
  selector: 'kat-keypad',
  imports: [Icon],
  template: `
    @for (key of keys; track key) {
      <button type="button" (pointerdown)="$event.preventDefault()" (click)="digit.emit(key)">{{ key }}</button>
    }
    <button type="button" class="is-quiet" aria-label="Delete the last digit" (pointerdown)="$event.preventDefault()" (click)="back.emit()">
      <kat-icon name="arrow-left" />
    </button>
    <button type="button" (pointerdown)="$event.preventDefault()" (click)="digit.emit('0')">0</button>
    @if (!isAlone()) {
      <button type="button" class="is-quiet" aria-label="Next field" (pointerdown)="$event.preventDefault()" (click)="next.emit()">
        <kat-icon name="chevron-right" />
      </button>
    }
  `,
  host: { role: 'group', 'aria-label': 'Digits' },
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: var(--gap-bedside);
    }

    button {
      display: grid;
      place-items: center;
      min-height: var(--target-bedside);
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
      background: var(--surface);
      font: var(--type-entry);
      font-weight: 560;
      touch-action: manipulation;
      user-select: none;
    }

    button:hover {
      background: var(--sunken);
    }

    button:active {
      background: var(--tint);
    }

    .is-quiet {
      background: var(--sunken);
      color: var(--muted);
    }
  `,
})
export class Keypad {
  /** There is one field: none to go on to. */
  readonly isAlone = input(false, { transform: booleanAttribute });
  readonly digit = output<string>();
  readonly back = output<void>();
  readonly next = output<void>();
  protected readonly keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
}
