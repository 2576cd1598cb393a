import { Injectable, inject, signal } from '@angular/core';
import { localDate, type BoardAppointment } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { BoardMove } from './board-move.js';
import { holdByPointer } from './pointer-hold.js';
import type { WeekRow } from './week-rows.js';

interface Grip {
  readonly element: HTMLElement;
  readonly visit: BoardAppointment;
  readonly row: WeekRow;
  readonly rows: readonly WeekRow[];
}

/** The free times of a day that the hand rests on, in the cell of a resource. */
interface OpenedDay {
  readonly on: string;
  readonly resource: string;
  readonly times: readonly string[];
  /** Whether there is more room above the cell than below it. */
  readonly isAbove: boolean;
}

/** A hand that goes on opens nothing, so that what lies beyond stays in reach. */
const restMs = 400;

/**
 * Dragging in the week: sideways is another day at the same time of day, up and down another person, room or pump of the same kind. Where the
 * hand rests, the day opens with its free times, and the visit may be let go on one of them.
 */
@Injectable()
export class WeekDrag {
  private readonly move = inject(BoardMove);
  private readonly clock = inject(Clock);
  private readonly day = signal<OpenedDay | null>(null);
  readonly opened = this.day.asReadonly();

  begin(event: PointerEvent, { element, visit, row, rows }: Grip, putDown: () => void): void {
    const role = visit.bookings.find(({ resourceId }) => resourceId === row.id)?.role;
    let step = '';
    let resting: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(resting);
      this.day.set(null);
    };
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      const under = document.elementFromPoint(clientX, clientY);
      const cell = under?.closest<HTMLElement>('td[data-on]') ?? null;
      const { on = '', resource = '' } = cell?.dataset ?? {};
      const at = under?.closest<HTMLElement>('[data-at]')?.dataset['at'] ?? '';
      if (cell === null || step === `${on} ${resource} ${at}`) return;
      const isSameCell = step.startsWith(`${on} ${resource} `);
      step = `${on} ${resource} ${at}`;
      if (at !== '') return this.move.placeAt(localDate(on), at);
      if (isSameCell) return;
      close();
      this.move.dayTo(localDate(on));
      const isAlike = rows.some(({ id, group }) => id === resource && group === row.group);
      if (role !== undefined && isAlike) this.move.assign(role, resource);
      resting = setTimeout(() => this.open(cell), restMs);
    };
    const leave = (then: () => void) => (): void => {
      close();
      then();
    };
    const lose = leave(() => this.move.drop());
    holdByPointer(element, event, { lift: () => this.move.lift(visit), follow, putDown: leave(putDown), lose });
  }

  private open(cell: HTMLElement): void {
    const { on = '', resource = '' } = cell.dataset;
    const { top, bottom } = cell.getBoundingClientRect();
    const isAbove = globalThis.innerHeight - bottom < top;
    this.day.set({ on, resource, isAbove, times: this.move.freeTimes(this.clock.instant()) });
  }
}
