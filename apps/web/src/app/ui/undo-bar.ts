import { Component, input, output } from '@angular/core';
import { Button } from './button.js';
import { IconButton } from './icon-button.js';

/** Says what has just been done and offers to take it back. It takes its own row of the layout and never covers a control. */
@Component({
  selector: 'kat-undo-bar',
  imports: [Button, IconButton],
  template: `
    <p role="status">{{ done() }}</p>
    <button type="button" kat-button size="small" icon="undo-2" (click)="undone.emit()">Undo</button>
    <span class="seconds" aria-hidden="true">{{ secondsLeft() }} s</span>
    <button type="button" kat-icon-button icon="x" label="Keep it" (click)="dismissed.emit()"></button>
  `,
  host: {
    role: 'region',
    'aria-label': 'Undo',
    '(pointerenter)': 'held.emit(true)',
    '(pointerleave)': 'held.emit(false)',
    '(focusin)': 'held.emit(true)',
    '(focusout)': 'held.emit(false)',
  },
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-12);
      padding: var(--space-4) var(--space-8) var(--space-4) var(--space-24);
      border-top: 1px solid var(--line);
      background: var(--tint);
      color: var(--on-tint);
    }

    p {
      font: var(--type-label);
    }

    .seconds {
      flex: 1;
      font: var(--type-meta);
    }
  `,
})
export class UndoBar {
  readonly done = input.required<string>();
  readonly secondsLeft = input.required<number>();
  readonly undone = output<void>();
  readonly dismissed = output<void>();
  /** True while a pointer or the focus rests on the bar: the time to decide should not run out under someone's hand. */
  readonly held = output<boolean>();
}
