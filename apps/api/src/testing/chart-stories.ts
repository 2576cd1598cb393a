import { v7 as uuidv7 } from 'uuid';
import type { TestClinic } from './test-api.js';

/** Registers a patient at the front desk. */
export async function aPatient(clinic: TestClinic): Promise<string> {
  const id = uuidv7();
  const desk = await clinic.as('front-desk');
  const answer = await desk.post('/api/v1/patients', { id, patient: { name: { family: 'Amin', given: ['Sara'] } } });
  if (answer.status !== 201) throw new Error(`Not registered: ${JSON.stringify(answer.body)}`);
  return id;
}

/** An infusion of 41 mg in 50 mL at 75 mL/h that starts 5 minutes after its plan, reads 164/98 at 15 and is stopped at 23. */
export async function anInfusion(clinic: TestClinic, patientId: string, plannedStart: string): Promise<string> {
  const nurse = await clinic.as('nurse');
  const id = uuidv7();
  const opened = await nurse.post('/api/v1/dosing-sessions', { id, patientId, product: 'intravenous-ketamine', plannedStart });
  if (opened.status !== 201) throw new Error(`Not opened: ${JSON.stringify(opened.body)}`);
  const entry = (kind: string, minute: number, details: object, deviceSeq: number) => {
    const at = new Date(Date.parse(plannedStart) + minute * 60_000).toISOString();
    const clocks = { occurredAt: at, recordedAt: at, receivedAt: null };
    return { id: uuidv7(), kind, details, ...clocks, authorId: uuidv7(), deviceId: nurse.device, deviceSeq, amendsId: null };
  };
  const bag = {
    ...{ form: 'bag', withdrawnUl: 4_100, withdrawnUg: 41_000, concentrationUgPerMl: 10_000, finalVolumeUl: 50_000 },
    ...{ packageCode: '42023-113-10', lot: 'A10-2207', expiresOn: '2027-08-31', isScanned: true },
  };
  const entries = [
    entry('preparation-recorded', -6, bag, 0),
    entry('infusion-started', 5, { rateUlPerH: 75_000 }, 1),
    entry('vitals-taken', 15, { systolicMmHg: 164, diastolicMmHg: 98, spo2Percent: 97 }, 2),
    entry('infusion-stopped', 23, { reason: 'patient-request' }, 3),
  ];
  const kept = await nurse.post(`/api/v1/dosing-sessions/${id}/entries`, { entries });
  const isWhole = kept.body.every(({ status }: { status: string }) => status === 'kept');
  if (!isWhole) throw new Error(`Not kept: ${JSON.stringify(kept.body)}`);
  return id;
}
