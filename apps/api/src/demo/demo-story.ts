import type { INestApplicationContext } from '@nestjs/common';
import { instantAtLocalTime, instantText, plusDays, type LocalDate } from '@sojourn/domain';
import type { Caller } from '../platform/caller/caller.js';
import { Database } from '../platform/database/database.js';
import { atTime } from './demo-clock.js';
import { demoCaller } from './seed-demo-patients.js';

export const zone = 'America/New_York';

/** The latest day of the clinic whose closing time has passed, so that the golden day lies whole in the past. */
export function goldenDate(now: Date): LocalDate {
  const shifted = new Date(now.getTime() - 17 * 3_600_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(shifted) as LocalDate;
}

/** What people of the demo clinic did, each at a day counted from the golden day and a time on the clinic's wall. */
export class DemoStory {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly clinicId: number,
    private readonly golden: LocalDate,
  ) {}

  when(day: number, time: string): string {
    return instantText(instantAtLocalTime(plusDays(this.golden, day), time, zone));
  }

  on(day: number): LocalDate {
    return plusDays(this.golden, day);
  }

  /** One person does one thing, in a transaction of its own. */
  async does<T>(person: string, [day, time]: readonly [number, string], act: (caller: Caller) => Promise<T>): Promise<T> {
    const caller = demoCaller(this.clinicId, person);
    return atTime(this.app, this.when(day, time), () => this.app.get(Database).within(caller, () => act(caller)));
  }
}
