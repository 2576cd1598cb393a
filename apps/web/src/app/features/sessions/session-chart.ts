import { Component, computed, input } from '@angular/core';
import type { SessionFold } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { lineThrough, place, pointsOf, spanOf, ticksOf, type Scale } from './chart-geometry.js';
import { milligramWords } from './session-words.js';

const pressureScale: Scale = { from: 40, to: 200, start: 230, end: 70 };
const heartScale: Scale = { from: 40, to: 160, start: 300, end: 250 };
const oxygenScale: Scale = { from: 85, to: 100, start: 360, end: 320 };
const doseScale = { start: 50, end: 24 };

/** One time axis for everything: dose, pressure, heart rate, oxygen. The table beneath holds the same values. */
@Component({
  selector: 'kat-session-chart',
  templateUrl: './session-chart.html',
  styleUrl: './session-chart.css',
})
export class SessionChart {
  readonly fold = input.required<SessionFold>();
  readonly zone = input.required<string>();
  protected readonly pressureTicks = [60, 80, 100, 120, 140, 160, 180].map((value) => ({ value, y: place(pressureScale, value) }));
  /** The clinic's own limit on systolic pressure, as a line; null where its policy has none. */
  protected readonly limitY = computed(() => {
    const limits = this.fold().situation.policy.monitoring.alerts.filter(
      ({ tier, sign, comparison }) => tier === 'yellow' && sign === 'systolicMmHg' && comparison === 'at-least',
    );
    const [lowest] = limits.map(({ limit }) => limit).toSorted((one, other) => one - other);
    return lowest === undefined ? null : place(pressureScale, lowest);
  });
  protected readonly span = computed(() => spanOf(this.fold()));
  private readonly x = computed<Scale>(() => ({ ...(this.span() ?? { from: 0, to: 1 }), start: 64, end: 984 }));
  protected readonly ticks = computed(() => {
    const span = this.span();
    const ticks = span === null ? [] : ticksOf(span, this.fold().dosing.firstDoseAt, this.x());
    const spare = Math.ceil(ticks.length / 14);
    return ticks
      .filter((_, index) => index % spare === 0)
      .map((tick) => ({
        ...tick,
        clock: inZone(tick.at, this.zone(), 'time'),
        label: tick.minutes === null ? '' : `${tick.minutes > 0 ? '+' : ''}${tick.minutes}`,
      }));
  });
  protected readonly pressures = computed(() =>
    this.fold().flowsheet.flatMap(({ at, findings, signs: { systolicMmHg, diastolicMmHg } }) =>
      systolicMmHg === undefined || diastolicMmHg === undefined
        ? []
        : [
            {
              x: place(this.x(), at),
              top: place(pressureScale, systolicMmHg),
              low: place(pressureScale, diastolicMmHg),
              systolicMmHg,
              isHigh: findings.some(({ sign, tier }) => sign === 'systolicMmHg' && tier !== 'info'),
            },
          ],
    ),
  );
  protected readonly heart = computed(() => pointsOf(this.fold().flowsheet, 'heartRatePerMin', this.x(), heartScale));
  protected readonly oxygen = computed(() => pointsOf(this.fold().flowsheet, 'spo2Percent', this.x(), oxygenScale));
  protected readonly heartLine = computed(() => lineThrough(this.heart()));
  protected readonly oxygenLine = computed(() => lineThrough(this.oxygen()));
  protected readonly ramp = computed(() => {
    const { infusion, curve, orderedUg } = this.fold().dosing;
    if (infusion === null || curve.length === 0) return null;
    const most = Math.max(orderedUg ?? 0, ...curve.map(({ cumulativeUg }) => cumulativeUg), 1);
    const ended = curve.findLastIndex((point, index) => point.cumulativeUg > (curve[index - 1]?.cumulativeUg ?? -1));
    const points = curve
      .slice(0, ended + 1)
      .map(({ at, cumulativeUg }) => ({ x: place(this.x(), at), y: place({ from: 0, to: most, ...doseScale }, cumulativeUg) }));
    const [first, last] = [points[0], points.at(-1)];
    return first === undefined || last === undefined
      ? null
      : `${lineThrough(points)} L${last.x.toFixed(1)} ${doseScale.start} L${first.x.toFixed(1)} ${doseScale.start} Z`;
  });
  protected readonly doses = computed(() =>
    this.fold().dosing.infusion === null
      ? this.fold().dosing.given.map(({ at, doseUg }) => ({ x: place(this.x(), at), words: milligramWords(doseUg) }))
      : [],
  );
}
