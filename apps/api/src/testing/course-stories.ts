import { checklistItems, minimumFacts, requiredConsents, type Role, type TreatmentProduct } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { testPassword, type TestClinic } from './test-api.js';
import type { Answer, TestClient } from './test-client.js';

const succeeded = ({ status, body }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`The story stopped: ${status} ${JSON.stringify(body)}`);
  return body;
};
const dayOf = (at: number) => new Date(at - 5 * 3_600_000).toISOString().slice(0, 10); // New York in winter

/** Proves the person's password again, for what needs a step-up. */
export async function provenAs(clinic: TestClinic, role: Role): Promise<TestClient> {
  const client = await clinic.as(role);
  succeeded(await client.post('/api/v1/sign-in/step-up', { password: testPassword }));
  return client;
}

/** Every checklist row absent, every minimum fact established today, signed by a prescriber: eligible. */
export async function foundEligible(clinic: TestClinic, patientId: string, product: TreatmentProduct, now = clinic.now()): Promise<void> {
  const doctor = await provenAs(clinic, 'prescriber');
  const answeredOn = dayOf(now);
  const answers = checklistItems.map(({ code }) => ({ id: uuidv7(), answer: { code, answer: 'absent', answeredOn, source: 'Interview' } }));
  succeeded(await doctor.put(`/api/v1/patients/${patientId}/eligibility/answers`, { answers }));
  const establishedOn = Object.fromEntries(minimumFacts.map((fact) => [fact, answeredOn]));
  const determination = { id: uuidv7(), product, establishedOn, isPregnancyPossible: false };
  const seen = succeeded(await doctor.post(`/api/v1/patients/${patientId}/eligibility/determinations`, determination));
  const { outcome } = seen.determinations[0].eligibility;
  if (outcome !== 'eligible') throw new Error(`The story wanted an eligible patient: ${JSON.stringify(seen.determinations[0])}`);
}

/** Every consent the product asks for, signed by the patient before a prescriber. */
export async function consented(clinic: TestClinic, patientId: string, product: TreatmentProduct, now = clinic.now()): Promise<void> {
  const doctor = await clinic.as('prescriber');
  const { texts } = succeeded(await doctor.get(`/api/v1/patients/${patientId}/consents`));
  for (const code of requiredConsents({ product, hasRemoteVisits: false, isTakenAtHome: false })) {
    const text = texts.find((one: { code: string }) => one.code === code);
    const signed = { id: uuidv7(), code, product, textSha256: text.sha256, patientSignedAt: new Date(now).toISOString() };
    const command = { ...signed, typedSignature: 'S. Amin', isCapacityStated: true, isCopyGiven: true };
    succeeded(await doctor.post(`/api/v1/patients/${patientId}/consents`, command));
  }
}

export const teamOf = (clinic: TestClinic) => [
  { staffMemberId: clinic.staff.prescriber.staffMemberId, role: 'prescriber' },
  { staffMemberId: clinic.staff.therapist.staffMemberId, role: 'therapist' },
];

/** A patient who may begin, enrolled in the infusion course; the course's id. */
export async function enrolled(clinic: TestClinic, patientId: string, now = clinic.now()): Promise<string> {
  await foundEligible(clinic, patientId, 'intravenous-ketamine', now);
  await consented(clinic, patientId, 'intravenous-ketamine', now);
  const id = uuidv7();
  const command = { id, patientId, protocolId: 'intravenous-ketamine-induction', startsOn: dayOf(now), team: teamOf(clinic) };
  succeeded(await (await clinic.as('prescriber')).post('/api/v1/courses', command));
  return id;
}
