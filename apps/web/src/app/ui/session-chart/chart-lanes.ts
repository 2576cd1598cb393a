import { Component, computed, input } from '@angular/core';
import type { SessionFold } from '@sojourn/domain';
import { inZone } from '../zone-time.js';
import { doseMarks } from './chart-doses.js';
import { eventMarks } from './chart-events.js';
import { lineThrough, place, ticksOf, type Scale } from './chart-geometry.js';
import { limitLine, pointMarks, pressureMarks, streamPath } from './chart-model.js';
import { phaseBands } from './chart-phases.js';
import { ChartRows, eventRowHeight, scoreRowHeight } from './chart-rows.js';
import { scoreRows } from './chart-scores.js';

/** Where the scores begin, beneath the saturation. */
const scoreTop = 362;

/** The lanes from the top: phase, dose, pressure, heart rate, saturation, scores, events. A lane nothing was written in is not drawn. */
@Component({
  selector: 'kat-chart-lanes',
  imports: [ChartRows],
  templateUrl: './chart-lanes.html',
  styleUrl: './chart-lanes.css',
})
export class ChartLanes {
  readonly fold = input.required<SessionFold>();
  readonly zone = input.required<string>();
  readonly x = input.required<Scale>();
  readonly width = input.required<number>();
  readonly now = input<number | null>(null);
  protected readonly dose = { top: 30, bottom: 56 };
  protected readonly pressure: Scale = { from: 40, to: 200, start: 222, end: 84 };
  protected readonly heart: Scale = { from: 40, to: 160, start: 288, end: 240 };
  protected readonly oxygen: Scale = { from: 85, to: 100, start: 346, end: 306 };
  protected readonly pressureTicks = [60, 100, 140, 180].map((value) => ({ value, y: place(this.pressure, value) }));
  protected readonly smallTicks = [
    ...[60, 100, 140].map((value) => ({ value, y: place(this.heart, value) })),
    ...[90, 95, 100].map((value) => ({ value, y: place(this.oxygen, value) })),
  ];
  private readonly limits = computed(() => this.fold().situation.policy.monitoring.alerts);
  protected readonly pressureLimit = computed(() =>
    limitLine(this.limits(), { sign: 'systolicMmHg', comparison: 'at-least', words: 'yellow: systolic' }, this.pressure),
  );
  protected readonly oxygenLimit = computed(() =>
    limitLine(this.limits(), { sign: 'spo2Percent', comparison: 'below', words: 'yellow:' }, this.oxygen),
  );
  protected readonly bands = computed(() => phaseBands(this.fold(), this.x()));
  protected readonly doses = computed(() => doseMarks(this.fold(), this.x(), this.dose));
  protected readonly pressures = computed(() => pressureMarks(this.fold(), this.x(), this.pressure));
  protected readonly hearts = computed(() => pointMarks(this.fold(), 'heartRatePerMin', this.x(), this.heart));
  protected readonly oxygens = computed(() => pointMarks(this.fold(), 'spo2Percent', this.x(), this.oxygen));
  protected readonly heartLine = computed(() => lineThrough(this.hearts()));
  protected readonly oxygenLine = computed(() => lineThrough(this.oxygens()));
  protected readonly heartStream = computed(() => streamPath(this.fold(), 'heartRatePerMin', this.x(), this.heart));
  protected readonly oxygenStream = computed(() => streamPath(this.fold(), 'spo2Percent', this.x(), this.oxygen));
  protected readonly scores = computed(() => scoreRows(this.fold(), this.x()));
  protected readonly events = computed(() => eventMarks(this.fold(), this.x()));
  protected readonly eventTop = computed(() => scoreTop + 10 + this.scores().length * scoreRowHeight);
  protected readonly bottom = computed(() => {
    const rows = this.events().reduce((most, { row }) => Math.max(most, row + 1), 0);
    return this.eventTop() + rows * eventRowHeight + 8;
  });
  protected readonly height = computed(() => this.bottom() + 36);
  protected readonly scoreTop = scoreTop;
  protected readonly nowX = computed(() => {
    const [now, x] = [this.now(), this.x()];
    return now === null || now < x.from || now > x.to ? null : place(x, now);
  });
  protected readonly ticks = computed(() => {
    const x = this.x();
    const ticks = ticksOf(x, this.fold().dosing.firstDoseAt, x);
    const every = Math.max(1, Math.ceil(ticks.length / Math.max(4, Math.floor((x.end - x.start) / 64))));
    return ticks
      .filter(({ minutes }, index) => (minutes === null ? index : minutes / 15) % every === 0)
      .map((tick) => ({
        ...tick,
        clock: inZone(tick.at, this.zone(), 'time'),
        label: tick.minutes === null ? '' : `${tick.minutes > 0 ? '+' : ''}${tick.minutes}`,
      }));
  });
}
