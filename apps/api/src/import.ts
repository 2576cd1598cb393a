import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createApp } from './create-app.js';
import { demoCaller } from './demo/seed-demo-patients.js';
import { ImportPatient } from './features/patients/index.js';
import { readConfig } from './platform/config/config.js';
import { Database } from './platform/database/database.js';
import { ProblemException } from './platform/http/problem.js';

/** Command: brings FHIR bundles (.json or .json.gz, one patient a file) into the demo clinic; one line a file, exit code 1 when one was refused. */
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the bundles to import: npm run import -- FILE …');
  process.exit(2);
}
const app = await createApp({ ...readConfig(process.env), logLevel: 'silent', webRoot: undefined });
await app.init();
const caller = demoCaller(1, 'park');
let refused = 0;
for (const [index, file] of files.entries()) {
  const place = `${index + 1}/${files.length} ${file}`;
  try {
    const bytes = readFileSync(file);
    const bundle: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    const answer = await app.get(Database).within(caller, () => app.get(ImportPatient).execute(caller, bundle));
    console.log(`${place}: ${answer.created} new, ${answer.unchanged} unchanged`);
  } catch (error) {
    refused += 1;
    const isExplained = error instanceof ProblemException;
    console.error(`${place}: ${isExplained ? error.problem.detail : 'the file cannot be read as a FHIR bundle. Nothing of it was kept.'}`);
  }
}
await app.close();
process.exit(refused > 0 ? 1 : 0);
