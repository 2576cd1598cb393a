import { SignInStore } from './features/sign-in/index.js';
import { operate, passwordLink } from './operator.js';

/** Command: a new one-time password link for somebody who cannot sign in and whom no administrator can help. */
await operate(async (app, config) => {
  const [email] = process.argv.slice(2);
  if (email === undefined) throw new Error('Name the e-mail address: npm run password-link -- name@clinic.example');
  const person = await app.get(SignInStore, { strict: false }).personByEmail(email);
  if (person === undefined) throw new Error('Nobody signs in with this address. No link was made.');
  return passwordLink(app, config, person.id);
});
