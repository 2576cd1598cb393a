import { Injectable } from '@nestjs/common';
import {
  defaultSafetyContactPolicy,
  instant,
  instantText,
  safetyContactBy,
  visitStandsInHours,
  type SafetyContactView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { MeasuresQueries } from './measures.queries.js';
import { PatientNumbers } from './patient-numbers.js';

/** Who is to be called a day after a dose: the safety check is open, unanswered, and no visit is planned at which it would be asked in time. Source: clinical reference §4.9. */
@Injectable()
export class SafetyContacts {
  constructor(
    private readonly assignments: AssignmentsQueries,
    private readonly measures: MeasuresQueries,
    private readonly numbers: PatientNumbers,
  ) {}

  /** Of the whole clinic, the first that is due first. */
  async due(caller: Caller): Promise<{ readonly patientId: string; readonly name: string; readonly by: string }[]> {
    const open = await this.unplanned(caller);
    return open.map(({ patientId, name, opensAt }) => ({ patientId, name, by: instantText(safetyContactBy(instant(opensAt))) }));
  }

  /** The call to this patient, with the numbers; an empty list where none is due. */
  async ofPatient(caller: Caller, patientId: string): Promise<SafetyContactView[]> {
    await this.measures.patient(caller, patientId);
    const { instrument } = defaultSafetyContactPolicy;
    const open = await this.unplanned(caller, patientId);
    if (open.length === 0) return [];
    const { toCall } = await this.numbers.of(caller, patientId);
    return open.map(({ opensAt, closesAt }) => ({
      instrumentId: instrument,
      by: instantText(safetyContactBy(instant(opensAt))),
      closesAt,
      toCall,
    }));
  }

  private unplanned(caller: Caller, patientId?: string): ReturnType<AssignmentsQueries['unplanned']> {
    const { instrument } = defaultSafetyContactPolicy;
    return this.assignments.unplanned(caller, { instrument, visitHours: visitStandsInHours(), ...(patientId && { patientId }) });
  }
}
