import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { SessionFold } from '@sojourn/domain';
import { inZone } from '../zone-time.js';
import { place, spanOf, type Scale } from './chart-geometry.js';
import { ChartLanes } from './chart-lanes.js';
import type { ChartRoom } from './chart-places.js';
import { readOut } from './chart-read-out.js';

/**
 * One time axis for everything. The lanes are drawn once for each fold; the crosshair is a drawing of its own above them, so that moving it
 * redraws nothing else. Arrow keys go from moment to moment; the table beneath holds the same values.
 */
@Component({
  selector: 'kat-session-chart',
  imports: [ChartLanes],
  templateUrl: './session-chart.html',
  styleUrl: './session-chart.css',
})
export class SessionChart {
  readonly fold = input.required<SessionFold>();
  readonly zone = input.required<string>();
  /** The present moment to draw as a line; null in a session that is over. */
  readonly now = input<number | null>(null);
  /** The narrowest it is drawn, in pixels; in less room it is scrolled. */
  readonly narrowest = input(560);
  /** What the chart says of a moment that was pressed. */
  readonly chosen = output<readonly string[]>();
  /** Little room: the lanes stand closer together. */
  readonly room = input<ChartRoom>('whole');
  private readonly plot = viewChild<ElementRef<HTMLElement>>('plot');
  protected readonly width = signal(840);
  protected readonly pointedAt = signal<number | null>(null);
  protected readonly span = computed(() => spanOf(this.fold(), this.now()));
  protected readonly x = computed<Scale>(() => ({ ...(this.span() ?? { from: 0, to: 1 }), start: 84, end: this.width() - 14 }));
  /** The moments that can be pointed at: everything measured, scored or given. */
  private readonly moments = computed(() => {
    const { flowsheet, dosing, timeline } = this.fold();
    const times = [...flowsheet, ...dosing.given, ...timeline].map(({ at }) => at as number);
    const { from, to } = this.x();
    return [...new Set(times)].filter((at) => at >= from && at <= to).sort((one, other) => one - other);
  });
  protected readonly shown = computed(() => {
    const at = this.pointedAt();
    return at === null ? null : { x: place(this.x(), at), words: readOut(this.fold(), at, inZone(at, this.zone(), 'time')) };
  });
  protected readonly spoken = computed(() => this.shown()?.words.join(', ') ?? 'No moment chosen');
  protected readonly position = computed(() => {
    const [at, moments] = [this.pointedAt(), this.moments()];
    return at === null ? 0 : Math.max(0, moments.indexOf(at));
  });
  protected readonly last = computed(() => Math.max(0, this.moments().length - 1));

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.plot()?.nativeElement;
      if (element === undefined || typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) =>
        this.width.set(Math.max(this.narrowest(), Math.floor(entry?.contentRect.width ?? 840))),
      );
      observer.observe(element);
      destroyRef.onDestroy(() => observer.disconnect());
    });
  }

  /** The nearest moment within a finger's width; between moments the pointer's own time. */
  protected point(event: PointerEvent, drawing: Element): void {
    const { start, end, from, to } = this.x();
    const left = event.clientX - drawing.getBoundingClientRect().left;
    const at = from + ((Math.min(end, Math.max(start, left)) - start) / (end - start)) * (to - from);
    const reach = ((to - from) / (end - start)) * 12;
    const near = this.moments().reduce<number | null>(
      (best, one) => (Math.abs(one - at) <= reach && (best === null || Math.abs(one - at) < Math.abs(best - at)) ? one : best),
      null,
    );
    this.pointedAt.set(near ?? Math.round(at));
  }

  protected press(key: KeyboardEvent): void {
    const moments = this.moments();
    const now = this.pointedAt() === null ? moments.length : this.position();
    const places: Record<string, number> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: moments.length - 1 };
    const wanted = places[key.key];
    if (key.key === 'Escape') this.pointedAt.set(null);
    if (key.key === 'Enter') this.choose();
    if (wanted === undefined || moments.length === 0) return;
    key.preventDefault();
    this.pointedAt.set(moments[Math.min(moments.length - 1, Math.max(0, wanted))] ?? null);
  }

  protected choose(): void {
    const moment = this.shown();
    if (moment !== null) this.chosen.emit(moment.words);
  }
}
