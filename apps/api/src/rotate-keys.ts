import { WritingKeys } from './features/portal/index.js';
import { RotateProcessNoteKeys } from './features/therapy-notes/index.js';
import { operate } from './operator.js';
import { ClinicDirectory } from './platform/database/clinic-directory.js';
import { Database } from './platform/database/database.js';

/** Command: new data keys for the process notes of every clinic; after a change of the secret key also a new wrapping of what is kept, patients' writings included. */
await operate(async (app) => {
  const rotating = app.get(RotateProcessNoteKeys, { strict: false });
  const [database, writings] = [app.get(Database, { strict: false }), app.get(WritingKeys, { strict: false })];
  const lines: string[] = [];
  for (const clinicId of await app.get(ClinicDirectory, { strict: false }).clinics()) {
    const { wrappedAnew, sealedAnew, destroyed } = await rotating.execute(clinicId);
    const isWrapped = await database.inClinic(clinicId, (data) => writings.wrapAnew(data, clinicId));
    lines.push(
      `Clinic ${clinicId}: ${sealedAnew} texts sealed anew, ${wrappedAnew + (isWrapped ? 1 : 0)} keys wrapped anew, ${destroyed} former keys destroyed.`,
    );
  }
  return lines.join('\n');
});
