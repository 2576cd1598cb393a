import { Injectable } from '@nestjs/common';
import type {
  AddToWaitlist,
  Assignment,
  ChangeWaitlistEntry,
  MoveWishes,
  OfferChannel,
  OfferState,
  RemoveFromWaitlist,
  VisitType,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface EntryRow {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string | null;
  readonly visit_key: string | null;
  readonly visit_type: VisitType | null;
  readonly wishes: MoveWishes;
  readonly only_with_id: string | null;
  readonly until_on: string | null;
  readonly notice_hours: number;
  readonly is_urgent: boolean;
  readonly added_at: string;
  readonly state: 'waiting' | 'booked' | 'removed';
}

export interface OfferRow {
  readonly id: string;
  readonly entry_id: string;
  readonly slot_id: string;
  readonly assignments: readonly Assignment[];
  readonly made_by: string;
  readonly expires_at: string;
  readonly outcome: Exclude<OfferState, 'open' | 'expired'> | null;
}

export interface NewOffer {
  readonly id: string;
  readonly entryId: string;
  readonly slotId: string;
  readonly channel: OfferChannel;
  readonly assignments: readonly Assignment[];
  readonly at: string;
  readonly expiresAt: string;
}

export const entryColumns = `e.id, e.patient_id, e.course_id, e.visit_key, e.visit_type, e.wishes, e.only_with_id, e.until_on::text AS until_on, e.notice_hours, e.is_urgent, e.added_at, e.state`;

/** The columns of what an entry waits for, as `valuesOf` fills them. */
const waitedFor = ['course_id', 'visit_key', 'visit_type', 'wishes', 'only_with_id', 'until_on', 'notice_hours', 'is_urgent', 'remark'];

function valuesOf(asked: ChangeWaitlistEntry): readonly unknown[] {
  const { courseId, visitKey, visitType, wishes, onlyWithId, untilOn, noticeHours, isUrgent, remark } = asked;
  return [courseId, visitKey, visitType, JSON.stringify(wishes), onlyWithId, untilOn, noticeHours, isUrgent, remark];
}

/** The only writer of the waitlist and of the offers made to it. */
@Injectable()
export class WaitlistStore {
  constructor(private readonly database: Database) {}

  /** False where the patient waits for the same visit already; the same entry sent twice is one. */
  async add(caller: Caller, entry: AddToWaitlist, at: string): Promise<boolean> {
    const { id, patientId } = entry;
    const data = this.database.of(caller);
    const added = await data.query(
      `INSERT INTO waitlist_entry (clinic_id, id, patient_id, added_by, added_at, state, ${waitedFor.join(', ')})
       VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id`,
      [caller.clinicId, id, patientId, caller.staffMemberId, at, ...valuesOf(entry)],
    );
    return added.length > 0 || (await this.lock(caller, id))?.patient_id === patientId;
  }

  /** The entry with its row locked, so that removing it and booking for it come one after the other. */
  async lock(caller: Caller, id: string): Promise<EntryRow | undefined> {
    const sql = `SELECT ${entryColumns} FROM waitlist_entry e WHERE e.clinic_id = $1 AND e.id = $2 FOR NO KEY UPDATE`;
    return (await this.database.of(caller).query<EntryRow>(sql, [caller.clinicId, id]))[0];
  }

  /** Whether the patient waits for that visit by another entry. */
  async waitsElsewhere(caller: Caller, { id, patient_id: patientId }: EntryRow, change: ChangeWaitlistEntry): Promise<boolean> {
    const { courseId, visitKey, visitType } = change;
    const sql = `SELECT 1 FROM waitlist_entry WHERE clinic_id = $1 AND patient_id = $2 AND id <> $3 AND state = 'waiting'
      AND course_id IS NOT DISTINCT FROM $4 AND COALESCE(visit_key, visit_type) = $5`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, patientId, id, courseId, visitKey ?? visitType])).length > 0;
  }

  async change(caller: Caller, id: string, change: ChangeWaitlistEntry): Promise<void> {
    await this.database.of(caller).query(
      `UPDATE waitlist_entry SET (${waitedFor.join(', ')}) = ($3, $4, $5, $6, $7, $8, $9, $10, $11)
         WHERE clinic_id = $1 AND id = $2 AND state = 'waiting'`,
      [caller.clinicId, id, ...valuesOf(change)],
    );
  }

  async remove(caller: Caller, id: string, { reason }: RemoveFromWaitlist, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE waitlist_entry SET state = 'removed', reason = $3, ended_by = $4, ended_at = $5 WHERE clinic_id = $1 AND id = $2`, [
        ...[caller.clinicId, id, reason, caller.staffMemberId, at],
      ]);
  }

  async book(caller: Caller, id: string, appointmentId: string, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(
        `UPDATE waitlist_entry SET state = 'booked', appointment_id = $3, ended_by = $4, ended_at = $5 WHERE clinic_id = $1 AND id = $2`,
        [caller.clinicId, id, appointmentId, caller.staffMemberId, at],
      );
  }

  async offer(caller: Caller, { id, entryId, slotId, channel, assignments, at, expiresAt }: NewOffer): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO slot_offer (clinic_id, id, entry_id, slot_id, channel, assignments, made_by, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $9, $5, $6, $7, $8) ON CONFLICT (clinic_id, id) DO NOTHING`,
      [caller.clinicId, id, entryId, slotId, JSON.stringify(assignments), caller.staffMemberId, at, expiresAt, channel],
    );
  }

  async findOffer(caller: Caller, id: string): Promise<OfferRow | undefined> {
    const sql = `SELECT id, entry_id, slot_id, assignments, made_by, expires_at, outcome FROM slot_offer WHERE clinic_id = $1 AND id = $2`;
    return (await this.database.of(caller).query<OfferRow>(sql, [caller.clinicId, id]))[0];
  }

  /**
   * Every offer of a time and every offer to an entry with its row locked: who answers one waits for whoever answered first. Whoever locks several rows
   * locks the entry first and the offers in the order of their ids, so that no two wait for each other.
   */
  async lockOffersAround(caller: Caller, { slot_id: slotId, entry_id: entryId }: OfferRow): Promise<OfferRow[]> {
    const sql = `SELECT id, entry_id, slot_id, assignments, made_by, expires_at, outcome FROM slot_offer
      WHERE clinic_id = $1 AND (slot_id = $2 OR entry_id = $3) ORDER BY id FOR NO KEY UPDATE`;
    return this.database.of(caller).query<OfferRow>(sql, [caller.clinicId, slotId, entryId]);
  }

  async answer(caller: Caller, id: string, outcome: NonNullable<OfferRow['outcome']>, at: string): Promise<void> {
    await this.database
      .of(caller)
      .query(`UPDATE slot_offer SET outcome = $3, answered_at = $4 WHERE clinic_id = $1 AND id = $2 AND outcome IS NULL`, [
        ...[caller.clinicId, id, outcome, at],
      ]);
  }

  /**
   * What else was offered for that time, or to that patient, stands no more, also what was offered since the offers around it were locked. Of these
   * one that is being answered is left to whoever answers it: they find the time taken.
   */
  async endOthers(caller: Caller, { id, slot_id: slotId, entry_id: entryId }: OfferRow, at: string): Promise<void> {
    const sql = `WITH others AS (SELECT id FROM slot_offer WHERE clinic_id = $1 AND (slot_id = $3 OR entry_id = $4) AND id <> $2 AND outcome IS NULL
        ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
      UPDATE slot_offer o SET outcome = CASE WHEN o.slot_id = $3 THEN 'gone' ELSE 'withdrawn' END, answered_at = $5
      FROM others WHERE o.clinic_id = $1 AND o.id = others.id`;
    await this.database.of(caller).query(sql, [caller.clinicId, id, slotId, entryId, at]);
  }

  /** Of an entry whose row is locked. */
  async withdrawOffersOf(caller: Caller, entryId: string, at: string): Promise<void> {
    const sql = `WITH open AS (SELECT id FROM slot_offer WHERE clinic_id = $1 AND entry_id = $2 AND outcome IS NULL ORDER BY id FOR NO KEY UPDATE)
      UPDATE slot_offer o SET outcome = 'withdrawn', answered_at = $3 FROM open WHERE o.clinic_id = $1 AND o.id = open.id`;
    await this.database.of(caller).query(sql, [caller.clinicId, entryId, at]);
  }
}
