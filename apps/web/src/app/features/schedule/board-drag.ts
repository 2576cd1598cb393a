import { Injectable, inject } from '@angular/core';
import { patientMinutes, type BookingRole } from '@sojourn/domain';
import { pixelsPerMinute, stepMin, type BoardBlock, type BoardColumn } from './board-geometry.js';
import { BoardMove } from './board-move.js';
import { holdByPointer } from './pointer-hold.js';

interface Grip {
  readonly element: HTMLElement;
  readonly block: BoardBlock;
  readonly column: BoardColumn;
  readonly columns: readonly BoardColumn[];
  readonly grid: HTMLElement;
}

interface Edge {
  readonly id: string | undefined;
  readonly left: number;
  readonly right: number;
}

/** The lower edge of a block is for pulling it longer or shorter. */
const edgePx = 9;

/**
 * Dragging with a pointer: up and down is time, sideways is another person, room or pump of the same kind. By its lower edge a block is
 * pulled longer or shorter.
 */
@Injectable()
export class BoardDrag {
  private readonly move = inject(BoardMove);

  begin(event: PointerEvent, grip: Grip, putDown: () => void): void {
    const { element, block, grid } = grip;
    const isEdge = event.clientY > element.getBoundingClientRect().bottom - edgePx;
    const edges = edgesOf(grid);
    const scrolled = grid.scrollTop;
    let step = '';
    const follow = (moved: PointerEvent): void => {
      const minutes = Math.round((moved.clientY - event.clientY + grid.scrollTop - scrolled) / pixelsPerMinute / stepMin) * stepMin;
      const under = isEdge ? null : underPointer(grip, edges, moved.clientX);
      if (step === `${minutes} ${under?.id}`) return;
      step = `${minutes} ${under?.id}`;
      if (isEdge) return this.move.resizeTo(patientMinutes(block.appointment.phases) + minutes);
      this.move.shiftTo(minutes);
      if (under !== null) this.move.assign(under.role, under.id);
    };
    holdByPointer(element, event, { lift: () => this.move.lift(block.appointment), follow, putDown, lose: () => this.move.drop() });
  }
}

/** Where the columns are is read once: asking at every step would lay the page out anew each time. */
function edgesOf(grid: HTMLElement): readonly Edge[] {
  return [...grid.querySelectorAll<HTMLElement>('[data-resource]')].map((one) => {
    const { left, right } = one.getBoundingClientRect();
    return { id: one.dataset['resource'], left: left + grid.scrollLeft, right: right + grid.scrollLeft };
  });
}

/** Another person, room or pump of the same kind under the pointer, which the visit would have in the block's role. */
function underPointer(
  { block, column, columns, grid }: Grip,
  edges: readonly Edge[],
  clientX: number,
): { readonly role: BookingRole; readonly id: string } | null {
  const role = block.appointment.bookings.find(({ resourceId }) => resourceId === column.resource.id)?.role;
  const x = clientX + grid.scrollLeft;
  const found = edges.find(({ left, right }) => left <= x && x < right);
  const target = columns.find(({ resource }) => resource.id === found?.id);
  return role === undefined || target === undefined || target.group !== column.group ? null : { role, id: target.resource.id };
}
