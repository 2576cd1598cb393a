import { Injectable } from '@nestjs/common';
import { mayDo, type CourseState, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ConsentNeeds } from './consent-needs.js';
import { LinkNeeds } from './link-needs.js';
import { MeasureNeeds } from './measure-needs.js';

const mostAllergyNeeds = 20;
const treated: readonly CourseState[] = ['consented', 'preparing', 'induction', 'review', 'maintenance'];

/** What charts ask for: told answers to look at, forms to take, consents to settle before a dose, links to hand over, and allergies nobody asked about. */
@Injectable()
export class ChartNeeds {
  constructor(
    private readonly measures: MeasureNeeds,
    private readonly consents: ConsentNeeds,
    private readonly links: LinkNeeds,
    private readonly door: ChartDoor,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    return [
      ...(await this.measures.of(caller)),
      ...(await this.consents.of(caller)),
      ...(await this.links.of(caller)),
      ...(await this.unaskedAllergies(caller)),
    ];
  }

  /** Charts of who is treated or comes within a week, where nobody asked about allergies, need whoever may write them. */
  private async unaskedAllergies(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'chart.write')) return [];
    const rows = await this.database.of(caller).query<{ id: string; display_name: string }>(
      `SELECT p.id, p.display_name FROM patient p
       WHERE p.clinic_id = $1 AND NOT p.is_deceased AND p.no_allergies_stated_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = p.id AND f.kind = 'allergy')
         AND (EXISTS (SELECT 1 FROM treatment_course c WHERE c.clinic_id = $1 AND c.patient_id = p.id AND c.state = ANY ($2))
           OR EXISTS (SELECT 1 FROM appointment a WHERE a.clinic_id = $1 AND a.patient_id = p.id AND a.starts_at > $3::timestamptz - interval '12 hours'
             AND a.starts_at < $3::timestamptz + interval '7 days' AND a.state IN ('booked', 'confirmed', 'arrived', 'checked-in', 'in-progress')))
       ORDER BY p.list_name, p.id LIMIT 500`,
      [caller.clinicId, treated, this.clock.nowIso()],
    );
    const open = await this.door.openTo(
      caller,
      rows.map(({ id }) => id),
    );
    const mine = rows.filter(({ id }) => open.has(id)).slice(0, mostAllergyNeeds);
    return mine.map(({ id, display_name: name }) => ({
      id,
      sentence: `Ask ${name} about allergies`,
      detail: 'The chart does not say whether there are any.',
      address: `/patients/${id}`,
      dueAt: null,
    }));
  }
}
