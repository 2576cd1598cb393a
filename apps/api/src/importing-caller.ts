import type { INestApplicationContext } from '@nestjs/common';
import { mayDo, type Role } from '@sojourn/domain';
import type { Caller } from './platform/caller/caller.js';
import { ClinicDirectory } from './platform/database/clinic-directory.js';
import { Database } from './platform/database/database.js';

interface Member {
  readonly id: string;
  readonly person_id: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
}

interface Clinic {
  readonly id: number;
  readonly name: string;
}

/** Who imports from the command line: the clinic that was named, by number or name, and the member in whose name its record is written. A text says why nobody can. */
export async function importingCaller(app: INestApplicationContext, wanted: string | null): Promise<Caller | string> {
  const clinics = await clinicsOf(app);
  const known = clinics.map(({ id, name }) => `${name} (${id})`).join(', ');
  const clinic = wanted === null && clinics.length === 1 ? clinics[0] : clinics.find((one) => fits(one, wanted ?? ''));
  if (clinic === undefined) {
    const told = wanted === null ? 'There is more than one clinic.' : `There is no clinic "${wanted}".`;
    return `${told} Name one with --clinic, by its name or number: ${known === '' ? 'none is set up yet' : known}. Nothing was imported.`;
  }
  const member = await importerOf(app, clinic.id);
  return (
    member ??
    `Nobody at ${clinic.name} may import patients. Give a clinic manager or the front desk an account first. Nothing was imported.`
  );
}

function fits({ id, name }: Clinic, wanted: string): boolean {
  return String(id) === wanted.trim() || name.localeCompare(wanted.trim(), 'en', { sensitivity: 'base' }) === 0;
}

async function clinicsOf(app: INestApplicationContext): Promise<Clinic[]> {
  const ids = await app.get(ClinicDirectory, { strict: false }).clinics();
  const found: Clinic[] = [];
  for (const id of ids) {
    const sql = `SELECT c.clinic_id AS id, c.name FROM clinic c WHERE c.clinic_id = $1`;
    found.push(...(await app.get(Database).inClinic(id, (data) => data.query<Clinic>(sql, [id]))));
  }
  return found;
}

/** The same member at every run: the first by id of those who may import. */
async function importerOf(app: INestApplicationContext, clinicId: number): Promise<Caller | null> {
  const members = await app.get(Database).inClinic(clinicId, (data) =>
    data.query<Member>(
      `SELECT m.id, m.person_id, m.display_name, array_agg(r.role) AS roles FROM staff_member m
       JOIN staff_role r ON r.clinic_id = $1 AND r.staff_member_id = m.id
       WHERE m.clinic_id = $1 AND m.is_active GROUP BY m.id, m.person_id, m.display_name ORDER BY m.id`,
      [clinicId],
    ),
  );
  const member = members.find(({ roles }) => mayDo(roles, 'patients.import'));
  if (member === undefined) return null;
  const identity = {
    personId: member.person_id,
    staffMemberId: member.id,
    displayName: member.display_name,
    clinicId,
    roles: member.roles,
  };
  return {
    ...identity,
    deviceId: null,
    signInId: null,
    isSteppedUp: false,
    lacksSecondFactor: false,
    isBoundToOwnPatients: false,
    address: null,
    requestId: 'import-command',
  };
}
