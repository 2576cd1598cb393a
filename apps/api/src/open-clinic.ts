import { parseArgs } from 'node:util';
import { openClinic, type OpenClinic as Opening } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { OpenClinic } from './features/clinics/index.js';
import { AdmitPerson } from './features/sign-in/index.js';
import { InviteStaff } from './features/staff/index.js';
import { operate, passwordLink } from './operator.js';
import { ClinicDirectory } from './platform/database/clinic-directory.js';

const usage =
  'npm run open-clinic -- --name "Clinic" --zone America/New_York --administrator "Full Name" --email name@clinic.example [--opens 08:00] [--closes 18:00]';

/** Command: opens a clinic with its first administrator, and prints the link by which that person sets a password. */
await operate(async (app, config) => {
  const { name, zone, opens, closes, administrator, email } = readArguments();
  const clinicId = Math.max(0, ...(await app.get(ClinicDirectory, { strict: false }).clinics())) + 1;
  const site = { id: uuidv7(), name, opensAt: opens, closesAt: closes };
  await app.get(OpenClinic, { strict: false }).execute({ clinicId, name, zone, isSecondFactorRequired: true, hasClosedCharts: true, site });
  const [admission, member] = [app.get(AdmitPerson, { strict: false }), uuidv7()];
  const personId = await admission.execute({ id: uuidv7(), email, displayName: administrator, password: null });
  const place = { clinicId, id: member, personId, displayName: administrator, credential: '', roles: ['administrator'] as const };
  await app.get(InviteStaff, { strict: false }).execute(place);
  await admission.join(personId, clinicId, member);
  return `${name} is open as clinic ${clinicId}. ${administrator} sets a password here:\n${await passwordLink(app, config, personId)}`;
});

function readArguments(): Opening {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { name: text, zone: text, administrator: text, email: text, opens: text, closes: text } });
  const read = openClinic.safeParse({ name: '', zone: '', administrator: '', email: '', ...values });
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new Error(`No clinic was opened. ${faults.join('; ')}. Use: ${usage}`);
}
