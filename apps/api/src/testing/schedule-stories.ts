import { defaultProtocols, instantAtLocalTime, instantText, instantiateProtocol, localDate } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { TestApi, TestClinic } from './test-api.js';

export interface TestSchedule {
  readonly therapist: string;
  readonly nurse: string;
  readonly prescriber: string;
  readonly room: string;
  readonly pump: string;
}

const plain = {
  attributes: [],
  skills: [],
  hours: null,
  licenceValidUntil: null,
  maintenanceDueOn: null,
  cleaningMinutes: 0,
  isInUse: true,
};
const offers = ['oxygen', 'monitor', 'infusion-pole', 'recliner'];

/** Puts the clinic's therapist, nurse and prescriber, one room and one pump on the schedule. */
export async function aSchedule(clinic: TestClinic): Promise<TestSchedule> {
  const [room, pump] = [uuidv7(), uuidv7()];
  const people = (['therapist', 'nurse', 'prescriber'] as const).map((role) => ({ role, id: clinic.staff[role].staffMemberId }));
  const skills = [{ skill: 'advanced-life-support', validUntil: '2030-12-31' }];
  for (const { role, id } of people) {
    const certificates = role === 'nurse' ? { skills } : {};
    await aResource(clinic, id, { kind: 'staff', name: `The ${role}`, licenceValidUntil: '2030-12-31', ...certificates });
  }
  await aResource(clinic, room, { kind: 'room', name: 'R1', attributes: offers });
  await aResource(clinic, pump, { kind: 'pump', name: 'P-01', maintenanceDueOn: '2027-02-01', cleaningMinutes: 10 });
  const [therapist = '', nurse = '', prescriber = ''] = people.map(({ id }) => id);
  return { therapist, nurse, prescriber, room, pump };
}

export async function aResource(clinic: TestClinic, id: string, resource: object): Promise<string> {
  const manager = await clinic.as('clinic-manager');
  const answer = await manager.put(`/api/v1/resources/${id}`, { ...plain, siteId: clinic.siteId, ...resource });
  if (answer.status !== 200) throw new Error(`Not kept: ${JSON.stringify(answer.body)}`);
  return id;
}

/** A course in induction, put there behind the application's back: enrolling is another feature's story. */
export async function aCourse(
  api: TestApi,
  clinic: TestClinic,
  patientId: string,
  { state = 'induction', protocolId = 'intravenous-ketamine-induction', startsOn = '2026-11-02' } = {},
): Promise<string> {
  const id = uuidv7();
  const protocol = defaultProtocols.find((known) => known.id === protocolId);
  if (protocol === undefined) throw new Error(`No protocol ${protocolId}`);
  const plan = instantiateProtocol(protocol, localDate(startsOn));
  await api.admin.query(
    `INSERT INTO treatment_course (clinic_id, id, patient_id, protocol_id, protocol_version, product, plan, state, starts_on, version, enrolled_by, enrolled_at)
     VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, 1, $9, now())`,
    [clinic.id, id, patientId, protocolId, protocol.product, JSON.stringify(plan), state, startsOn, clinic.staff.prescriber.staffMemberId],
  );
  return id;
}

/** The instant of a time on the wall of the test clinics. Example: `wall('2026-12-01', '09:30')`. */
export function wall(on: string, at: string): string {
  return instantText(instantAtLocalTime(localDate(on), at, 'America/New_York'));
}
