import { RotateProcessNoteKeys } from './features/therapy-notes/index.js';
import { operate } from './operator.js';
import { ClinicDirectory } from './platform/database/clinic-directory.js';

/** Command: new data keys for the process notes of every clinic; after a change of the secret key also a new wrapping of what is kept. */
await operate(async (app) => {
  const rotating = app.get(RotateProcessNoteKeys, { strict: false });
  const lines: string[] = [];
  for (const clinicId of await app.get(ClinicDirectory, { strict: false }).clinics()) {
    const { wrappedAnew, sealedAnew, destroyed } = await rotating.execute(clinicId);
    lines.push(
      `Clinic ${clinicId}: ${sealedAnew} texts sealed anew, ${wrappedAnew} keys wrapped anew, ${destroyed} former keys destroyed.`,
    );
  }
  return lines.join('\n');
});
