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
    const follow = (event: PointerEvent): void => {
      const under = placeUnder(event);
      if (under === null || step === stepOf(under)) return;
      const isSameCell = step.startsWith(`${under.on} ${under.resource} `);
      step = stepOf(under);
      if (under.at !== '') return this.move.placeAt(localDate(under.on), under.at);
      if (isSameCell) return;
      close();
      this.move.dayTo(localDate(under.on));
      const isAlike = rows.some(({ id, group }) => id === under.resource && group === row.group);
      if (role !== undefined && isAlike) this.move.assign(role, under.resource);
      resting = setTimeout(() => this.open(under.cell), restMs);
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

interface UnderHand {
  readonly cell: HTMLElement;
  readonly on: string;
  readonly resource: string;
  /** A free time of the opened day, where the hand is on one. */
  readonly at: string;
}

function placeUnder({ clientX, clientY }: PointerEvent): UnderHand | null {
  const under = document.elementFromPoint(clientX, clientY);
  const cell = under?.closest<HTMLElement>('td[data-on]') ?? null;
  if (cell === null) return null;
  const { on = '', resource = '' } = cell.dataset;
  return { cell, on, resource, at: under?.closest<HTMLElement>('[data-at]')?.dataset['at'] ?? '' };
}

const stepOf = ({ on, resource, at }: UnderHand): string => `${on} ${resource} ${at}`;
