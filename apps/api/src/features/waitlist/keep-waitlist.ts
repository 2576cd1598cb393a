import { Injectable } from '@nestjs/common';
import type { AddToWaitlist, ChangeWaitlistEntry, RemoveFromWaitlist } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { FindPlace } from '../scheduling/index.js';
import { alreadyWaiting, waitsNoMore } from './refusals.js';
import { WaitlistStore, type EntryRow } from './waitlist.store.js';

/** Puts a patient on the waitlist, changes what they wait for, or takes them off it with a reason. */
@Injectable()
export class KeepWaitlist {
  constructor(
    private readonly store: WaitlistStore,
    private readonly places: FindPlace,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add(caller: Caller, entry: AddToWaitlist): Promise<void> {
    await this.places.check(caller, entry);
    if (!(await this.store.add(caller, entry, this.clock.nowIso()))) throw alreadyWaiting();
    this.tell(caller, entry.patientId, entry.id);
  }

  /** What was offered for another visit, or with another person, than what is waited for now is taken back. */
  async change(caller: Caller, id: string, change: ChangeWaitlistEntry): Promise<void> {
    const entry = await this.store.lock(caller, id);
    if (entry === undefined) throw notFound('Entry of the waitlist');
    if (entry.state !== 'waiting') throw waitsNoMore();
    await this.places.check(caller, { patientId: entry.patient_id, ...change });
    if (await this.store.waitsElsewhere(caller, entry, change)) throw alreadyWaiting();
    await this.store.change(caller, id, change);
    if (!isSameVisit(entry, change)) await this.store.withdrawOffersOf(caller, id, this.clock.nowIso());
    this.tell(caller, entry.patient_id, id);
  }

  async remove(caller: Caller, id: string, removal: RemoveFromWaitlist): Promise<void> {
    const entry = await this.store.lock(caller, id);
    if (entry === undefined) throw notFound('Entry of the waitlist');
    if (entry.state === 'booked') throw waitsNoMore();
    if (entry.state === 'waiting') {
      await this.store.remove(caller, id, removal, this.clock.nowIso());
      await this.store.withdrawOffersOf(caller, id, this.clock.nowIso());
    }
    this.tell(caller, entry.patient_id, id);
  }

  private tell(caller: Caller, patientId: string, id: string): void {
    this.database.concerns(caller, { patientId, entityId: id });
    this.database.publish(caller, 'waitlist', id);
  }
}

function isSameVisit(entry: EntryRow, change: ChangeWaitlistEntry): boolean {
  const { course_id: courseId, visit_key: visitKey, visit_type: visitType, only_with_id: onlyWithId } = entry;
  const [was, is] = [
    [courseId, visitKey, visitType, onlyWithId],
    [change.courseId, change.visitKey, change.visitType, change.onlyWithId],
  ];
  return was.every((value, index) => value === is[index]);
}
