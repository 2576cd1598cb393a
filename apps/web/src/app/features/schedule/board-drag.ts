import { Injectable, inject, signal } from '@angular/core';
import { patientMinutes } from '@sojourn/domain';
import { pixelsPerMinute, stepMin, type BoardBlock, type BoardColumn } from './board-geometry.js';
import { BoardMove } from './board-move.js';

interface Hold {
  readonly block: BoardBlock;
  readonly column: BoardColumn;
  readonly columns: readonly BoardColumn[];
  readonly grid: HTMLElement;
}

/** A hand that rests does not drag. */
const thresholdPx = 5;
/** The lower edge of a block is for pulling it longer or shorter. */
const edgePx = 9;

/**
 * Dragging with a pointer: up and down is time, sideways is another person, room or pump of the same kind. By its lower edge a block is
 * pulled longer or shorter.
 */
@Injectable()
export class BoardDrag {
  private readonly move = inject(BoardMove);
  private hold: (Hold & { readonly x: number; readonly y: number; readonly scrollTop: number; readonly isEdge: boolean }) | null = null;
  private edges: readonly { readonly id: string | undefined; readonly left: number; readonly right: number }[] = [];
  readonly isDragging = signal(false);

  begin(event: PointerEvent, hold: Hold): void {
    if (event.pointerType === 'touch') return; // a finger scrolls the day; the sheet moves the visit
    const block = event.currentTarget as HTMLElement;
    block.setPointerCapture(event.pointerId);
    const isEdge = event.clientY > block.getBoundingClientRect().bottom - edgePx;
    // Where the columns are is read once: asking at every step would lay the page out anew each time.
    this.edges = [...hold.grid.querySelectorAll<HTMLElement>('[data-resource]')].map((one) => {
      const { left, right } = one.getBoundingClientRect();
      return { id: one.dataset['resource'], left: left + hold.grid.scrollLeft, right: right + hold.grid.scrollLeft };
    });
    this.hold = { ...hold, x: event.clientX, y: event.clientY, scrollTop: hold.grid.scrollTop, isEdge };
  }

  follow(event: PointerEvent): void {
    const { hold } = this;
    if (hold === null) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y + hold.grid.scrollTop - hold.scrollTop];
    if (!this.isDragging() && Math.hypot(dx, dy) < thresholdPx) return;
    if (!this.isDragging()) this.move.lift(hold.block.appointment);
    this.isDragging.set(true);
    const minutes = Math.round(dy / pixelsPerMinute / stepMin) * stepMin;
    if (hold.isEdge) this.move.resizeTo(patientMinutes(hold.block.appointment.phases) + minutes);
    else {
      this.move.shiftTo(minutes);
      this.sideways(hold, event.clientX);
    }
  }

  /** Whether something was dragged; a mere press was not. */
  end(event: PointerEvent): boolean {
    const was = this.isDragging();
    if (this.hold !== null) (event.currentTarget as HTMLElement).releasePointerCapture?.(event.pointerId);
    this.hold = null;
    this.isDragging.set(false);
    return was;
  }

  cancel(): void {
    this.hold = null;
    this.isDragging.set(false);
    this.move.drop();
  }

  private sideways({ block, column, columns, grid }: Hold, clientX: number): void {
    const role = block.appointment.bookings.find(({ resourceId }) => resourceId === column.resource.id)?.role;
    const x = clientX + grid.scrollLeft;
    const under = this.edges.find(({ left, right }) => left <= x && x < right);
    const target = columns.find(({ resource }) => resource.id === under?.id);
    if (role === undefined || target === undefined || target.group !== column.group) return;
    this.move.assign(role, target.resource.id);
  }
}
