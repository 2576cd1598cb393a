import { join } from 'node:path';
import { createApp } from './create-app.js';
import { DemoClock } from './demo/demo-clock.js';
import { demoPassword, demoPeople, emailOf } from './demo/people.js';
import { demoClinic, seedDemoClinic } from './demo/seed-demo-clinic.js';
import { readConfig } from './platform/config/config.js';

/** Command: loads the demo clinic where it is missing and prints its sign-ins as JSON. */
try {
  const app = await createApp({ ...readConfig(process.env), logLevel: 'silent', webRoot: undefined }, new DemoClock());
  await app.init();
  await seedDemoClinic(app, join(import.meta.dirname, '../../../demo/synthea'));
  await app.close();
  const people = demoPeople.map((person) => ({ email: emailOf(person), who: `${person.displayName}, ${person.roles.join(' and ')}` }));
  console.log(JSON.stringify({ clinic: demoClinic.name, password: demoPassword, people }));
} catch (error) {
  console.error(`The demo clinic could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
