import { migrate } from './platform/migrate/migrate.js';
import { provision } from './platform/migrate/provision.js';

/** Command: prepares a database and prints the address the application connects with, as JSON. */
const { ADMIN_DATABASE_URL: adminUrl, APP_PASSWORD: appPassword, DATABASE_NAME: name = 'sojourn' } = process.env;
if (adminUrl === undefined || appPassword === undefined) {
  console.error('Set ADMIN_DATABASE_URL (a role that may create roles and databases) and APP_PASSWORD.');
  process.exit(2);
}
try {
  const urls = await provision(adminUrl, name, appPassword);
  const ran = await migrate(urls.adminUrl);
  console.log(JSON.stringify({ appUrl: urls.appUrl, adminUrl: urls.adminUrl, migrations: ran }));
} catch (error) {
  console.error(`The database could not be prepared: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
