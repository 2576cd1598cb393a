import { DOCUMENT, inject, signal, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { fromEvent, map } from 'rxjs';

/**
 * Whether the screen is a phone's, as it turns and is resized. Asked of the browser itself: the observer of the component library writes a
 * style sheet into the page, which the content security policy forbids.
 */
export function narrowScreen(): Signal<boolean> {
  const screen = inject(DOCUMENT).defaultView?.matchMedia?.('(max-width: 699px)');
  if (screen === undefined) return signal(false).asReadonly();
  return toSignal(fromEvent(screen, 'change').pipe(map(() => screen.matches)), { initialValue: screen.matches });
}
