import { Injectable } from '@nestjs/common';
import type { WaitlistView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { FreedSlotsQueries } from './freed-slots.queries.js';
import { WaitlistQueries, type TakenSlot } from './waitlist.queries.js';

/** Who waits and what is free again. */
@Injectable()
export class LookAtWaitlist {
  constructor(
    private readonly waitlist: WaitlistQueries,
    private readonly slots: FreedSlotsQueries,
    private readonly database: Database,
  ) {}

  async execute(caller: Caller): Promise<WaitlistView> {
    const view = await this.view(caller);
    // The list is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: null });
    return view;
  }

  /** What patients took by letter since a moment. */
  takenByLetter(caller: Caller, since: string): Promise<TakenSlot[]> {
    return this.waitlist.takenByLetter(caller, since);
  }

  /** As it stands after a change, whose audit entry names the one patient it is about. */
  async view(caller: Caller): Promise<WaitlistView> {
    return { entries: await this.waitlist.entries(caller), slots: await this.slots.ahead(caller) };
  }
}
