import { Component, computed, input } from '@angular/core';
import type { EventMark } from './chart-events.js';
import type { ScoreRow } from './chart-scores.js';

export const scoreRowHeight = 24;
export const eventRowHeight = 18;

/** The lower lanes of the chart: scores as cells, events as dots with their words. */
@Component({
  selector: 'g[kat-chart-rows]',
  template: `
    @for (row of scores(); track row.label; let index = $index) {
      <svg:text class="lane" x="4" [attr.y]="top() + index * rowHeight + 14">{{ row.label }}</svg:text>
      @for (cell of row.cells; track $index) {
        <svg:rect
          class="cell"
          [attr.data-depth]="cell.depth"
          [attr.x]="cell.x - 13"
          [attr.y]="top() + index * rowHeight"
          width="26"
          height="20"
          rx="4"
        />
        <svg:text class="cell-words" [attr.x]="cell.x" [attr.y]="top() + index * rowHeight + 14">{{ short(cell.words) }}</svg:text>
      }
    }
    @if (events().length > 0) {
      <svg:text class="lane" x="4" [attr.y]="eventTop() + 10">Events</svg:text>
    }
    @for (dots of eventDots(); track dots.look) {
      <svg:path [attr.class]="'event ' + dots.look" [attr.d]="dots.path" />
    }
    @for (event of worded(); track $index) {
      <svg:text
        class="event-words"
        [class.is-struck]="event.isStruck"
        [attr.x]="event.x + 9"
        [attr.y]="eventTop() + 10 + event.row * eventHeight"
      >
        {{ event.words }}
      </svg:text>
    }
  `,
  styleUrl: './chart-rows.css',
})
export class ChartRows {
  readonly scores = input.required<readonly ScoreRow[]>();
  readonly events = input.required<readonly EventMark[]>();
  readonly top = input.required<number>();
  readonly eventTop = input.required<number>();
  protected readonly rowHeight = scoreRowHeight;
  protected readonly eventHeight = eventRowHeight;
  protected readonly worded = computed(() => this.events().filter(({ words }) => words !== ''));
  /** A long session has hundreds: the dots of one look are one drawing. */
  protected readonly eventDots = computed(() =>
    (['medication', 'care', 'safety'] as const).map((look) => ({
      look,
      path: this.events()
        .filter((event) => event.look === look)
        .map(({ x, row }) => dotAt(x, this.eventTop() + 6 + row * eventRowHeight))
        .join(' '),
    })),
  );

  /** A cell holds four letters; the table says the whole word. */
  protected short(words: string): string {
    return words.length > 4 ? `${words.slice(0, 3)}.` : words;
  }
}

const dotRadius = 4.5;

function dotAt(x: number, y: number): string {
  const arc = `a${dotRadius} ${dotRadius} 0 1 0`;
  return `M${(x - dotRadius).toFixed(1)} ${y} ${arc} ${2 * dotRadius} 0 ${arc} ${-2 * dotRadius} 0`;
}
