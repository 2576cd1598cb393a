import { Injectable } from '@nestjs/common';
import { instant, instantFromMs, offerState, type OfferState, type TreatmentProduct, type VisitType } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { FreedSlotsQueries } from './freed-slots.queries.js';

/** A freed time as it was offered to one patient, with what telling them needs. */
export interface OfferedSlot {
  readonly id: string;
  readonly patientId: string;
  readonly madeBy: string;
  readonly state: OfferState;
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly siteZone: string;
  readonly patientZone: string | null;
  readonly visitType: VisitType;
  readonly product: TreatmentProduct | null;
}

type OfferedRow = Omit<OfferedSlot, 'state'> & {
  readonly slotId: string;
  readonly outcome: Exclude<OfferState, 'open' | 'expired'> | null;
};

@Injectable()
export class OfferedSlotQueries {
  constructor(
    private readonly database: Database,
    private readonly slots: FreedSlotsQueries,
    private readonly clock: Clock,
  ) {}

  /** An open offer whose time was taken meanwhile is gone, although nobody has asked for it yet. */
  async find(caller: Caller, offerId: string): Promise<OfferedSlot> {
    const [row] = await this.database.of(caller).query<OfferedRow>(sql, [caller.clinicId, offerId]);
    if (row === undefined) throw notFound('Offer');
    const { slotId, outcome, ...offered } = row;
    const state = offerState({ outcome, expiresAt: instant(row.expiresAt) }, instantFromMs(this.clock.now().getTime()));
    const isTaken = state === 'open' && (await this.slots.find(caller, slotId)) === undefined;
    return { ...offered, state: isTaken ? 'gone' : state };
  }
}

const sql = `SELECT o.id, o.slot_id AS "slotId", o.outcome, o.made_by AS "madeBy", o.expires_at AS "expiresAt", e.patient_id AS "patientId",
    a.starts_at AS "startsAt", a.zone AS "siteZone", c.product,
    (SELECT n.needs->>'zone' FROM patient_needs n WHERE n.clinic_id = e.clinic_id AND n.patient_id = e.patient_id) AS "patientZone",
    COALESCE(e.visit_type, (SELECT v->>'type' FROM jsonb_array_elements(c.plan->'visits') v WHERE v->>'key' = e.visit_key)) AS "visitType"
  FROM slot_offer o JOIN waitlist_entry e ON e.clinic_id = o.clinic_id AND e.id = o.entry_id
    JOIN appointment a ON a.clinic_id = o.clinic_id AND a.id = o.slot_id
    LEFT JOIN treatment_course c ON c.clinic_id = e.clinic_id AND c.id = e.course_id
  WHERE o.clinic_id = $1 AND o.id = $2`;
