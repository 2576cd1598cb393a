import { Component, input } from '@angular/core';
import type { Tick } from './chart-geometry.js';

/** The times beneath the lanes: minutes from the first dose, the clock under them. */
@Component({
  selector: 'g[kat-chart-times]',
  template: `
    @for (tick of ticks(); track tick.at) {
      <svg:text class="minutes" [attr.x]="tick.x" [attr.y]="top() + 14">{{ tick.label }}</svg:text>
      <svg:text class="clock" [attr.x]="tick.x" [attr.y]="top() + 29">{{ tick.clock }}</svg:text>
    }
    <svg:text x="4" [attr.y]="top() + 14">min</svg:text>
    <svg:text x="4" [attr.y]="top() + 29">clock</svg:text>
  `,
  styles: `
    text {
      fill: var(--muted);
      font-size: 11px;
      font-variant-numeric: tabular-nums lining-nums;
    }

    .minutes,
    .clock {
      text-anchor: middle;
    }

    .minutes {
      fill: var(--ink);
      font-weight: 600;
    }
  `,
})
export class ChartTimes {
  readonly ticks = input.required<readonly (Tick & { readonly clock: string; readonly label: string })[]>();
  readonly top = input.required<number>();
}
