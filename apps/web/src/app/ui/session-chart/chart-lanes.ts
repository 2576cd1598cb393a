import { Component, computed, input } from '@angular/core';
import type { SessionFold } from '@sojourn/domain';
import { inZone } from '../zone-time.js';
import { doseMarks } from './chart-doses.js';
import { eventMarks } from './chart-events.js';
import { lineThrough, place, ticksOf, type Scale } from './chart-geometry.js';
import { limitLine, pointMarks, pressureMarks, streamPath } from './chart-model.js';
import { phaseBands, type PhaseBand } from './chart-phases.js';
import { chartPlaces, type ChartRoom } from './chart-places.js';
import { ChartRows, eventRowHeight, scoreRowHeight } from './chart-rows.js';
import { scoreRows } from './chart-scores.js';
import { ChartTimes } from './chart-times.js';

/** The lanes from the top: phase, dose, pressure, heart rate, saturation, scores, events. A lane nothing was written in is not drawn. */
@Component({
  selector: 'kat-chart-lanes',
  imports: [ChartRows, ChartTimes],
  templateUrl: './chart-lanes.html',
  styleUrl: './chart-lanes.css',
})
export class ChartLanes {
  readonly fold = input.required<SessionFold>();
  readonly zone = input.required<string>();
  readonly x = input.required<Scale>();
  readonly width = input.required<number>();
  readonly now = input<number | null>(null);
  readonly room = input<ChartRoom>('whole');
  /** A replay grows under a standing drawing: rows and height are those of this fold, whose beginning the shown one is. */
  readonly laidOutFor = input<SessionFold | null>(null);
  protected readonly places = computed(() => chartPlaces[this.room()]);
  protected readonly pressureTicks = computed(() => ticksOn(this.places().pressure, this.places().pressureTicks));
  protected readonly smallTicks = computed(() => {
    const { heart, heartTicks, oxygen, oxygenTicks } = this.places();
    return [...ticksOn(heart, heartTicks), ...ticksOn(oxygen, oxygenTicks)];
  });
  protected readonly units = computed(() => {
    const { hasUnits, pressure, heart, oxygen } = this.places();
    const lanes = [
      { words: 'mmHg', y: pressure.end + 28 },
      { words: '/min', y: heart.end + 28 },
      { words: '%', y: oxygen.end + 28 },
    ];
    return hasUnits ? lanes : [];
  });
  private readonly limits = computed(() => this.fold().situation.policy.monitoring.alerts);
  protected readonly pressureLimit = computed(() =>
    limitLine(this.limits(), { sign: 'systolicMmHg', comparison: 'at-least', words: 'yellow: systolic' }, this.places().pressure),
  );
  protected readonly oxygenLimit = computed(() =>
    limitLine(this.limits(), { sign: 'spo2Percent', comparison: 'below', words: 'yellow:' }, this.places().oxygen),
  );
  protected readonly bands = computed(() => phaseBands(this.fold(), this.x()));
  protected readonly doses = computed(() => doseMarks(this.fold(), this.x(), this.places().dose));
  protected readonly pressures = computed(() => pressureMarks(this.fold(), this.x(), this.places().pressure));
  protected readonly hearts = computed(() => pointMarks(this.fold(), 'heartRatePerMin', this.x(), this.places().heart));
  protected readonly oxygens = computed(() => pointMarks(this.fold(), 'spo2Percent', this.x(), this.places().oxygen));
  protected readonly heartLine = computed(() => lineThrough(this.hearts()));
  protected readonly oxygenLine = computed(() => lineThrough(this.oxygens()));
  protected readonly heartStream = computed(() => streamPath(this.fold(), 'heartRatePerMin', this.x(), this.places().heart));
  protected readonly oxygenStream = computed(() => streamPath(this.fold(), 'spo2Percent', this.x(), this.places().oxygen));
  protected readonly scores = computed(() => scoreRows(this.fold(), this.x(), this.laidOutFor() ?? this.fold()));
  protected readonly events = computed(() => eventMarks(this.fold(), this.x()));
  protected readonly eventTop = computed(() => this.places().scores + 10 + this.scores().length * scoreRowHeight);
  protected readonly bottom = computed(() => {
    const whole = this.laidOutFor();
    const events = whole === null ? this.events() : eventMarks(whole, this.x());
    const rows = events.reduce((most, { row }) => Math.max(most, row + 1), 0);
    return this.eventTop() + rows * eventRowHeight + 8;
  });
  protected readonly height = computed(() => this.bottom() + 36);
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

  /** In the middle of its band, or at its beginning where the present stands in the middle. */
  protected phaseX({ x, width, words }: PhaseBand): number {
    const [middle, now] = [x + width / 2, this.nowX()];
    return now === null || Math.abs(middle - now) > 50 ? middle : x + words.length * 3.2 + 6;
  }
}

const ticksOn = (scale: Scale, values: readonly number[]) => values.map((value) => ({ value, y: place(scale, value) }));
