import { Injectable } from '@nestjs/common';
import {
  decideAssignment,
  defaultAssignmentPolicy,
  instantFromMs,
  instantText,
  windowOf,
  type AssignMeasures as Assigned,
  type MeasureAssignmentView,
  type MeasureDueHere,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AssignmentsQueries, type KeptAssignment } from './assignments.queries.js';
import { MeasuresQueries } from './measures.queries.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { assignmentRefused, idUsedDifferently } from './refusals.js';

/** Asks a patient for measures from where they are, within a window and a burden cap. Source: clinical reference §4.9. */
@Injectable()
export class AssignMeasures {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: AssignmentsQueries,
    private readonly measures: MeasuresQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller, patientId: string): Promise<MeasureAssignmentView[]> {
    await this.measures.patient(caller, patientId);
    return this.queries.ofPatient(caller, patientId);
  }

  /** What is to be taken from the patient at the clinic now. */
  async due(caller: Caller, patientId: string): Promise<MeasureDueHere[]> {
    await this.measures.patient(caller, patientId);
    return this.queries.dueHere(caller, patientId);
  }

  async execute(caller: Caller, patientId: string, { id, instruments, courseId }: Assigned): Promise<MeasureAssignmentView[]> {
    await this.measures.patient(caller, patientId);
    if (courseId !== null) await this.measures.courseOf(caller, patientId, courseId);
    await this.store.lockPatient(caller, patientId);
    const known = await this.queries.find(caller, id);
    if (known !== undefined) return this.sentAgain(caller, known, patientId, instruments);
    const decision = decideAssignment(instruments, await this.queries.openAway(caller, patientId));
    if (!decision.allowed) throw assignmentRefused(decision.refusals);
    const opensAt = instantFromMs(this.clock.now().getTime());
    const { closesAt, remindAt } = windowOf(opensAt);
    const times = { opensAt: instantText(opensAt), remindAt: instantText(remindAt), closesAt: instantText(closesAt) };
    const isNew = await this.store.assign(caller, {
      id,
      patientId,
      courseId,
      instruments,
      place: 'anywhere',
      ...times,
      policyVersion: defaultAssignmentPolicy.version,
    });
    if (!isNew) throw idUsedDifferently(); // by another patient's check-in, meanwhile
    this.database.concerns(caller, { patientId, entityId: id });
    this.database.publish(caller, 'measure', patientId);
    return this.queries.ofPatient(caller, patientId);
  }

  private async sentAgain(
    caller: Caller,
    known: KeptAssignment,
    patientId: string,
    instruments: readonly string[],
  ): Promise<MeasureAssignmentView[]> {
    const isSame = known.instruments.toSorted().join() === instruments.toSorted().join();
    if (known.patientId !== patientId || !isSame) throw idUsedDifferently();
    return this.queries.ofPatient(caller, patientId);
  }
}
