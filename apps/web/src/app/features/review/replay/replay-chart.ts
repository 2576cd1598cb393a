import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { SessionFold } from '@sojourn/domain';
import { place, spanOf, type Scale } from '../../../ui/session-chart/chart-geometry.js';
import { ChartLanes } from '../../../ui/session-chart/chart-lanes.js';

/** The lanes of the session as far as the cursor, on the axis of the whole session. Pointing moves the cursor; the slider says it in words. */
@Component({
  selector: 'kat-replay-chart',
  imports: [ChartLanes],
  template: `
    <div class="scroll">
      <div class="plot" (pointerdown)="hold($event, plot)" (pointermove)="drag($event, plot)" #plot>
        <kat-chart-lanes [fold]="fold()" [laidOutFor]="whole()" [zone]="zone()" [x]="x()" [width]="width()" />
        <div class="to-come" [style.left.px]="cursor()" [style.width.px]="width() - 14 - cursor()"></div>
        <div class="cursor" [style.transform]="'translateX(' + cursor() + 'px)'"></div>
      </div>
    </div>
  `,
  styleUrl: './replay-chart.css',
})
export class ReplayChart {
  readonly fold = input.required<SessionFold>();
  readonly whole = input.required<SessionFold>();
  readonly zone = input.required<string>();
  readonly at = input.required<number>();
  readonly moved = output<number>();
  private readonly plot = viewChild<ElementRef<HTMLElement>>('plot');
  protected readonly width = signal(840);
  protected readonly x = computed<Scale>(() => ({
    ...(spanOf(this.whole(), null) ?? { from: this.at(), to: this.at() + 1 }),
    start: 84,
    end: this.width() - 14,
  }));
  protected readonly cursor = computed(() => {
    const { start, end } = this.x();
    return Math.min(end, Math.max(start, place(this.x(), this.at())));
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.plot()?.nativeElement;
      if (element === undefined || typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => this.width.set(Math.max(560, Math.floor(entry?.contentRect.width ?? 840))));
      observer.observe(element);
      destroyRef.onDestroy(() => observer.disconnect());
    });
  }

  protected hold(event: PointerEvent, plot: Element): void {
    // A finger that scrolls the chart keeps scrolling it; a mouse or a pen drags the cursor.
    if (event.pointerType !== 'touch') plot.setPointerCapture(event.pointerId);
    this.moveTo(event, plot);
  }

  protected drag(event: PointerEvent, plot: Element): void {
    if (event.buttons === 1 && event.pointerType !== 'touch') this.moveTo(event, plot);
  }

  private moveTo({ clientX }: PointerEvent, plot: Element): void {
    const { start, end, from, to } = this.x();
    const left = Math.min(end, Math.max(start, clientX - plot.getBoundingClientRect().left));
    this.moved.emit(from + ((left - start) / (end - start)) * (to - from));
  }
}
