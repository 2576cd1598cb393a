import { Injectable } from '@nestjs/common';
import { mayDo, noteTypes, type NoteState, type NoteTypeId, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

interface NoteRow {
  readonly id: string;
  readonly note_type: NoteTypeId;
  readonly state: NoteState;
  readonly since: string;
  readonly display_name: string;
}

const hourMs = 3_600_000;
/** A supervisor has seven days. Source: clinical reference §5.3. */
const cosignWithinHours = 168;

/** Notes that wait for this person's name: their own drafts, and those of others they were named to co-sign. */
@Injectable()
export class NoteNeeds {
  constructor(private readonly database: Database) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'notes.read')) return [];
    const rows = await this.database.of(caller).query<NoteRow>(
      `SELECT n.id, n.note_type, n.state, p.display_name,
         CASE WHEN n.state = 'draft' THEN n.opened_at ELSE
           (SELECT max(g.signed_at) FROM note_signature g WHERE g.clinic_id = $1 AND g.note_id = n.id AND g.act = 'sign') END AS since
       FROM therapy_note n JOIN patient p ON p.clinic_id = n.clinic_id AND p.id = n.patient_id
       WHERE n.clinic_id = $1 AND ((n.author_id = $2 AND n.state = 'draft') OR (n.supervisor_id = $2 AND n.state = 'pending-cosign'))
       ORDER BY n.opened_at, n.id LIMIT 50`,
      [caller.clinicId, caller.staffMemberId],
    );
    return rows.map(needOf);
  }
}

function needOf({ id, note_type: type, state, since, display_name: name }: NoteRow): TodayNeed {
  const known = noteTypes.find((one) => one.id === type);
  const label = (known?.label ?? 'note').toLowerCase();
  const hours = state === 'draft' ? (known?.dueWithinHours ?? 0) : cosignWithinHours;
  const dueAt = new Date(Date.parse(since) + hours * hourMs).toISOString();
  const address = `/notes/${id}`;
  if (state === 'draft') return { id, sentence: `Sign the ${label} for ${name}`, detail: 'A draft only you can see.', address, dueAt };
  return { id, sentence: `Co-sign the ${label} for ${name}`, detail: 'Signed by its author; waits for you.', address, dueAt };
}
