import { Component, computed, inject, input } from '@angular/core';
import { localTimeAt, type ScheduleDayView } from '@sojourn/domain';
import { heightOf, topOf, type BoardColumn, type BoardHours } from './board-geometry.js';
import { BoardMove, isAbout } from './board-move.js';

/**
 * Where a lifted visit would come to stand. The same few elements are moved over the columns at every step, so that a drag neither makes nor
 * lays out anything anew.
 */
@Component({
  selector: 'kat-board-ghosts',
  template: `
    @for (ghost of ghosts(); track $index) {
      <div
        class="ghost"
        aria-hidden="true"
        [class.is-refused]="ghost.isRefused"
        [style.height.px]="ghost.height"
        [style.transform]="ghost.place"
      >
        {{ ghost.words }}
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    .ghost {
      position: absolute;
      top: 0;
      z-index: 3;
      right: 2px;
      left: 2px;
      grid-column: 2 / 3;
      padding: 3px 6px;
      border: 2px solid var(--primary);
      border-radius: var(--radius-field);
      background: color-mix(in srgb, var(--tint) 85%, transparent);
      box-shadow: var(--shadow);
      color: var(--on-tint);
      contain: strict;
      font: var(--type-meta);
      pointer-events: none;
      will-change: transform;
    }

    .ghost.is-refused {
      border-color: var(--alert);
      border-style: dashed;
      background: repeating-linear-gradient(135deg, var(--alert-tint) 0 8px, var(--surface) 8px 16px);
      color: var(--alert);
    }

    .ghost.is-refused::after {
      display: block;
      font-weight: 640;
      content: 'busy';
    }
  `,
})
export class BoardGhosts {
  readonly columns = input.required<readonly BoardColumn[]>();
  readonly day = input.required<ScheduleDayView>();
  readonly hours = input.required<BoardHours>();
  private readonly move = inject(BoardMove);
  private readonly order = computed(() => new Map(this.columns().map(({ resource }, index) => [resource.id, index])));
  protected readonly ghosts = computed(() => {
    const [zone, hours, order, conflicts] = [this.day().site.zone, this.hours(), this.order(), this.move.conflicts()];
    return this.move.ghosts().flatMap((span) => {
      const index = order.get(span.resourceId);
      if (index === undefined) return [];
      const words = `${localTimeAt(span.startsAt, zone)}–${localTimeAt(span.endsAt, zone)}`;
      // From the first column, by the width of a column each: what is drawn at its place already needs no layout to be elsewhere.
      const place = `translate(calc(${index} * (100% + 4px)), ${topOf(span.startsAt, hours)}px)`;
      return [{ words, place, height: heightOf(span), isRefused: conflicts.some((conflict) => isAbout(conflict, span)) }];
    });
  });
}
