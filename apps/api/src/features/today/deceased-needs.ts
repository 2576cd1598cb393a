import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

interface BookedRow {
  readonly id: string;
  readonly display_name: string;
  readonly visits: number;
}

const sql = `SELECT (array_agg(a.id ORDER BY a.starts_at))[1] AS id, p.display_name, count(*)::int AS visits
  FROM appointment a JOIN patient p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  WHERE a.clinic_id = $1 AND a.starts_at > $2::timestamptz - interval '12 hours' AND a.state IN ('held', 'booked', 'confirmed') AND p.is_deceased
  GROUP BY p.id, p.display_name ORDER BY min(a.starts_at), p.id LIMIT 20`;

/** Visits that still stand of patients of whom the chart says that they have died: nobody is rung or written to, the desk calls them off. Source: clinical reference §8.2. */
@Injectable()
export class DeceasedNeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'schedule.book')) return [];
    const rows = await this.database.of(caller).query<BookedRow>(sql, [caller.clinicId, this.clock.nowIso()]);
    return rows.map(({ id, display_name: name, visits }) => ({
      id: `deceased ${id}`,
      sentence: `${name} has died, and ${visits === 1 ? 'a visit is' : `${visits} visits are`} still booked`,
      detail: 'So the chart says. Call them off; if the chart is wrong, correct it.',
      address: `/schedule?open=${id}`,
      dueAt: null,
    }));
  }
}
