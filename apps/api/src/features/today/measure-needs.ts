import { Injectable } from '@nestjs/common';
import { instrumentOf, mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartDoor } from '../../platform/caller/chart-door.js';
import { AssignmentsQueries, SafetyContacts, ToldLooks } from '../outcome-measures/index.js';

const mostNeeds = 50;

/** What forms ask of whoever records them: answers that nobody has looked at, calls a day after a dose, and forms to take from who comes today. Source: clinical reference §1.6, §4.9. */
@Injectable()
export class MeasureNeeds {
  constructor(
    private readonly assignments: AssignmentsQueries,
    private readonly looks: ToldLooks,
    private readonly contacts: SafetyContacts,
    private readonly door: ChartDoor,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'measures.record')) return [];
    return [...(await this.toldAnswers(caller)), ...(await this.calls(caller)), ...(await this.dueForms(caller))];
  }

  /** One line for each patient whose chart stands open to the caller; where the question about suicide was left open, for everybody who treats. */
  private async toldAnswers(caller: Caller): Promise<TodayNeed[]> {
    const patients = await this.looks.patients(caller);
    const waiting = patients.filter(({ told }) => told > 0);
    const open = await this.door.openTo(
      caller,
      waiting.map(({ patientId }) => patientId),
    );
    const detail = 'An answer in a form asks for a look. It decides nothing by itself.';
    const mine = waiting.filter(({ patientId }) => open.has(patientId)).slice(0, mostNeeds);
    const unasked = patients.filter(({ leftOpen }) => leftOpen > 0).map(leftOpenNeed);
    const looks = mine.map(({ patientId, name }) => ({
      id: `told ${patientId}`,
      sentence: `Look at what ${name} told`,
      detail,
      address: `/patients/${patientId}/measures`,
      dueAt: null,
    }));
    return [...unasked, ...looks];
  }

  /** Whom to call a day after the dose, as far as their charts stand open to the caller. */
  private async calls(caller: Caller): Promise<TodayNeed[]> {
    const due = await this.contacts.due(caller);
    const open = await this.door.openTo(
      caller,
      due.map(({ patientId }) => patientId),
    );
    return due
      .filter(({ patientId }) => open.has(patientId))
      .map(({ patientId, name, by }) => ({
        id: `call ${patientId}`,
        sentence: `Call ${name}: a day after the dose`,
        detail: 'No visit is planned at which somebody would ask. The numbers and the form stand at the Measures.',
        address: `/patients/${patientId}/measures`,
        dueAt: by,
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

/** Like a risk event it is not held back by a closed chart: who is there asks. */
function leftOpenNeed({ patientId, name }: { readonly patientId: string; readonly name: string }): TodayNeed {
  return {
    id: `suicide-item ${patientId}`,
    sentence: `Ask ${name} about suicide: the question was left open`,
    detail: 'A form came back without an answer to it. Not answered is not "no".',
    address: `/patients/${patientId}/measures`,
    dueAt: null,
    risk: 'caution',
  };
}
