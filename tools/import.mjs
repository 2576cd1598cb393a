// npm run import -- [--clinic NAME] FILES: brings FHIR bundles into the database that npm start uses.
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runWithDatabase } from './with-database.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
const { values, positionals } = parseArgs({ options: { clinic: { type: 'string' } }, allowPositionals: true });
const files = positionals.map((file) => (isAbsolute(file) ? file : join(from, file)));
const named = values.clinic === undefined ? [] : ['--clinic', values.clinic];
await runWithDatabase('import.js', [...named, ...files], 'import');
