import { Injectable, inject } from '@angular/core';
import { patientMinutes, type BookingRole } from '@sojourn/domain';
import { pixelsPerMinute, stepMin, type BoardBlock, type BoardColumn } from './board-geometry.js';
import { BoardMove } from './board-move.js';

interface Hold {
  readonly element: HTMLElement;
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
  private isDragging = false;
  private step = '';
  private following = new AbortController();

  /** `isPutDown` is called when something that was dragged is let go. */
  begin(event: PointerEvent, hold: Hold, isPutDown: () => void): void {
    this.leave();
    if (event.pointerType === 'touch') return; // a finger scrolls the day; the sheet moves the visit
    hold.element.setPointerCapture(event.pointerId);
    const isEdge = event.clientY > hold.element.getBoundingClientRect().bottom - edgePx;
    // Where the columns are is read once: asking at every step would lay the page out anew each time.
    this.edges = [...hold.grid.querySelectorAll<HTMLElement>('[data-resource]')].map((one) => {
      const { left, right } = one.getBoundingClientRect();
      return { id: one.dataset['resource'], left: left + hold.grid.scrollLeft, right: right + hold.grid.scrollLeft };
    });
    this.hold = { ...hold, x: event.clientX, y: event.clientY, scrollTop: hold.grid.scrollTop, isEdge };
    // Heard past Angular: only what a step changes is drawn, not what listens to the pointer.
    const { signal } = this.following;
    hold.element.addEventListener('pointermove', (moved) => this.follow(moved), { signal });
    hold.element.addEventListener('pointercancel', () => this.cancel(), { signal });
    const end = (): void => {
      const was = this.isDragging;
      this.leave();
      if (!was) return;
      noClickAfter(hold.element);
      isPutDown();
    };
    hold.element.addEventListener('pointerup', end, { signal });
  }

  private follow(event: PointerEvent): void {
    const { hold } = this;
    if (hold === null) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y + hold.grid.scrollTop - hold.scrollTop];
    if (!this.isDragging && Math.hypot(dx, dy) < thresholdPx) return;
    if (!this.isDragging) this.move.lift(hold.block.appointment);
    this.isDragging = true;
    const minutes = Math.round(dy / pixelsPerMinute / stepMin) * stepMin;
    const under = hold.isEdge ? undefined : this.under(hold, event.clientX);
    const step = `${minutes} ${under?.id}`;
    if (step === this.step) return;
    this.step = step;
    if (hold.isEdge) this.move.resizeTo(patientMinutes(hold.block.appointment.phases) + minutes);
    else {
      this.move.shiftTo(minutes);
      if (under !== undefined) this.move.assign(under.role, under.id);
    }
  }

  private leave(): void {
    this.following.abort();
    this.following = new AbortController();
    [this.hold, this.isDragging, this.step] = [null, false, ''];
  }

  private cancel(): void {
    this.leave();
    this.move.drop();
  }

  /** Another person, room or pump of the same kind under the pointer, which the visit would have in the block's role. */
  private under({ block, column, columns, grid }: Hold, clientX: number): { readonly role: BookingRole; readonly id: string } | undefined {
    const role = block.appointment.bookings.find(({ resourceId }) => resourceId === column.resource.id)?.role;
    const x = clientX + grid.scrollLeft;
    const found = this.edges.find(({ left, right }) => left <= x && x < right);
    const target = columns.find(({ resource }) => resource.id === found?.id);
    if (role === undefined || target === undefined || target.group !== column.group) return undefined;
    return { role, id: target.resource.id };
  }
}

/** A pointer that lets go of what it dragged did not press it. */
function noClickAfter(element: HTMLElement): void {
  const listening = new AbortController();
  element.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort());
}
