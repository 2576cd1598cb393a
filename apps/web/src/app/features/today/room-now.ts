import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BoardVisit } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { Chip } from '../../ui/chip.js';
import { DueBadge } from '../../ui/due-badge.js';
import { ruleWords } from '../../ui/session-words.js';
import { insideLook, minutesWords } from './room-words.js';

const minuteMs = 60_000;

/** A patient who is in a room: since when, how far the visit is, what is due next and what alarms. */
@Component({
  selector: 'kat-room-now',
  imports: [Chip, ClinicTime, DueBadge, RouterLink],
  template: `
    <p class="who">
      @if (visit().session?.id; as sessionId) {
        <a [routerLink]="['/sessions', sessionId]"
          ><bdi>{{ visit().patientName }}</bdi></a
        >
      } @else if (visit().state !== null) {
        <a routerLink="/schedule" [queryParams]="{ open: visit().id }"
          ><bdi>{{ visit().patientName }}</bdi></a
        >
      } @else {
        <bdi>{{ visit().patientName }}</bdi>
      }
      <span class="meta">{{ visit().title }}</span>
    </p>
    <p class="states">
      <kat-chip [tone]="look().tone" [icon]="look().icon">{{ look().words }}</kat-chip>
      @if (visit().session; as session) {
        <span class="meta">since {{ session.since | clinicTime }}, {{ forWords(session.since) }}</span>
      }
      @if (visit().session?.openAlerts; as count) {
        <kat-chip tone="alert" icon="siren">{{ count === 1 ? '1 open alert' : count + ' open alerts' }}</kat-chip>
      }
    </p>
    @if (visit().session?.next; as next) {
      <p class="states">
        <span>{{ itemWords(next.item) }}</span>
        <kat-due-badge [dueAt]="instantOf(next.dueAt)" [now]="clock.now()" />
      </p>
    }
    @if (!hasLeft() && booked().until; as endsAt) {
      <div class="course" role="img" [attr.aria-label]="courseWords()">
        <span class="track"><span class="past" [style.width.%]="percent()" [class.is-over]="percent() === 100"></span></span>
        <span class="ends"
          ><span>{{ booked().from | clinicTime }}</span> <span>{{ endsAt | clinicTime }}</span></span
        >
      </div>
    }
  `,
  styleUrl: './room-now.css',
})
export class RoomNow {
  readonly visit = input.required<BoardVisit>();
  /** The patient is gone: how far the booked time is says nothing any more. */
  readonly hasLeft = input(false, { transform: booleanAttribute });
  protected readonly clock = inject(Clock);
  protected readonly look = computed(() => insideLook(this.visit()));
  protected readonly itemWords = ruleWords;
  /** The time its rooms are booked for, which follows a late arrival; the visit's own where it has no room. */
  protected readonly booked = computed(() => {
    const { rooms, startsAt, endsAt } = this.visit();
    return { from: rooms[0]?.from ?? startsAt, until: rooms.at(-1)?.until ?? endsAt };
  });
  /** How much of the booked time has passed, from 0 to 100. */
  protected readonly percent = computed(() => {
    const { from: startsAt, until: endsAt } = this.booked();
    const [from, until] = [Date.parse(startsAt), Date.parse(endsAt ?? startsAt)];
    return Math.round(Math.min(1, Math.max(0, (this.clock.now() - from) / Math.max(minuteMs, until - from))) * 100);
  });
  protected readonly courseWords = computed(() =>
    this.percent() === 100 ? 'The booked time is over' : `${this.percent()} percent of the booked time has passed`,
  );

  protected forWords(since: string): string {
    return minutesWords(Math.max(0, Math.floor((this.clock.now() - Date.parse(since)) / minuteMs)));
  }

  protected instantOf(text: string): number {
    return Date.parse(text);
  }
}
