import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ClinicTime, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { boardNow } from './board-now.js';
import { RoomNow } from './room-now.js';
import { arrivalLook, escortLook } from './room-words.js';
import { UnsignedNotesCard } from './unsigned-notes.js';

/** Every room at this moment, who is expected, whose escort is missing and whose record is still open; it goes on by itself. */
@Component({
  selector: 'kat-rooms-page',
  imports: [Button, Chip, ClinicTime, EmptyState, Loading, PageHeader, ProblemPanel, RoomNow, RouterLink, UnsignedNotesCard],
  templateUrl: './rooms-page.html',
  styleUrl: './rooms-page.css',
})
export default class RoomsPage {
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly now = boardNow();
  /** Date and what is going on, in one line. */
  protected readonly summary = computed(() => {
    const [board, day] = [this.now.board(), inZone(this.clock.now(), this.signIn.zone(), 'weekday')];
    if (board === null) return day;
    const inside = board.rooms.reduce((sum, { now }) => sum + now.length, board.withoutRoom.length);
    const late = board.arrivals.filter(({ lateMin }) => lateMin !== null).length;
    const waiting = board.arrivals.filter(({ waitingMin }) => waitingMin !== null).length;
    return [day, `${inside} in a room`, `${waiting} waiting`, `${late} late`].join(' · ');
  });
  protected readonly arrivalLook = arrivalLook;
  protected readonly escortLook = escortLook;
}
