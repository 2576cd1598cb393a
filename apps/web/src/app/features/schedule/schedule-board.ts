import { Component, afterRenderEffect, computed, inject, input, output, type ElementRef, viewChild } from '@angular/core';
import { localTimeAt, type BoardAppointment, type PlacedSpan, type ScheduleDayView } from '@sojourn/domain';
import { BoardDrag } from './board-drag.js';
import { BoardColumnView, type Grabbed } from './board-column.js';
import { BoardGhosts } from './board-ghosts.js';
import { columnsOf, hoursOf, stepMin, topOf, type BoardBlock, type BoardColumn } from './board-geometry.js';
import { BoardMove } from './board-move.js';
import { focusFollows } from './focus-follows.js';
import { heedKey } from './move-keys.js';
import { isMovable, lookOf } from './schedule-words.js';

const aboveFirstPx = 96;

/** The day by resource in columns. A visit is lifted by dragging, or by the arrow keys on its focused block; Enter puts it down. */
@Component({
  selector: 'kat-schedule-board',
  imports: [BoardColumnView, BoardGhosts],
  providers: [BoardDrag],
  templateUrl: './schedule-board.html',
  styleUrl: './schedule-board.css',
  host: { '[style.--columns]': 'columns().length' },
})
export class ScheduleBoard {
  readonly day = input.required<ScheduleDayView>();
  readonly now = input.required<number>();
  readonly chosenId = input<string | null>(null);
  readonly mayMove = input(false);
  readonly chosen = output<BoardAppointment>();
  readonly putDown = output<void>();
  protected readonly move = inject(BoardMove);
  private readonly drag = inject(BoardDrag);
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  protected readonly hours = computed(() => hoursOf(this.day()));
  protected readonly columns = computed(() => columnsOf(this.day(), ({ state, visitType }) => lookOf(state, visitType) !== 'released'));
  protected readonly height = computed(() => topOf(this.hours().endsAt, this.hours()));
  protected readonly nowTop = computed(() => {
    const { startsAt, endsAt } = this.hours();
    return this.now() < startsAt || this.now() > endsAt ? null : topOf(this.now(), this.hours());
  });
  protected readonly nowText = computed(() => this.timeOf(this.now()));
  /** The first block of a visit can be reached by Tab; the others stand for the same thing. */
  protected readonly handles = computed(() => {
    const first = new Map<string, string>();
    for (const { resource, blocks } of this.columns()) {
      for (const { appointment } of blocks) if (!first.has(appointment.id)) first.set(appointment.id, resource.id);
    }
    return first;
  });

  private shownDay = '';

  constructor() {
    focusFollows(this.columns);
    afterRenderEffect(() => this.showBeginning(`${this.day().site.id} ${this.day().on}`));
  }

  /** A long day opens where something is: at its first visit, or at the present before it. Nobody is moved a second time on the same day. */
  private showBeginning(day: string): void {
    if (day === this.shownDay) return;
    this.shownDay = day;
    const grid = this.grid().nativeElement;
    const tops = this.columns().flatMap(({ blocks }) => blocks.map(({ span }) => topOf(span.startsAt, this.hours())));
    const first = Math.min(this.nowTop() ?? Infinity, ...tops);
    if (Number.isFinite(first) && first > grid.clientHeight / 2) grid.scrollTop = first - aboveFirstPx;
  }

  private timeOf(at: number): string {
    return localTimeAt(at as PlacedSpan['startsAt'], this.day().site.zone);
  }

  private isMovable({ state }: BoardAppointment): boolean {
    return this.mayMove() && isMovable(state);
  }

  protected press(key: KeyboardEvent, block: BoardBlock, column: BoardColumn): void {
    const isOpen = this.move.visit() !== null;
    heedKey(key, {
      ArrowUp: () => this.shift(block, key.shiftKey ? -15 : -stepMin),
      ArrowDown: () => this.shift(block, key.shiftKey ? 15 : stepMin),
      ArrowLeft: () => this.swap(block, column, -1),
      ArrowRight: () => this.swap(block, column, 1),
      '+': () => this.resize(block, stepMin),
      '-': () => this.resize(block, -stepMin),
      Enter: () => (isOpen ? this.putDown.emit() : this.chosen.emit(block.appointment)),
      ' ': () => this.chosen.emit(block.appointment),
      ...(isOpen ? { Escape: () => this.move.drop() } : {}),
    });
  }

  protected grab({ pointer, block, element }: Grabbed, column: BoardColumn): void {
    if (!this.isMovable(block.appointment)) return;
    const grip = { element, block, column, columns: this.columns(), grid: this.grid().nativeElement };
    this.drag.begin(pointer, grip, () => this.putDown.emit());
  }

  private lift({ appointment }: BoardBlock): boolean {
    if (!this.isMovable(appointment)) return false;
    if (this.move.visit()?.appointment.id !== appointment.id) this.move.lift(appointment);
    return true;
  }

  private shift(block: BoardBlock, minutes: number): void {
    if (this.lift(block)) this.move.shiftBy(minutes);
  }

  private resize(block: BoardBlock, minutes: number): void {
    if (this.lift(block)) this.move.resizeBy(minutes);
  }

  /** The next resource of the same kind that could serve in the role. */
  private swap(block: BoardBlock, column: BoardColumn, step: number): void {
    if (!this.lift(block)) return;
    const role = block.appointment.bookings.find(({ resourceId }) => resourceId === column.resource.id)?.role;
    if (role === undefined) return;
    const now = this.move.visit()?.placement.assignments.find((one) => one.role === role)?.resourceId;
    const alike = this.columns().filter(({ group }) => group === column.group);
    const at = alike.findIndex(({ resource }) => resource.id === now);
    const next = alike[(at + step + alike.length) % alike.length];
    if (next !== undefined) this.move.assign(role, next.resource.id);
  }
}
