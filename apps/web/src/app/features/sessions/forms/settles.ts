import { afterNextRender, Directive, effect, ElementRef, inject, Injector, input, untracked } from '@angular/core';
import { LineToSettle } from './line-to-settle.js';

/** A card or fold that settles a kind of entry: it is opened and brought into view when somebody is led to it. */
@Directive({ selector: '[katSettles]', host: { tabindex: '-1' } })
export class Settles {
  readonly katSettles = input.required<string>();

  constructor() {
    const [settle, injector, card] = [inject(LineToSettle), inject(Injector), inject<ElementRef<HTMLElement>>(ElementRef)];
    effect(() => {
      if (settle.wanted()?.kind !== this.katSettles()) return;
      untracked(() => settle.found());
      afterNextRender(() => bring(card.nativeElement), { injector });
    });
  }
}

function bring(card: HTMLElement): void {
  if (card instanceof HTMLDetailsElement) card.open = true;
  const summary = card.querySelector('summary');
  (summary ?? card).focus({ preventScroll: true });
  card.scrollIntoView({ block: 'center' });
}
