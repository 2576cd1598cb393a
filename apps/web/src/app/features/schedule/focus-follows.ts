import { ElementRef, afterRenderEffect, inject, type Signal } from '@angular/core';
import { PutDown } from './put-down.js';

/**
 * Takes the focus along when a visit was put down: its block is a new one, and hands on the keys would be lost. Whoever went on to something
 * else keeps the focus there. Call it in a constructor.
 */
export function focusFollows(drawn: Signal<unknown>): void {
  const host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const { landedId } = inject(PutDown);
  afterRenderEffect(() => {
    drawn();
    const id = landedId();
    if (id === null || document.activeElement !== document.body) return;
    const block = host.querySelector<HTMLElement>(`[data-appointment="${id}"]:not([tabindex="-1"])`);
    if (block === null) return;
    landedId.set(null);
    block.focus();
  });
}
