import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { LookAtWaitlist } from '../waitlist/index.js';
import { whenWords } from './when-words.js';

/** An answer by letter is news for a day. */
const newsMs = 24 * 3_600_000;

/** What the waitlist asks of the desk: times that are free again, and times that patients took by letter. Source: clinical reference §8.2 (waitlist). */
@Injectable()
export class WaitlistNeeds {
  constructor(
    private readonly waitlist: LookAtWaitlist,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'schedule.book')) return [];
    return [...(await this.freedTimes(caller)), ...(await this.taken(caller))];
  }

  /** A time that a visit left, while somebody waits who has not been asked. */
  private async freedTimes(caller: Caller): Promise<TodayNeed[]> {
    const { slots, entries } = await this.waitlist.execute(caller);
    const [first] = slots.filter(({ id }) => entries.some(({ offers }) => offers.every(({ slotId }) => slotId !== id)));
    if (first === undefined || entries.length === 0) return [];
    const sentence = slots.length === 1 ? 'A time is free again' : `${slots.length} times are free again`;
    const detail = entries.length === 1 ? 'One patient waits.' : `${entries.length} patients wait.`;
    return [{ id: 'waitlist', sentence, detail, address: '/schedule/waitlist', dueAt: first.startsAt }];
  }

  private async taken(caller: Caller): Promise<TodayNeed[]> {
    const since = new Date(this.clock.now().getTime() - newsMs).toISOString();
    return (await this.waitlist.takenByLetter(caller, since)).map(({ id, patientId, patientName, title, startsAt, zone }) => ({
      id: `taken ${id}`,
      sentence: `${patientName} took the time that was free`,
      detail: `${title}, ${whenWords(startsAt, zone)}. Accepted by letter and booked; nothing is left to do.`,
      address: `/patients/${patientId}`,
      dueAt: null,
    }));
  }
}
