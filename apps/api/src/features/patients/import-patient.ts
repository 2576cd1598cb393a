import { Injectable } from '@nestjs/common';
import type { EditPatient, ImportAnswer } from '@sojourn/domain';
import { displayName } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { readBundle } from './fhir/read-bundle.js';
import { PatientsStore } from './patients.store.js';
import { bundleRefused } from './refusals.js';

/** One bundle in one transaction: everything it tells of the patient, or nothing. The ids come from the bundle, so a second time changes nothing. */
@Injectable()
export class ImportPatient {
  constructor(
    private readonly store: PatientsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `isReminderAllowed`: the patients have allowed letters where they come from; FHIR has no word for it. */
  async execute(caller: Caller, bundle: unknown, { isReminderAllowed = false } = {}): Promise<ImportAnswer> {
    const read = readBundle(bundle);
    if (!read.allowed) throw bundleRefused(read.refusals[0].resource, read.refusals[0].path, read.refusals[0].message);
    const { patientId, facts, leftOut } = read.value;
    const patient = isReminderAllowed ? withLetters(read.value.patient) : read.value.patient;
    this.database.concerns(caller, { patientId, entityId: patientId });
    const isNew = await this.store.register(caller, patientId, patient);
    const added = await this.store.append(caller, patientId, facts, this.clock.nowIso());
    const created = added + (isNew ? 1 : 0);
    if (created > 0) this.database.publish(caller, 'patient', patientId);
    const counts = Object.fromEntries(
      ['allergy', 'condition', 'medicine', 'measurement'].map((kind) => [kind, facts.filter((fact) => fact.kind === kind).length]),
    );
    return { patientId, displayName: displayName(patient.name), created, unchanged: facts.length + 1 - created, counts, leftOut };
  }
}

function withLetters(patient: EditPatient): EditPatient {
  return { ...patient, contactPoints: patient.contactPoints.map((point) => ({ ...point, isReminderAllowed: point.system === 'email' })) };
}
