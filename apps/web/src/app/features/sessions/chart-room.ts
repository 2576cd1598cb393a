import { effect, signal, type ElementRef, type Signal } from '@angular/core';
import type { ChartRoom } from '../../ui/session-chart/chart-places.js';

/** The lanes, their axis and the line that reads a moment out stand whole in so many pixels; the closer ones in so many. */
const [wholeChartPx, tightChartPx] = [470, 330];

/** How much of the screen what stands above the chart leaves it. */
export function chartRoom(
  screen: Signal<ElementRef<HTMLElement> | undefined>,
  above: Signal<ElementRef<HTMLElement> | undefined>,
): Signal<ChartRoom> {
  const room = signal<ChartRoom>('whole');
  effect((cleanUp) => {
    const [outer, inner] = [screen()?.nativeElement, above()?.nativeElement];
    if (outer === undefined || inner === undefined || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => room.set(roomIn(outer.clientHeight - inner.offsetHeight)));
    observer.observe(outer);
    observer.observe(inner);
    cleanUp(() => observer.disconnect());
  });
  return room.asReadonly();
}

function roomIn(px: number): ChartRoom {
  if (px < tightChartPx) return 'least';
  return px < wholeChartPx ? 'tight' : 'whole';
}
