import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TestMailServer } from '../../testing/mail-server.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

const [hour, birthDate] = [3_600_000, '1985-02-03'];
const path = '/api/v1/clinic/letter-name';
let mail: TestMailServer;
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  mail = await TestMailServer.start();
  api = await TestApi.start({ MAIL_URL: mail.url, MAIL_FROM: 'desk@clinic.example' });
  [here, elsewhere] = [await api.openClinic(), await api.openClinic()];
});
afterAll(async () => {
  await api.stop();
  await mail.stop();
});

/** The letter that reminds somebody of tomorrow's visit, and the name on the page that its link opens. */
async function aReminder(clinic: TestClinic): Promise<{ text: string; page: string }> {
  const id = uuidv7();
  const patient = {
    name: { family: 'Amin', given: ['Sara'] },
    birthDate,
    contactPoints: [{ system: 'email', value: `${id}@home.example`, isReminderAllowed: true }],
  };
  await (await clinic.as('front-desk')).post('/api/v1/patients', { id, patient });
  const startsAt = new Date(api.now.getTime() + 23 * hour).toISOString();
  await aDosingVisit(api, clinic, id, { startsAt, appointment: 'booked' });
  for (const name of ['remind-of-visits', 'send-messages']) await api.app.get(Jobs).doNow(name);
  const text = mail.letters.find(({ to }) => to[0] === `${id}@home.example`)?.text ?? '';
  const token = /\/visit#(\S+)/.exec(text)?.[1];
  const { body } = await api.client().post('/api/v1/portal/visit/opening', { token, birthDate });
  return { text, page: body.clinicName };
}

describe('the name in letters', () => {
  it('is the clinic’s own until the administrator gives another; then sender, letter and page carry that one, and no other clinic’s do', async () => {
    const administrator = await here.as('administrator');
    expect((await administrator.get(path)).body).toEqual({ name: null, clinicName: `Clinic ${here.id}` });
    expect((await aReminder(here)).page).toBe(`Clinic ${here.id}`);
    expect((await administrator.put(path, { name: ' Cedar "Hollow" ' })).body.name).toBe('Cedar "Hollow"');
    const { text, page } = await aReminder(here);
    expect(text).toMatch(/^From: "Cedar \\"Hollow\\"" <desk@clinic\.example>$/m);
    expect(text.trimEnd()).toMatch(/Cedar "Hollow"$/);
    expect(text).not.toContain(`Clinic ${here.id}`);
    expect(page).toBe('Cedar "Hollow"');
    expect((await aReminder(elsewhere)).page).toBe(`Clinic ${elsewhere.id}`);
    expect((await administrator.put(path, { name: '' })).body.name).toBeNull();
    expect((await aReminder(here)).text).toMatch(new RegExp(`^From: Clinic ${here.id} <`, 'm'));
  });

  it('is one line and not endless, and nobody else’s to give', async () => {
    const administrator = await here.as('administrator');
    for (const name of ['x'.repeat(121), 'Cedar\u0007', 'Cedar\nBcc: everybody@home.example'])
      expect((await administrator.put(path, { name })).status).toBe(400);
    expect((await (await here.as('front-desk')).put(path, { name: 'Ours' })).status).toBe(403);
  });
});
