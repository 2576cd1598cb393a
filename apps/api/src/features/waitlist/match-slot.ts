import { Injectable } from '@nestjs/common';
import { instant, instantFromMs, matchSlot, type Assignment, type SlotMatch, type SlotMatchesView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { FindPlace } from '../scheduling/index.js';
import { FreedSlotsQueries, type FreedSlot } from './freed-slots.queries.js';
import { slotGone } from './refusals.js';
import { waitingPatient, WaitlistQueries, type ListedEntry } from './waitlist.queries.js';

export interface MatchedEntry extends SlotMatch {
  readonly assignments: readonly Assignment[];
}

/** Whom a freed time would suit: judged as a booking of that visit at that time would be, wishes and notice added. */
@Injectable()
export class MatchSlot {
  constructor(
    private readonly slots: FreedSlotsQueries,
    private readonly waitlist: WaitlistQueries,
    private readonly places: FindPlace,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Matches first, in the order of the waitlist, then who does not suit and why. */
  async execute(caller: Caller, slotId: string): Promise<SlotMatchesView> {
    const slot = await this.slot(caller, slotId);
    const waiting = await this.waitlist.waiting(caller);
    const found = await this.of(caller, slot, waiting);
    const judged = found.map(({ isMatch, reasons, against }, index) => ({ entryId: waiting[index]?.id ?? '', isMatch, reasons, against }));
    // The list is about many patients; its audit entry names none of them.
    this.database.concerns(caller, { patientId: null, entityId: slotId });
    return { slot, matches: judged.toSorted((one, other) => Number(other.isMatch) - Number(one.isMatch)) };
  }

  /** Throws a problem where the time is free no more. */
  async slot(caller: Caller, slotId: string): Promise<FreedSlot> {
    const slot = await this.slots.find(caller, slotId);
    if (slot === undefined) throw slotGone();
    return slot;
  }

  /** Each of those who wait against the time, in their order. */
  async of(caller: Caller, slot: FreedSlot, waiting: readonly ListedEntry[]): Promise<readonly MatchedEntry[]> {
    const time = { siteId: slot.siteId, startsAt: slot.startsAt, preferred: slot.heldIds };
    const places = await this.places.execute(caller, time, waiting.map(askedOf));
    const now = instantFromMs(this.clock.now().getTime());
    return waiting.map((entry, index) => {
      const { inTheWay, assignments } = places[index] ?? { inTheWay: [], assignments: [] };
      const match = matchSlot({ startsAt: instant(slot.startsAt), zone: slot.zone }, waitingPatient(entry, inTheWay), now);
      return { ...match, assignments };
    });
  }
}

function askedOf({ id, patient_id: patientId, only_with_id: onlyWithId, ...row }: ListedEntry) {
  return { id, patientId, onlyWithId, courseId: row.course_id, visitKey: row.visit_key, visitType: row.visit_type };
}
