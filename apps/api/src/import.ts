import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createApp } from './create-app.js';
import { ImportPatient } from './features/patients/index.js';
import { importingCaller } from './importing-caller.js';
import { AuditTrail } from './platform/audit-trail/audit-trail.js';
import type { Caller } from './platform/caller/caller.js';
import { readConfig } from './platform/config/config.js';
import { Database } from './platform/database/database.js';
import { ProblemException } from './platform/http/problem.js';

/**
 * Command: brings FHIR bundles (.json or .json.gz, one patient a file) into a clinic; one line a file, exit code 1 when one was refused.
 * `--letters-allowed` says that the patients have allowed letters by e-mail where they come from; else each is asked anew.
 */
const usage = 'npm run import -- [--clinic NAME] [--letters-allowed] FILE …';
const { values, positionals: files } = readArguments();
if (files.length === 0) stop(`Name the bundles to import: ${usage}`, 2);
const app = await createApp({ ...readConfig(process.env), logLevel: 'silent', webRoot: undefined });
await app.init();
const caller = await importingCaller(app, values.clinic ?? null);
if (typeof caller === 'string') {
  await app.close();
  stop(caller, 2);
}
let refused = 0;
for (const [index, file] of files.entries()) {
  const place = `${index + 1}/${files.length} ${file}`;
  try {
    console.log(`${place}: ${await bringIn(caller, file)}`);
  } catch (error) {
    // One refused file does not stop the others.
    refused += 1;
    const isExplained = error instanceof ProblemException;
    console.error(`${place}: ${isExplained ? error.problem.detail : 'the file cannot be read as a FHIR bundle. Nothing of it was kept.'}`);
  }
}
await app.close();
process.exit(refused > 0 ? 1 : 0);

/** A bundle and its audit entry in one transaction. */
function bringIn(caller: Caller, file: string): Promise<string> {
  const bytes = readFileSync(file);
  const bundle: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  const database = app.get(Database);
  return database.within(caller, async () => {
    const { patientId, created, unchanged } = await app
      .get(ImportPatient)
      .execute(caller, bundle, { isReminderAllowed: values['letters-allowed'] });
    const act = { action: 'patient.import', outcome: 'done', entityId: patientId, patientId } as const;
    await app.get(AuditTrail, { strict: false }).write(database.of(caller), caller, act);
    return `${created} new, ${unchanged} unchanged`;
  });
}

function readArguments() {
  try {
    return parseArgs({
      options: { clinic: { type: 'string' }, 'letters-allowed': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)} Use: ${usage}`, 2);
  }
}

function stop(sentence: string, code: number): never {
  console.error(sentence);
  process.exit(code);
}
