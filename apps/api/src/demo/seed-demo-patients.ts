import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { allergy, condition, measuredFact, medicine, registerPatientCommand, type Role } from '@sojourn/domain';
import { ImportPatient, RecordPatientFact, RegisterPatient } from '../features/patients/index.js';
import type { Caller } from '../platform/caller/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { demoPatients, type DemoPatient } from './demo-patients.js';
import { demoId, demoPeople } from './people.js';

const decoders = { allergy, condition, medicine, measurement: measuredFact };

/** A member of the demo staff as the caller of a use case. */
export function demoCaller(clinicId: number, key: string): Caller {
  const person = demoPeople.find((one) => one.key === key);
  const roles: readonly Role[] = person?.roles ?? [];
  const staffMemberId = demoId(`staff ${key}`);
  const identity = { personId: demoId(`person ${key}`), staffMemberId, displayName: person?.displayName ?? key, clinicId, roles };
  return { ...identity, deviceId: null, signInId: null, isSteppedUp: true, lacksSecondFactor: false, isBoundToOwnPatients: false, address: null, requestId: 'demo' };
}

/** The golden day's patients and the imported ones. Ids are derived, so that a second start changes nothing. */
export async function seedDemoPatients(app: INestApplicationContext, clinicId: number, bundles: string): Promise<void> {
  const database = app.get(Database);
  const manager = demoCaller(clinicId, 'park');
  for (const demo of demoPatients) await seedPatient(app, clinicId, demo);
  const files = readdirSync(bundles).filter((name) => name.endsWith('.json.gz'));
  for (const [index, file] of files.toSorted().entries()) {
    const bundle = JSON.parse(gunzipSync(readFileSync(join(bundles, file))).toString('utf8')) as Bundle;
    if (index % 5 > 0) addMailbox(bundle, index);
    await database.within(manager, () => app.get(ImportPatient).execute(manager, bundle, { isReminderAllowed: true }));
  }
}

interface Bundle {
  readonly entry: readonly { readonly resource: { readonly resourceType: string; telecom?: object[] } }[];
}

/** The bundles know telephones only. So that letters go out, four patients in five get a mailbox, under a name that is nobody's (RFC 2606). */
function addMailbox({ entry }: Bundle, index: number): void {
  const patient = entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource;
  if (patient !== undefined) patient.telecom = [...(patient.telecom ?? []), { system: 'email', value: `patient-${index}@home.example`, use: 'home' }];
}

/** An imported patient who is alive, by their place in the list of names; after the last comes the first again. */
export async function importedPatient(app: INestApplicationContext, caller: Caller): Promise<(place: number) => string> {
  const sql = `SELECT id FROM patient WHERE clinic_id = $1 AND coalesce(record_number, '') NOT LIKE 'CH-%' AND NOT is_deceased ORDER BY list_name, id`;
  const patients = await app.get(Database).of(caller).query<{ id: string }>(sql, [caller.clinicId]);
  return (place) => patients[place % patients.length]?.id ?? '';
}

async function seedPatient(app: INestApplicationContext, clinicId: number, demo: DemoPatient): Promise<void> {
  const database = app.get(Database);
  const desk = demoCaller(clinicId, 'park');
  const prescriber = demoCaller(clinicId, 'okafor');
  const patientId = demoId(`patient ${demo.key}`);
  const now = app.get(Clock).nowIso();
  await database.within(desk, () => app.get(RegisterPatient).execute(desk, registerPatientCommand.parse({ id: patientId, patient: demo.patient })));
  const record = app.get(RecordPatientFact);
  await database.within(prescriber, async () => {
    for (const [index, { kind, details }] of demo.facts.entries()) {
      const fact = { id: demoId(`fact ${demo.key} ${index}`), kind, details: decoders[kind].parse(details), source: 'recorded' } as const;
      await record.execute(prescriber, patientId, { ...fact, occurredAt: kind === 'measurement' ? now : null });
    }
    if (demo.hasNoKnownAllergies) await record.stateNoAllergies(prescriber, patientId, now.slice(0, 10));
  });
}
