import { Injectable } from '@nestjs/common';
import { instrumentOf, mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { AssignmentsQueries } from '../outcome-measures/index.js';

/** Forms to take at the clinic from those who come today: one line for each patient, for whoever records forms. Source: clinical reference §4.9. */
@Injectable()
export class MeasureNeeds {
  constructor(private readonly assignments: AssignmentsQueries) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'measures.record')) return [];
    return (await this.assignments.dueToday(caller)).map(({ patientId, name, instruments }) => ({
      id: `measures ${patientId}`,
      sentence: instruments.length === 1 ? `Take a form from ${name} today` : `Take ${instruments.length} forms from ${name} today`,
      detail: instruments.map((id) => instrumentOf(id)?.name ?? id).join(', '),
      address: `/patients/${patientId}/measures`,
      dueAt: null,
    }));
  }
}
