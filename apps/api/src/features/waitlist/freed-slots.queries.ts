import { Injectable } from '@nestjs/common';
import type { FreedSlotView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

export interface FreedSlot extends FreedSlotView {
  readonly siteId: string;
  readonly zone: string;
  /** Ids of what it held: preferred for whoever comes instead. */
  readonly heldIds: readonly string[];
}

interface SlotRow {
  readonly id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly title: string;
  readonly freed_at: string;
  readonly site_id: string;
  readonly zone: string;
  readonly held: readonly string[];
  readonly held_ids: readonly string[];
}

const aheadMs = 14 * 86_400_000;

/** Times of the next fortnight that a visit left and that nobody has taken: its room is free, or it had none. */
@Injectable()
export class FreedSlotsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ahead(caller: Caller): Promise<FreedSlot[]> {
    const now = this.clock.now().getTime();
    const rows = await this.database
      .of(caller)
      .query<SlotRow>(`${freed} ORDER BY a.starts_at, a.id LIMIT 50`, [
        ...[caller.clinicId, new Date(now).toISOString(), new Date(now + aheadMs).toISOString()],
      ]);
    return rows.map(slotOf);
  }

  async find(caller: Caller, id: string): Promise<FreedSlot | undefined> {
    return (await this.ahead(caller)).find((slot) => slot.id === id);
  }
}

function slotOf(row: SlotRow): FreedSlot {
  const { id, starts_at: startsAt, ends_at: endsAt, title, freed_at: freedAt, site_id: siteId, zone, held, held_ids: heldIds } = row;
  return { id, startsAt, endsAt, title, freedAt, siteId, zone, held, heldIds };
}

const names = (what: string): string => `ARRAY(SELECT DISTINCT ${what} FROM resource_booking b
  JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id WHERE b.clinic_id = a.clinic_id AND b.appointment_id = a.id)`;

const freed = `SELECT a.id, a.starts_at, a.ends_at, a.title, a.site_id, a.zone, ${names('r.name')} AS held, ${names('r.id')} AS held_ids,
    (SELECT max(t.taken_at) FROM appointment_step t WHERE t.clinic_id = a.clinic_id AND t.appointment_id = a.id) AS freed_at
  FROM appointment a
  WHERE a.clinic_id = $1 AND a.starts_at > $2 AND a.starts_at < $3 AND a.state IN ('cancelled-patient', 'cancelled-late', 'cancelled-clinic')
    AND NOT EXISTS (SELECT 1 FROM slot_offer o WHERE o.clinic_id = a.clinic_id AND o.slot_id = a.id AND o.outcome = 'accepted')
    AND NOT EXISTS (SELECT 1 FROM resource_booking b JOIN resource_booking t ON t.clinic_id = b.clinic_id AND t.resource_id = b.resource_id
        AND t.status <> 'cancelled' AND t.starts_at < b.ends_at AND t.ends_at > b.starts_at
      WHERE b.clinic_id = a.clinic_id AND b.appointment_id = a.id AND b.role = 'room')`;
