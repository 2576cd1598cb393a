import { Component, computed, input } from '@angular/core';
import type { AnalyticsBar } from '@sojourn/domain';

/** Shares on one scale from 0 to 100 %, each with the interval it lies in. What is withheld or unknown has no bar, and says why. */
@Component({
  selector: 'kat-share-bars',
  template: `
    <div class="drawing" role="img" [attr.aria-label]="words()">
      <ul aria-hidden="true">
        @for (bar of bars(); track bar.label) {
          <li>
            <span class="label"
              ><bdi>{{ bar.label }}</bdi></span
            >
            <span class="words">{{ bar.words }}</span>
            <svg width="100%" height="22">
              @for (mark of marks; track mark) {
                <line class="grid" y1="0" y2="22" [attr.x1]="mark + '%'" [attr.x2]="mark + '%'" />
              }
              @if (bar.percent === null) {
                <line class="none" x1="0" x2="100%" y1="7" y2="7" />
              } @else {
                <rect class="bar" x="0" y="2" height="10" [attr.width]="within(bar.percent) + '%'" />
                @if (bar.from !== null && bar.to !== null) {
                  <line class="interval" y1="17" y2="17" [attr.x1]="bar.from + '%'" [attr.x2]="bar.to + '%'" />
                  <line class="interval" y1="13" y2="21" [attr.x1]="bar.from + '%'" [attr.x2]="bar.from + '%'" />
                  <line class="interval" y1="13" y2="21" [attr.x1]="bar.to + '%'" [attr.x2]="bar.to + '%'" />
                }
              }
            </svg>
          </li>
        }
      </ul>
      <div class="axis" aria-hidden="true">
        @for (mark of marks; track mark) {
          <span>{{ mark }}</span>
        }
      </div>
    </div>
    <p>Per cent {{ of() }}{{ hasIntervals() ? '; the thin line is the 95 % interval' : '' }}</p>
  `,
  styleUrl: './share-bars.css',
})
export class ShareBars {
  readonly bars = input.required<readonly AnalyticsBar[]>();
  /** What the whole is, as in "of the starts known". */
  readonly of = input.required<string>();
  protected readonly marks = [0, 25, 50, 75, 100];
  protected readonly hasIntervals = computed(() => this.bars().some(({ from }) => from !== null));
  protected readonly words = computed(() =>
    this.bars()
      .map(({ label, words }) => `${label}: ${words}`)
      .join('; '),
  );

  /** More than the whole, as hours booked beyond opening hours, ends at the edge; the words say how much it is. */
  protected within(percent: number): number {
    return Math.min(100, percent);
  }
}
