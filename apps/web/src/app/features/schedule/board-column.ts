import { Component, computed, inject, input, output } from '@angular/core';
import { doTouch, instant, localTimeAt, type PlacedSpan, type ScheduleDayView, type Span } from '@sojourn/domain';
import { heightOf, topOf, type BoardBlock, type BoardColumn, type BoardHours } from './board-geometry.js';
import { BoardMove } from './board-move.js';
import { isMovable, lookOf, stateWords } from './schedule-words.js';

interface DrawnBlock {
  readonly block: BoardBlock;
  readonly look: string;
  readonly label: string;
  readonly words: string;
  readonly top: number;
  readonly height: number;
  readonly isHandle: boolean;
  readonly isMovable: boolean;
  /** Stretches in which a nurse gives only a share of her attention. */
  readonly shared: BoardBlock['parts'];
}

interface Ghost {
  readonly startsAt: number;
  readonly top: number;
  readonly height: number;
  readonly words: string;
  readonly isRefused: boolean;
}

/** One person, room or pump of the board. Words and places are worked out once for a day, so that a drag redraws its ghosts alone. */
@Component({
  selector: 'section[kat-board-column]',
  templateUrl: './board-column.html',
  styleUrls: ['./board-column.css', './schedule-block.css'],
})
export class BoardColumnView {
  readonly column = input.required<BoardColumn>();
  readonly day = input.required<ScheduleDayView>();
  readonly hours = input.required<BoardHours>();
  /** By appointment, the resource whose block can be reached by Tab. */
  readonly handles = input.required<ReadonlyMap<string, string>>();
  readonly chosenId = input<string | null>(null);
  readonly mayMove = input(false);
  readonly pressed = output<{ readonly key: KeyboardEvent; readonly block: BoardBlock }>();
  readonly grabbed = output<{ readonly pointer: PointerEvent; readonly block: BoardBlock }>();
  readonly followed = output<PointerEvent>();
  readonly released = output<{ readonly pointer: PointerEvent; readonly block: BoardBlock }>();
  readonly lost = output<void>();
  private readonly move = inject(BoardMove);
  protected readonly liftedId = computed(() => {
    const visit = this.move.visit();
    return visit?.hasMoved === true ? visit.appointment.id : null;
  });
  protected readonly blocks = computed(() => this.column().blocks.map((block) => this.drawn(block)));
  protected readonly ghosts = computed<readonly Ghost[]>(
    () => {
      const { id } = this.column().resource;
      return this.move
        .ghosts()
        .filter(({ resourceId }) => resourceId === id)
        .map((span) => this.ghost(span));
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** Stretches in which nobody or nothing can be booked here: before and after hours, leave, maintenance. */
  protected readonly closed = computed(() => {
    const column = this.column();
    const hours = this.hours();
    const { startsAt, endsAt } = hours;
    const spans = (column.resource.kind === 'staff' ? column.resource.presence : this.day().openSpans).map((one) => [
      instant(one.startsAt),
      instant(one.endsAt),
    ]);
    const edges = [startsAt, ...spans.flat(), endsAt];
    const gaps = edges.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: edges[index + 1] ?? from, words: '' }] : []));
    const away = column.resource.absences.map((one) => ({
      from: Math.max(startsAt, instant(one.startsAt)),
      to: Math.min(endsAt, instant(one.endsAt)),
      words: one.kind === 'maintenance' ? 'Maintenance' : 'Away',
    }));
    return [...gaps, ...away]
      .filter(({ from, to }) => to > from)
      .map(({ from, to, words }) => ({ top: topOf(from, hours), height: topOf(to, hours) - topOf(from, hours), words }));
  });

  protected isRefused({ block }: DrawnBlock): boolean {
    return this.move.standing().has(block.appointment.id);
  }

  private drawn(block: BoardBlock): DrawnBlock {
    const { appointment, span, parts } = block;
    const { resource } = this.column();
    const [from, to] = [this.timeOf(span.startsAt), this.timeOf(span.endsAt)];
    return {
      ...{ block, look: lookOf(appointment.state, appointment.visitType), top: topOf(span.startsAt, this.hours()), height: heightOf(span) },
      label: `${appointment.patientName} ${from} ${appointment.title}, until ${to}, ${resource.name}, ${stateWords[appointment.state]}`,
      words: `${from} ${appointment.title}`,
      isHandle: this.handles().get(appointment.id) === resource.id,
      isMovable: this.mayMove() && isMovable(appointment.state),
      shared: parts.filter(({ loadPercent }) => loadPercent < 100),
    };
  }

  private ghost(span: PlacedSpan): Ghost {
    const isRefused = this.move
      .conflicts()
      .some(
        ({ resourceId, startsAt, endsAt }) =>
          resourceId === span.resourceId && (startsAt === null || endsAt === null || doTouch({ startsAt, endsAt }, span)),
      );
    const words = `${this.timeOf(span.startsAt)}–${this.timeOf(span.endsAt)}`;
    return { startsAt: span.startsAt, top: topOf(span.startsAt, this.hours()), height: heightOf(span), words, isRefused };
  }

  private timeOf(at: Span['startsAt']): string {
    return localTimeAt(at, this.day().site.zone);
  }
}
