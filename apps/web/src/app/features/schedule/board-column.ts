import { Component, computed, inject, input, output } from '@angular/core';
import { instant, localTimeAt, type ScheduleDayView, type Span } from '@sojourn/domain';
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

/** A block under the pointer, and its element, which follows the pointer from then on. */
export interface Grabbed {
  readonly pointer: PointerEvent;
  readonly block: BoardBlock;
  readonly element: HTMLElement;
}

/**
 * One person, room or pump of the board. Words and places are worked out once for a day, and a column listens once for all of its blocks:
 * a full day has hundreds.
 */
@Component({
  selector: 'section[kat-board-column]',
  templateUrl: './board-column.html',
  styleUrls: ['./board-column.css', './schedule-block.css'],
  host: { '(keydown)': 'press($event)', '(pointerdown)': 'grab($event)', '(click)': 'choose($event)' },
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
  readonly grabbed = output<Grabbed>();
  readonly chosen = output<BoardBlock>();
  private readonly move = inject(BoardMove);
  protected readonly liftedId = computed(() => {
    const visit = this.move.visit();
    return visit?.hasMoved === true ? visit.appointment.id : null;
  });
  protected readonly blocks = computed(() => this.column().blocks.map((block) => this.drawn(block)));
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

  protected press(key: KeyboardEvent): void {
    const found = this.under(key);
    if (found !== null) this.pressed.emit({ key, block: found.one });
  }

  protected grab(pointer: PointerEvent): void {
    const found = this.under(pointer);
    if (found !== null) this.grabbed.emit({ pointer, block: found.one, element: found.element });
  }

  protected choose(event: Event): void {
    const found = this.under(event);
    if (found !== null) this.chosen.emit(found.one);
  }

  private under({ target }: Event): { readonly one: BoardBlock; readonly element: HTMLElement } | null {
    const element = (target as Element).closest<HTMLElement>('.block');
    const one = this.column().blocks.find(({ appointment }) => appointment.id === element?.dataset['appointment']);
    return element === null || one === undefined ? null : { one, element };
  }

  private drawn(block: BoardBlock): DrawnBlock {
    const { appointment, span, parts } = block;
    const { resource } = this.column();
    const [from, to] = [this.timeOf(span.startsAt), this.timeOf(span.endsAt)];
    return {
      ...{ block, look: lookOf(appointment.state, appointment.visitType), top: topOf(span.startsAt, this.hours()), height: heightOf(span) },
      label: `${appointment.patientName} ${from} ${appointment.title}, until ${to}, ${resource.name}, ${stateWords[appointment.state]}${appointment.isMoveAsked ? ', asks for another time' : ''}`,
      words: `${from} ${appointment.title}`,
      isHandle: this.handles().get(appointment.id) === resource.id,
      isMovable: this.mayMove() && isMovable(appointment.state),
      shared: parts.filter(({ loadPercent }) => loadPercent < 100),
    };
  }

  private timeOf(at: Span['startsAt']): string {
    return localTimeAt(at, this.day().site.zone);
  }
}
