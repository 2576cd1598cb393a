import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { openForms } from '../outcome-measures/index.js';
import { lettersAddress } from '../patients/index.js';

interface Unwritten {
  readonly patientId: string;
  readonly name: string;
  readonly forms: number;
  readonly closesAt: string;
  readonly hasBirthDate: boolean;
}

const mostNeeds = 50;

/** Patients who are asked by a check-in and get no letter, or have no birth date to open it with: nobody tells them unless somebody hands over the link. Source: clinical reference §4.9. */
@Injectable()
export class LinkNeeds {
  constructor(
    private readonly door: ChartDoor,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'measures.assign')) return [];
    const unwritten = await this.unwritten(caller);
    const open = await this.door.openTo(
      caller,
      unwritten.map(({ patientId }) => patientId),
    );
    return unwritten
      .filter(({ patientId }) => open.has(patientId))
      .slice(0, mostNeeds)
      .map(needOf);
  }

  private unwritten(caller: Caller): Promise<Unwritten[]> {
    return this.database.of(caller).query<Unwritten>(
      `SELECT p.id AS "patientId", p.display_name AS name, count(DISTINCT i.instrument)::int AS forms, min(a.closes_at) AS "closesAt",
         p.birth_date IS NOT NULL AS "hasBirthDate" ${openForms}
         AND a.place = 'anywhere' AND (p.birth_date IS NULL OR ${lettersAddress('p')} IS NULL)
         AND NOT EXISTS (SELECT 1 FROM access_link l WHERE l.clinic_id = $1 AND l.assignment_id = a.id)
       GROUP BY p.id, p.display_name, p.birth_date ORDER BY 4, p.id LIMIT 500`,
      [caller.clinicId, this.clock.nowIso()],
    );
  }
}

function needOf({ patientId, name, forms, closesAt, hasBirthDate }: Unwritten): TodayNeed {
  const what = forms === 1 ? 'a form' : `${forms} forms`;
  const said = hasBirthDate
    ? {
        sentence: `Hand ${name} the link to ${what}`,
        detail: 'They get no letters, so nobody has told them that it is open. Make the link under “Check-ins by link”.',
        address: `/patients/${patientId}/measures`,
      }
    : {
        sentence: `${name} cannot open ${what}: write the birth date into the chart first`,
        detail: 'A link opens with the birth date, and the chart has none, so nobody has told them that it is open.',
        address: `/patients/${patientId}`,
      };
  return { id: `link ${patientId}`, ...said, dueAt: closesAt };
}
