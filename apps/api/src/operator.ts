import type { INestApplicationContext } from '@nestjs/common';
import type { PasswordLinkView } from '@sojourn/domain';
import { createApp } from './create-app.js';
import { Passwords } from './features/sign-in/index.js';
import { readConfig, type Config } from './platform/config/config.js';

/** Runs one command of the person who operates the server: one sentence and exit code 2 when it cannot be done. Nobody is signed in. */
export async function operate(work: (app: INestApplicationContext, config: Config) => Promise<string>): Promise<void> {
  try {
    const config = readConfig(process.env);
    const app = await createApp({ ...config, logLevel: 'silent', webRoot: undefined, runsJobs: false, auditSealSeconds: 0 });
    await app.init();
    try {
      console.log(await work(app, config));
    } finally {
      await app.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

/** The address at which a person sets their password, and how long it works. */
export async function passwordLink(app: INestApplicationContext, config: Config, personId: string): Promise<string> {
  const nobody = { address: null, deviceId: null, requestId: 'operator-command' };
  const { path, expiresAt }: PasswordLinkView = await app.get(Passwords, { strict: false }).makeLink(personId, nobody);
  const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
  return `${origin}${path}\nWorks once, until ${expiresAt}. Hand it over in private: whoever has it can sign in.`;
}
