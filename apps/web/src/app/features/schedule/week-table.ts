import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { localDateAt, localTimeAt, type BoardAppointment, type ScheduleDayView } from '@sojourn/domain';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { stepMin } from './board-geometry.js';
import { BoardMove, isAbout } from './board-move.js';
import { focusFollows } from './focus-follows.js';
import { heedKey } from './move-keys.js';
import { isMovable, lookOf } from './schedule-words.js';
import { WeekDrag } from './week-drag.js';
import type { WeekRow } from './week-rows.js';

/** A visit in a cell of the week, with its element. */
interface Found {
  readonly visit: BoardAppointment;
  readonly row: WeekRow;
  readonly element: HTMLElement;
}

/**
 * The week by resource. A visit is lifted by dragging it to another day, or by the arrow keys on it: to another day sideways, to another time up
 * and down; Enter puts it down. The whole booking moves as one.
 */
@Component({
  selector: 'kat-week-table',
  imports: [ClinicTime, RouterLink],
  providers: [WeekDrag],
  templateUrl: './week-table.html',
  styleUrl: './week-table.css',
})
export class WeekTable {
  readonly week = input.required<readonly ScheduleDayView[]>();
  readonly rows = input.required<readonly WeekRow[]>();
  readonly today = input.required<string>();
  readonly mayMove = input(false);
  readonly chosen = output<string>();
  readonly putDown = output<void>();
  private readonly move = inject(BoardMove);
  private readonly drag = inject(WeekDrag);
  protected readonly liftedId = computed(() => {
    const visit = this.move.visit();
    return visit?.hasMoved === true ? visit.appointment.id : null;
  });
  protected readonly opened = this.drag.opened;
  protected readonly heldAt = computed(() => {
    const visit = this.move.visit();
    return visit === null ? '' : localTimeAt(visit.placement.startsAt, this.week()[0]?.site.zone ?? 'UTC');
  });
  /** Where the visit in the hand would stand, by resource and day. */
  protected readonly ghosts = computed(() => {
    const zone = this.week()[0]?.site.zone ?? 'UTC';
    const conflicts = this.move.conflicts();
    const ghosts = this.move.ghosts().map((span) => {
      const isRefused = conflicts.some((conflict) => isAbout(conflict, span));
      return [span.resourceId + localDateAt(span.startsAt, zone), { words: localTimeAt(span.startsAt, zone), isRefused }] as const;
    });
    return new Map(ghosts);
  });

  constructor() {
    focusFollows(this.rows);
  }

  protected weekday(on: string): string {
    return inZone(`${on}T12:00:00Z`, 'UTC', 'weekday');
  }

  protected look({ state, visitType }: BoardAppointment): string {
    return lookOf(state, visitType);
  }

  protected isMovable({ state }: BoardAppointment): boolean {
    return this.mayMove() && isMovable(state);
  }

  protected choose(event: Event): void {
    const found = this.under(event);
    if (found !== null) this.chosen.emit(found.visit.id);
  }

  protected grab(event: PointerEvent): void {
    const found = this.under(event);
    if (found !== null && this.isMovable(found.visit)) this.drag.begin(event, { ...found, rows: this.rows() }, () => this.putDown.emit());
  }

  protected press(key: KeyboardEvent): void {
    const found = this.under(key);
    if (found === null) return;
    const isOpen = this.move.visit() !== null;
    const lifted = (act: () => void) => () => {
      if (!this.isMovable(found.visit)) return;
      if (this.move.visit()?.appointment.id !== found.visit.id) this.move.lift(found.visit);
      act();
    };
    heedKey(key, {
      ArrowLeft: lifted(() => this.move.dayBy(-1)),
      ArrowRight: lifted(() => this.move.dayBy(1)),
      ArrowUp: lifted(() => this.move.shiftBy(key.shiftKey ? -15 : -stepMin)),
      ArrowDown: lifted(() => this.move.shiftBy(key.shiftKey ? 15 : stepMin)),
      Enter: () => (isOpen ? this.putDown.emit() : this.chosen.emit(found.visit.id)),
      ' ': () => this.chosen.emit(found.visit.id),
      ...(isOpen ? { Escape: () => this.move.drop() } : {}),
    });
  }

  private under({ target }: Event): Found | null {
    const element = (target as Element).closest<HTMLElement>('button[data-appointment]');
    const { on, resource } = element?.closest<HTMLElement>('td')?.dataset ?? {};
    const row = this.rows().find(({ id }) => id === resource);
    const cell = row?.cells.find((one) => one.on === on);
    const visit = cell?.visits.find(({ id }) => id === element?.dataset['appointment']);
    return element === null || row === undefined || visit === undefined ? null : { visit, row, element };
  }
}
