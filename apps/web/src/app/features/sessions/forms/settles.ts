import { afterNextRender, Directive, effect, ElementRef, inject, Injector, input, untracked } from '@angular/core';
import { LineToSettle } from './line-to-settle.js';

/** A card or fold that settles a kind of entry: it is opened and brought into view when somebody is led to it. */
@Directive({ selector: '[katSettles]' })
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
  const isFold = card instanceof HTMLDetailsElement;
  // A fold that takes the focus itself would keep the Tab key from everything inside it.
  if (isFold) card.open = true;
  else card.tabIndex = -1;
  const place = isFold ? card.querySelector('summary') : card;
  place?.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'center' });
}
