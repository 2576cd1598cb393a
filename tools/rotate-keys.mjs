// npm run rotate-keys: gives the process notes of every clinic a new key. After SECRET_KEY was changed: FORMER_SECRET_KEY=… npm run rotate-keys.
import { runWithDatabase } from './with-database.mjs';

await runWithDatabase('rotate-keys.js', process.argv.slice(2), 'rotate the keys');
