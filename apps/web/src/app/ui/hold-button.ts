import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { Icon } from './icon.js';
import type { IconName } from './icon-names.js';

const holdMs = 800;
const confirmWithinMs = 5_000;

/**
 * For what must not happen by a slip of the hand: pressed and held until it has filled. The keyboard and switches get two steps on the
 * same button: the first press asks, the second within five seconds does it.
 */
@Component({
  selector: 'button[kat-hold-button]',
  imports: [Icon],
  template: `
    <span class="fill" aria-hidden="true"></span>
    <kat-icon [name]="icon()" [size]="22" />
    <span class="words">{{ asks() ? confirm() : label() }}</span>
  `,
  host: {
    type: 'button',
    '[class.is-held]': 'holds()',
    '[class.is-asking]': 'asks()',
    '(pointerdown)': 'begin($event)',
    '(pointerup)': 'letGo()',
    '(pointerleave)': 'letGo()',
    '(pointercancel)': 'letGo()',
    '(contextmenu)': '$event.preventDefault()',
    '(click)': 'press($event)',
    '(blur)': 'forget()',
  },
  styleUrl: './hold-button.css',
})
export class HoldButton {
  readonly label = input.required<string>();
  /** What the button says when the keyboard has pressed it once. */
  readonly confirm = input.required<string>();
  readonly icon = input<IconName>('square');
  readonly held = output<void>();
  protected readonly holds = signal(false);
  protected readonly asks = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private question: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      clearTimeout(this.question);
    });
  }

  protected begin(press: PointerEvent): void {
    if (press.button !== 0) return;
    this.holds.set(true);
    this.timer = setTimeout(() => {
      this.letGo();
      this.held.emit();
    }, holdMs);
  }

  protected letGo(): void {
    clearTimeout(this.timer);
    this.holds.set(false);
  }

  /** A click that no pointer made has no count: it comes from a key or a switch. */
  protected press(click: MouseEvent): void {
    if (click.detail !== 0) return;
    if (!this.asks()) {
      this.asks.set(true);
      this.question = setTimeout(() => this.asks.set(false), confirmWithinMs);
      return;
    }
    this.forget();
    this.held.emit();
  }

  protected forget(): void {
    clearTimeout(this.question);
    this.asks.set(false);
  }
}
