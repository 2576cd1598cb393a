import { effect, signal, type ElementRef, type Signal } from '@angular/core';

/** The lanes, their axis and the line that reads a moment out stand whole in so many pixels. */
const wholeChartPx = 470;

/** Whether what stands above the chart leaves it too little of the screen to stand whole. */
export function isChartCramped(
  screen: Signal<ElementRef<HTMLElement> | undefined>,
  above: Signal<ElementRef<HTMLElement> | undefined>,
): Signal<boolean> {
  const isCramped = signal(false);
  effect((cleanUp) => {
    const [outer, inner] = [screen()?.nativeElement, above()?.nativeElement];
    if (outer === undefined || inner === undefined || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => isCramped.set(outer.clientHeight - inner.offsetHeight < wholeChartPx));
    observer.observe(outer);
    observer.observe(inner);
    cleanUp(() => observer.disconnect());
  });
  return isCramped.asReadonly();
}
