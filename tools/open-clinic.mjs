// npm run open-clinic -- --name … --zone … --administrator … --email …: opens a clinic and prints its administrator's first link.
import { runWithDatabase } from './with-database.mjs';

await runWithDatabase('open-clinic.js', process.argv.slice(2), 'open the clinic');
