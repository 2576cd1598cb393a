import { Injectable, inject } from '@angular/core';
import { localDate, type BoardAppointment } from '@sojourn/domain';
import { BoardMove } from './board-move.js';
import { holdByPointer } from './pointer-hold.js';
import type { WeekRow } from './week-rows.js';

interface Grip {
  readonly element: HTMLElement;
  readonly visit: BoardAppointment;
  readonly row: WeekRow;
  readonly rows: readonly WeekRow[];
}

/** Dragging in the week: sideways is another day at the same time of day, up and down another person, room or pump of the same kind. */
@Injectable()
export class WeekDrag {
  private readonly move = inject(BoardMove);

  begin(event: PointerEvent, { element, visit, row, rows }: Grip, putDown: () => void): void {
    const role = visit.bookings.find(({ resourceId }) => resourceId === row.id)?.role;
    let step = '';
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      const { on = '', resource = '' } = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('td[data-on]')?.dataset ?? {};
      if (on === '' || step === `${on} ${resource}`) return;
      step = `${on} ${resource}`;
      this.move.dayTo(localDate(on));
      const isAlike = rows.some(({ id, group }) => id === resource && group === row.group);
      if (role !== undefined && isAlike) this.move.assign(role, resource);
    };
    holdByPointer(element, event, { lift: () => this.move.lift(visit), follow, putDown, lose: () => this.move.drop() });
  }
}
