import { Injectable } from '@nestjs/common';
import {
  instant,
  instantFromMs,
  localDate,
  localDateAt,
  offerState,
  visitTypeWords,
  waitsBefore,
  type AddToWaitlist,
  type MessageState,
  type OfferChannel,
  type SlotOfferView,
  type WaitingPatient,
  type WaitlistEntryView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { lettersAddress, phoneToRing } from '../patients/index.js';
import { entryColumns, type EntryRow, type OfferRow } from './waitlist.store.js';

export interface ListedEntry extends EntryRow {
  readonly patient_name: string;
  readonly planned_title: string | null;
  readonly target_on: string | null;
  readonly remark: string | null;
  readonly only_with_name: string | null;
  readonly added_by_name: string;
  readonly can_be_mailed: boolean;
  readonly phone: string | null;
}

interface ListedOffer extends OfferRow {
  readonly slot_starts_at: string;
  readonly made_by_name: string;
  readonly made_at: string;
  readonly channel: OfferChannel;
  readonly delivery: MessageState | null;
}

export interface TakenSlot {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly title: string;
  readonly startsAt: string;
  readonly zone: string;
}

/** Who waits, most pressing first, and what was offered to them. */
@Injectable()
export class WaitlistQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the order of the waitlist. */
  async waiting(caller: Caller): Promise<ListedEntry[]> {
    const rows = await this.database.of(caller).query<ListedEntry & { zone: string }>(waitingEntries, [caller.clinicId]);
    const today = localDateAt(this.now(), rows[0]?.zone ?? 'UTC');
    return rows.toSorted((one, other) => waitsBefore(waitingPatient(one), waitingPatient(other), today));
  }

  async entries(caller: Caller): Promise<WaitlistEntryView[]> {
    const rows = await this.waiting(caller);
    const offers = await this.database.of(caller).query<ListedOffer>(offersOfEntries, [caller.clinicId, rows.map(({ id }) => id)]);
    return rows.map((row) => ({
      ...entryOf(row),
      offers: offers.filter(({ entry_id: entryId }) => entryId === row.id).map((offer) => this.offerOf(offer)),
    }));
  }

  /** Times that patients took by letter since a moment, for visits still ahead, latest answer first: nobody at the desk has heard it. */
  async takenByLetter(caller: Caller, since: string): Promise<TakenSlot[]> {
    return this.database.of(caller).query<TakenSlot>(takenByLetter, [caller.clinicId, since, this.clock.nowIso()]);
  }

  private offerOf(row: ListedOffer): SlotOfferView {
    const { id, slot_id: slotId, slot_starts_at: slotStartsAt, outcome, channel, delivery } = row;
    const { made_by_name: madeBy, made_at: madeAt, expires_at: expiresAt } = row;
    const state = offerState({ outcome, expiresAt: instant(expiresAt) }, this.now());
    return { id, slotId, slotStartsAt, state, channel, delivery, madeBy, madeAt, expiresAt };
  }

  private now() {
    return instantFromMs(this.clock.now().getTime());
  }
}

/** As the ranking reads an entry; what stands in the way is known only for a time. */
export function waitingPatient(row: ListedEntry, inTheWay: readonly string[] = []): WaitingPatient {
  const { wishes, notice_hours: noticeHours, is_urgent: isUrgent, added_at: addedAt } = row;
  const [targetOn, untilOn] = [row.target_on, row.until_on].map((on) => (on === null ? null : localDate(on)));
  return { wishes, noticeHours, isUrgent, addedAt: instant(addedAt), targetOn: targetOn ?? null, untilOn: untilOn ?? null, inTheWay };
}

function entryOf(row: ListedEntry): Omit<WaitlistEntryView, 'offers'> {
  return {
    id: row.id,
    patient: { id: row.patient_id, name: row.patient_name },
    title: row.planned_title ?? (row.visit_type === null ? 'Visit' : visitTypeWords[row.visit_type]),
    visit: { courseId: row.course_id as AddToWaitlist['courseId'], visitKey: row.visit_key, visitType: row.visit_type },
    wishes: row.wishes,
    onlyWith: row.only_with_id === null ? null : { id: row.only_with_id, name: row.only_with_name ?? '' },
    untilOn: row.until_on,
    noticeHours: row.notice_hours,
    isUrgent: row.is_urgent,
    remark: row.remark,
    canBeMailed: row.can_be_mailed,
    phone: row.phone,
    addedBy: row.added_by_name,
    addedAt: row.added_at,
  };
}

const planned = (
  what: 'title' | 'targetOn',
): string => `(SELECT v->>'${what}' FROM treatment_course c, jsonb_array_elements(c.plan->'visits') v
  WHERE c.clinic_id = e.clinic_id AND c.id = e.course_id AND v->>'key' = e.visit_key)`;

const waitingEntries = `SELECT ${entryColumns}, e.remark, p.display_name AS patient_name, r.name AS only_with_name, m.display_name AS added_by_name, k.zone,
    p.birth_date IS NOT NULL AND ${lettersAddress('p')} IS NOT NULL AS can_be_mailed, ${phoneToRing('p')} AS phone,
    ${planned('title')} AS planned_title, ${planned('targetOn')} AS target_on
  FROM waitlist_entry e JOIN clinic k ON k.clinic_id = e.clinic_id
    JOIN patient p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
    JOIN staff_member m ON m.clinic_id = e.clinic_id AND m.id = e.added_by
    LEFT JOIN resource r ON r.clinic_id = e.clinic_id AND r.id = e.only_with_id
  WHERE e.clinic_id = $1 AND e.state = 'waiting' ORDER BY e.added_at, e.id LIMIT 200`;

const offersOfEntries = `SELECT o.id, o.entry_id, o.slot_id, o.assignments, o.made_by, o.expires_at, o.outcome, o.made_at, o.channel,
    l.state AS delivery, a.starts_at AS slot_starts_at, m.display_name AS made_by_name
  FROM slot_offer o JOIN appointment a ON a.clinic_id = o.clinic_id AND a.id = o.slot_id
    JOIN staff_member m ON m.clinic_id = o.clinic_id AND m.id = o.made_by
    LEFT JOIN patient_message l ON l.clinic_id = o.clinic_id AND l.about_id = o.id AND l.kind = 'slot-offer'
  WHERE o.clinic_id = $1 AND o.entry_id = ANY ($2::uuid[]) ORDER BY o.made_at DESC, o.id`;

const takenByLetter = `SELECT o.id, a.patient_id AS "patientId", p.display_name AS "patientName", a.title, a.starts_at AS "startsAt", s.zone
  FROM slot_offer o JOIN appointment a ON a.clinic_id = o.clinic_id AND a.id = o.id
    JOIN site s ON s.clinic_id = a.clinic_id AND s.id = a.site_id
    JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE o.clinic_id = $1 AND o.outcome = 'accepted' AND o.channel = 'mail' AND o.answered_at > $2
    AND a.starts_at > $3 AND a.state IN ('booked', 'confirmed')
  ORDER BY o.answered_at DESC, o.id LIMIT 20`;
