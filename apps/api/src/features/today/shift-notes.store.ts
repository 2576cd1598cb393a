import { Injectable } from '@nestjs/common';
import type { WriteShiftNote } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

/** The only writer of hand-over notes and of who has read them. Both are only added to. */
@Injectable()
export class ShiftNotesStore {
  constructor(private readonly database: Database) {}

  /** Written on the day that the site's clock shows. False where the clinic has no such site; the same note again changes nothing. */
  async write(caller: Caller, { id, siteId, shift, parts }: WriteShiftNote, at: string): Promise<boolean> {
    const data = this.database.of(caller);
    const known = await data.query(`SELECT 1 FROM site WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, siteId]);
    if (known.length === 0) return false;
    await data.query(
      `INSERT INTO shift_note (clinic_id, id, site_id, local_on, shift, parts, written_by, written_at)
       SELECT s.clinic_id, $2, s.id, ($7::timestamptz AT TIME ZONE s.zone)::date, $4, $5, $6, $7 FROM site s WHERE s.clinic_id = $1 AND s.id = $3
       ON CONFLICT (clinic_id, id) DO NOTHING`,
      [caller.clinicId, id, siteId, shift, JSON.stringify(parts), caller.staffMemberId, at],
    );
    return true;
  }

  /** False where there is no such note. Read twice, the first time counts. */
  async read(caller: Caller, noteId: string, at: string): Promise<boolean> {
    const data = this.database.of(caller);
    const known = await data.query(`SELECT 1 FROM shift_note WHERE clinic_id = $1 AND id = $2`, [caller.clinicId, noteId]);
    if (known.length === 0) return false;
    await data.query(
      `INSERT INTO shift_note_reading (clinic_id, note_id, staff_member_id, read_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (clinic_id, note_id, staff_member_id) DO NOTHING`,
      [caller.clinicId, noteId, caller.staffMemberId, at],
    );
    return true;
  }
}
