import { Injectable } from '@nestjs/common';
import type { ShiftNoteView, ShiftNotesView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

const reachMs = 3 * 86_400_000;

const notes = `SELECT n.id, s.name AS "siteName", n.local_on::text AS "on", n.shift, n.parts, m.display_name AS "writtenBy", n.written_at AS "writtenAt",
    n.written_by = $3 OR EXISTS (SELECT 1 FROM shift_note_reading r WHERE r.clinic_id = $1 AND r.note_id = n.id AND r.staff_member_id = $3) AS "isKnownToMe",
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', w.display_name, 'at', r.read_at) ORDER BY r.read_at, w.id)
      FROM shift_note_reading r JOIN staff_member w ON w.clinic_id = r.clinic_id AND w.id = r.staff_member_id
      WHERE r.clinic_id = $1 AND r.note_id = n.id), '[]') AS "readBy"
  FROM shift_note n JOIN site s ON s.clinic_id = n.clinic_id AND s.id = n.site_id
    JOIN staff_member m ON m.clinic_id = n.clinic_id AND m.id = n.written_by
  WHERE n.clinic_id = $1 AND n.written_at > $2 ORDER BY n.written_at DESC, n.id LIMIT 30`;

@Injectable()
export class ShiftNotesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The hand-over notes of the last three days, newest first. */
  async look(caller: Caller): Promise<ShiftNotesView> {
    const data = this.database.of(caller);
    const since = new Date(this.clock.now().getTime() - reachMs).toISOString();
    const found = await data.query<ShiftNoteView>(notes, [caller.clinicId, since, caller.staffMemberId]);
    const sites = await data.query<{ id: string; name: string }>(`SELECT id, name FROM site WHERE clinic_id = $1 ORDER BY name, id`, [
      caller.clinicId,
    ]);
    return { sites, notes: found };
  }
}
