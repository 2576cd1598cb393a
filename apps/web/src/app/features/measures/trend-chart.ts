import { Component, computed, input } from '@angular/core';
import { instrumentOf, standingResponses, type MeasureTrend } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { scoreWords } from './measure-words.js';
import { drawing, heightOf, pointsOf, stripesOf } from './trend-geometry.js';

/** The scores of one instrument over time with its bands and baseline. The table beneath it holds the same values. */
@Component({
  selector: 'kat-trend-chart',
  imports: [ClinicTime],
  templateUrl: './trend-chart.html',
  styleUrl: './trend-chart.css',
})
export class TrendChart {
  readonly trend = input.required<MeasureTrend>();
  protected readonly drawing = drawing;
  private readonly definition = computed(() => instrumentOf(this.trend().instrumentId));
  private readonly range = computed(() => this.definition()?.range ?? { minimum: 0, maximum: 1 });
  protected readonly ends = computed(() =>
    [this.range().minimum, this.range().maximum].map((value) => ({ value, y: heightOf(this.range(), value) })),
  );
  protected readonly stripes = computed(() => stripesOf(this.definition()?.bands ?? [], this.range()));
  protected readonly points = computed(() => pointsOf(standingResponses(this.trend().responses), this.range()));
  protected readonly path = computed(() =>
    this.points()
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join(' '),
  );
  protected readonly baselineY = computed(() => {
    const { baseline } = this.trend();
    return baseline?.isFrozen ? heightOf(this.range(), baseline.total) : null;
  });
  protected readonly words = computed(() => {
    const scored = standingResponses(this.trend().responses).filter(({ score }) => score.total !== null);
    const said = scored.map(({ takenOn, score }) => `${takenOn} ${scoreWords(score)}`).join('; ');
    return `${this.definition()?.name ?? ''}: ${said}`;
  });
}
