import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoomCard } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Chip } from '../../ui/chip.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { boardNow } from './board-now.js';
import { RoomNow } from './room-now.js';

const isBusy = ({ now, isHeld }: RoomCard): boolean => now.length > 0 || isHeld;

/** The rooms in which something is going on, on everybody's first page; the others in one line. Nothing stands here while no room is set up. */
@Component({
  selector: 'kat-rooms-strip',
  imports: [Chip, ClinicTime, Loading, ProblemPanel, RoomNow, RouterLink],
  templateUrl: './rooms-strip.html',
  styleUrl: './rooms-strip.css',
})
export class RoomsStrip {
  protected readonly now = boardNow();
  protected readonly board = this.now.board;
  protected readonly unplaced = computed(() => this.board()?.withoutRoom ?? []);
  /** Its place is kept while the rooms are being looked at, so that nothing moves under a finger, and where they cannot be. */
  protected readonly isShown = computed(() => {
    const board = this.board();
    return board === null || this.now.problem() !== null || board.rooms.length + board.withoutRoom.length > 0;
  });
  protected readonly busy = computed(() => (this.board()?.rooms ?? []).filter(isBusy));
  protected readonly free = computed(() => (this.board()?.rooms ?? []).filter((room) => !isBusy(room)));
  /** Who has not come to the room that is kept for them, by room. */
  protected readonly late = computed(() => new Map((this.board()?.arrivals ?? []).map(({ visit, lateMin }) => [visit.id, lateMin])));
}
