import { Injectable } from '@nestjs/common';
import { instrumentOf, mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { AssignmentsQueries, ToldLooks } from '../outcome-measures/index.js';

const mostNeeds = 50;

/** What forms ask of whoever records them: answers that nobody has looked at, and forms to take from who comes today. Source: clinical reference §1.6, §4.9. */
@Injectable()
export class MeasureNeeds {
  constructor(
    private readonly assignments: AssignmentsQueries,
    private readonly looks: ToldLooks,
    private readonly door: ChartDoor,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'measures.record')) return [];
    return [...(await this.toldAnswers(caller)), ...(await this.dueForms(caller))];
  }

  /** One line for each patient whose chart stands open to the caller. */
  private async toldAnswers(caller: Caller): Promise<TodayNeed[]> {
    const waiting = await this.looks.patients(caller);
    const open = await this.door.openTo(
      caller,
      waiting.map(({ patientId }) => patientId),
    );
    const detail = 'An answer in a form asks for a look. It decides nothing by itself.';
    const mine = waiting.filter(({ patientId }) => open.has(patientId)).slice(0, mostNeeds);
    return mine.map(({ patientId, name }) => ({
      id: `told ${patientId}`,
      sentence: `Look at what ${name} told`,
      detail,
      address: `/patients/${patientId}/measures`,
      dueAt: null,
    }));
  }

  /** One line for each patient who comes today. */
  private async dueForms(caller: Caller): Promise<TodayNeed[]> {
    return (await this.assignments.dueToday(caller)).map(({ patientId, name, instruments }) => ({
      id: `measures ${patientId}`,
      sentence: instruments.length === 1 ? `Take a form from ${name} today` : `Take ${instruments.length} forms from ${name} today`,
      detail: instruments.map((id) => instrumentOf(id)?.name ?? id).join(', '),
      address: `/patients/${patientId}/measures`,
      dueAt: null,
    }));
  }
}
