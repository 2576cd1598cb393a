import { Injectable } from '@nestjs/common';
import { mayDo } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface TodayNeed {
  readonly id: string;
  readonly sentence: string;
  readonly detail: string | null;
  readonly address: string | null;
  readonly dueAt: string | null;
}

export interface TodayView {
  readonly needs: readonly TodayNeed[];
  readonly visits: readonly [];
}

interface NeedRow {
  readonly id: string;
  readonly display_name: string;
}

const mostNeeds = 20;

/** What waits for this person. Charts where nobody asked about allergies need whoever may write them. */
@Injectable()
export class TodayQueries {
  constructor(private readonly database: Database) {}

  async look(caller: Caller): Promise<TodayView> {
    return { needs: mayDo(caller.roles, 'chart.write') ? await this.unaskedAllergies(caller) : [], visits: [] };
  }

  private async unaskedAllergies(caller: Caller): Promise<TodayNeed[]> {
    const rows = await this.database.of(caller).query<NeedRow>(
      `SELECT p.id, p.display_name FROM patient p
       WHERE p.clinic_id = $1 AND NOT p.is_deceased AND p.no_allergies_stated_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = p.id AND f.kind = 'allergy')
       ORDER BY p.list_name, p.id LIMIT $2`,
      [caller.clinicId, mostNeeds],
    );
    return rows.map(({ id, display_name: name }) => ({
      id,
      sentence: `Ask ${name} about allergies`,
      detail: 'The chart does not say whether there are any.',
      address: `/patients/${id}`,
      dueAt: null,
    }));
  }
}
