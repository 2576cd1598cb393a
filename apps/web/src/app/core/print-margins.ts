import { DOCUMENT, DestroyRef, inject } from '@angular/core';
import { inZone } from './clinic-time.js';
import { Clock } from './clock.js';
import { SignInState } from './sign-in-state.js';

/**
 * Names in the margins of every printed page whom it is about, who printed it and when; `styles/print.css` shows them. They are there only
 * while the browser prints, and only as long as the caller lives: call it in a constructor. Source: design system §8.
 */
export function fillPrintMargins(about: () => string): void {
  const page = inject(DOCUMENT);
  const [clock, signIn, destroyRef] = [inject(Clock), inject(SignInState), inject(DestroyRef)];
  const fill = (): void => {
    const at = inZone(clock.instant(), signIn.zone(), 'date-time');
    page.documentElement.style.setProperty('--print-about', cssText(about()));
    page.documentElement.style.setProperty(
      '--print-by',
      cssText(`Printed by ${signIn.view()?.person.displayName ?? ''}, ${at} (${signIn.zone()})`),
    );
  };
  const empty = (): void => {
    for (const name of ['--print-about', '--print-by']) page.documentElement.style.removeProperty(name);
  };
  addEventListener('beforeprint', fill);
  addEventListener('afterprint', empty);
  destroyRef.onDestroy(() => {
    removeEventListener('beforeprint', fill);
    removeEventListener('afterprint', empty);
    empty();
  });
}

/** A text as a CSS string. */
function cssText(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}
