// npm run password-link -- EMAIL: a one-time link for somebody who cannot sign in and whom no administrator can help.
import { runWithDatabase } from './with-database.mjs';

await runWithDatabase('password-link.js', process.argv.slice(2), 'make the link');
