import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed, type TodayView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { DeskNeeds } from './desk-needs.js';
import { NoteNeeds } from './note-needs.js';
import { RiskNeeds } from './risk-needs.js';
import { TodayAppointments } from './today-appointments.js';
import { TodaySessions } from './today-sessions.js';

const mostAllergyNeeds = 20;

/** What waits for this person, most pressing first, and the visits of the clinic's day. */
@Injectable()
export class TodayQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: TodaySessions,
    private readonly appointments: TodayAppointments,
    private readonly notes: NoteNeeds,
    private readonly risk: RiskNeeds,
    private readonly desk: DeskNeeds,
  ) {}

  async look(caller: Caller): Promise<TodayView> {
    const { visits: sessions, needs } = await this.sessions.of(caller);
    const visits = [...sessions, ...(await this.appointments.of(caller))].toSorted((one, other) =>
      one.startsAt < other.startsAt ? -1 : 1,
    );
    const allergies = mayDo(caller.roles, 'chart.write') ? await this.unaskedAllergies(caller) : [];
    const [risk, notes, desk] = [await this.risk.of(caller), await this.notes.of(caller), await this.desk.of(caller)];
    return { needs: [...risk, ...needs, ...notes, ...desk, ...allergies], visits };
  }

  /** Charts where nobody asked about allergies need whoever may write them. */
  private async unaskedAllergies(caller: Caller): Promise<TodayNeed[]> {
    const rows = await this.database.of(caller).query<{ id: string; display_name: string }>(
      `SELECT p.id, p.display_name FROM patient p
       WHERE p.clinic_id = $1 AND NOT p.is_deceased AND p.no_allergies_stated_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM patient_fact f WHERE f.clinic_id = $1 AND f.patient_id = p.id AND f.kind = 'allergy')
       ORDER BY p.list_name, p.id LIMIT $2`,
      [caller.clinicId, mostAllergyNeeds],
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
