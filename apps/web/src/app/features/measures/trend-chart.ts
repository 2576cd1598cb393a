import { Component, computed, inject, input, model } from '@angular/core';
import { instrumentOf, standingResponses, trendLine, type DoseMark, type MeasureTrend } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { scoreWords } from './measure-words.js';
import { baselinePlace, drawing, heightOf, momentAt, placeOf, pointsOf, stripesOf, type TrendSpan } from './trend-geometry.js';

/**
 * The scores of one instrument over time with bands, baseline and the doses on the same axis. No line goes over what is missing. Every chart
 * of the page has the same days and one crosshair. The table beneath holds the same values.
 */
@Component({
  selector: 'kat-trend-chart',
  imports: [ClinicTime],
  templateUrl: './trend-chart.html',
  styleUrl: './trend-chart.css',
})
export class TrendChart {
  readonly trend = input.required<MeasureTrend>();
  readonly span = input.required<TrendSpan>();
  readonly doses = input.required<readonly DoseMark[]>();
  /** The moment somebody points at in any chart of the page; null while nobody does. */
  readonly moment = model<number | null>(null);
  protected readonly drawing = drawing;
  private readonly signIn = inject(SignInState);
  private readonly definition = computed(() => instrumentOf(this.trend().instrumentId));
  private readonly range = computed(() => this.definition()?.range ?? { minimum: 0, maximum: 1 });
  protected readonly ends = computed(() =>
    [this.range().minimum, this.range().maximum].map((value) => ({ value, y: heightOf(this.range(), value) })),
  );
  protected readonly stripes = computed(() => stripesOf(this.definition()?.bands ?? [], this.range()));
  private readonly standing = computed(() => standingResponses(this.trend().responses));
  protected readonly points = computed(() => pointsOf(this.standing(), this.range(), this.span()));
  protected readonly line = computed(() => trendLine(this.trend().responses));
  protected readonly path = computed(() =>
    this.line()
      .segments.map((segment) => this.strokeOf(segment))
      .join(' '),
  );
  protected readonly unscored = computed(() =>
    this.standing().flatMap(({ id, takenAt, score }) =>
      score.total === null ? [{ id, x: placeOf(this.span(), Date.parse(takenAt)) }] : [],
    ),
  );
  protected readonly given = computed(() =>
    this.doses().map(({ sessionId, at }) => ({ sessionId, x: placeOf(this.span(), Date.parse(at)) })),
  );
  protected readonly crosshair = computed(() => {
    const at = this.moment();
    return at === null ? null : { at: new Date(at).toISOString(), x: placeOf(this.span(), at) };
  });
  protected readonly baselineY = computed(() => {
    const { baseline } = this.trend();
    return baseline?.isFrozen ? heightOf(this.range(), baseline.total) : null;
  });
  protected readonly baselineWords = computed(() => {
    const y = this.baselineY();
    return y === null ? null : baselinePlace(this.points(), y);
  });
  /** Forms and doses of this chart, for the arrow keys. */
  private readonly moments = computed(() => {
    const times = [...this.standing().map(({ takenAt }) => takenAt), ...this.doses().map(({ at }) => at)].map((at) => Date.parse(at));
    return [...new Set(times)].sort((one, other) => one - other);
  });
  protected readonly last = computed(() => Math.max(0, this.moments().length - 1));
  protected readonly position = computed(() => {
    const at = this.moment();
    return at === null
      ? 0
      : Math.max(
          0,
          this.moments().findLastIndex((one) => one <= at),
        );
  });
  protected readonly name = computed(() => this.definition()?.name ?? '');
  /** What this chart has at the crosshair, in words. */
  protected readonly spoken = computed(() => {
    const at = this.moment();
    if (at === null) return 'No day chosen';
    const form = this.standing().find(({ takenAt }) => Date.parse(takenAt) === at);
    const said = [
      ...(form === undefined ? [] : [scoreWords(form.score)]),
      ...(this.doses().some((dose) => Date.parse(dose.at) === at) ? ['a dose'] : []),
    ];
    return `${inZone(at, this.signIn.zone(), 'date')}, ${said.length === 0 ? 'no form and no dose here' : said.join(', ')}`;
  });
  protected readonly words = computed(() => {
    const scored = this.standing().filter(({ score }) => score.total !== null);
    const said = scored.map(({ takenOn, score }) => `${takenOn} ${scoreWords(score)}`).join('; ');
    const count = this.doses().length;
    return `${this.definition()?.name ?? ''}: ${said}. ${count === 1 ? '1 dose' : `${count} doses`} on the same days.`;
  });

  protected point({ clientX, currentTarget }: PointerEvent): void {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    if (width > 0) this.moment.set(momentAt(this.span(), ((clientX - left) / width) * drawing.width));
  }

  protected press(key: KeyboardEvent): void {
    const [moments, at] = [this.moments(), this.moment()];
    const wanted: Record<string, number | null | undefined> = {
      ArrowRight: at === null ? moments[0] : (moments.find((one) => one > at) ?? moments.at(-1)),
      ArrowLeft: at === null ? moments.at(-1) : (moments.findLast((one) => one < at) ?? moments[0]),
      Home: moments[0],
      End: moments.at(-1),
      Escape: null,
    };
    const moment = wanted[key.key];
    if (moment === undefined) return;
    key.preventDefault();
    this.moment.set(moment);
  }

  private strokeOf(segment: Parameters<typeof pointsOf>[0]): string {
    const points = pointsOf(segment, this.range(), this.span());
    return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
  }
}
