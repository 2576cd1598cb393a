import { randomUUID } from 'node:crypto';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let administrator: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  administrator = await here.as('administrator');
  await stepUp(administrator);
});
afterAll(() => api.stop());

const stepUp = (client: TestClient) => client.post('/api/v1/sign-in/step-up', { password: testPassword });
const newcomer = (differing: object = {}) => ({
  ...{ id: randomUUID(), email: `${randomUUID()}@lantern.example`, displayName: 'Ada Lindqvist', credential: 'RN', roles: ['nurse'] },
  ...differing,
});
const phrase = 'seven lanterns over quiet water';
const use = (path: string, password = phrase) =>
  api.client().post('/api/v1/sign-in/password-link', { token: path.split('#')[1], password });

describe('a new colleague', () => {
  it('is added, sets a password by a link that works once, and signs in with the roles given', async () => {
    const member = newcomer();
    expect((await administrator.post('/api/v1/staff-accounts', member)).body).toMatchObject({ email: member.email, lastSignInAt: null });
    const signIn = (password: string) => api.client().post('/api/v1/sign-in', { email: member.email, password });
    expect((await signIn('')).status).toBe(400);
    expect((await signIn(phrase)).status).toBe(401);
    const { path } = (await administrator.post(`/api/v1/staff-accounts/${member.id}/password-link`)).body;
    expect((await use(path, 'password1234')).body).toMatchObject({ code: 'password-too-weak' });
    expect((await use(path, 'Ada Lindqvist')).body).toMatchObject({ code: 'password-too-weak' });
    expect((await use(path, 'too short')).status).toBe(400);
    expect((await use(path)).status).toBe(204);
    expect((await use(path)).body).toMatchObject({ code: 'password-link-spent' });
    expect((await signIn(phrase)).body.signIn).toMatchObject({ clinic: { id: here.id }, roles: ['nurse'] });
    const [listed] = (await administrator.get('/api/v1/staff-accounts')).body.filter(({ id }: { id: string }) => id === member.id);
    expect(listed.lastSignInAt).not.toBeNull();
  });

  it('keeps a person out whose link ran out or was replaced by a newer one', async () => {
    const member = newcomer();
    await administrator.post('/api/v1/staff-accounts', member);
    const link = async (): Promise<string> => (await administrator.post(`/api/v1/staff-accounts/${member.id}/password-link`)).body.path;
    const [first, second] = [await link(), await link()];
    expect((await use(first)).body.code).toBe('password-link-spent');
    await api.admin.query(`UPDATE password_link SET expires_at = now() - interval '1 hour' WHERE used_at IS NULL`);
    expect((await use(second)).body.code).toBe('password-link-spent');
    expect((await use('/password#guessed')).body.code).toBe('password-link-spent');
  });

  it('is one person in two clinics, whose password no single clinic resets', async () => {
    const member = newcomer({ email: elsewhere.staff.therapist.email });
    expect((await administrator.post('/api/v1/staff-accounts', member)).status).toBe(201);
    expect((await administrator.post(`/api/v1/staff-accounts/${member.id}/password-link`)).body.code).toBe('works-elsewhere');
    const signedIn = await api.signedIn(member.email);
    expect((await signedIn.get('/api/v1/sign-in')).body.memberships).toHaveLength(2);
  });

  it('has one place only, also when added twice', async () => {
    const member = newcomer();
    const first = await administrator.post('/api/v1/staff-accounts', member);
    expect((await administrator.post('/api/v1/staff-accounts', member)).body).toEqual(first.body);
    expect((await administrator.post('/api/v1/staff-accounts', newcomer({ email: member.email }))).body.code).toBe('already-here');
    expect((await administrator.post('/api/v1/staff-accounts', newcomer({ roles: [] }))).status).toBe(400);
  });
});

describe('a place in the clinic', () => {
  it('changes its roles with the next click, and ends every sign-in when it ends', async () => {
    const { staffMemberId, email } = here.staff['front-desk'];
    const desk = await here.as('front-desk');
    const change = (more: object) =>
      administrator.put(`/api/v1/staff-accounts/${staffMemberId}`, {
        displayName: 'Sol',
        credential: '',
        isActive: true,
        roles: ['front-desk'],
        ...more,
      });
    expect((await change({ roles: ['nurse'] })).body.roles).toEqual(['nurse']);
    expect((await desk.get('/api/v1/sign-in')).body.roles).toEqual(['nurse']);
    await change({ isActive: false });
    expect((await desk.get('/api/v1/staff')).body.code).toBe('not-signed-in');
    expect((await api.client().post('/api/v1/sign-in', { email, password: testPassword })).body.code).toBe('no-membership');
    expect((await administrator.post(`/api/v1/staff-accounts/${staffMemberId}/password-link`)).status).toBe(404);
  });

  it('leaves the clinic an administrator, also when two take each other’s role at once', async () => {
    const clinic = await api.openClinic();
    const first = await clinic.as('administrator');
    await stepUp(first);
    const { staffMemberId } = clinic.staff.administrator;
    const taken = { displayName: 'A', credential: '', isActive: true, roles: ['nurse'] };
    expect((await first.put(`/api/v1/staff-accounts/${staffMemberId}`, taken)).body.code).toBe('last-administrator');
    const nurse = clinic.staff.nurse;
    await first.put(`/api/v1/staff-accounts/${nurse.staffMemberId}`, { ...taken, roles: ['administrator'] });
    const second = await api.signedIn(nurse.email);
    await stepUp(second);
    const answers = await Promise.all([
      first.put(`/api/v1/staff-accounts/${nurse.staffMemberId}`, taken),
      second.put(`/api/v1/staff-accounts/${staffMemberId}`, taken),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  it('is kept by administrators who have just proven who they are, of their own clinic', async () => {
    const fresh = await api.signedIn(here.staff.administrator.email);
    expect((await fresh.post('/api/v1/staff-accounts', newcomer())).body.code).toBe('step-up-needed');
    expect((await (await here.as('clinic-manager')).get('/api/v1/staff-accounts')).status).toBe(403);
    const { staffMemberId } = elsewhere.staff.nurse;
    expect((await administrator.post(`/api/v1/staff-accounts/${staffMemberId}/password-link`)).status).toBe(404);
  });
});

describe('one’s own password', () => {
  it('is changed after proving the old one, ends the sign-ins elsewhere and keeps this one', async () => {
    const { email } = here.staff.compliance;
    const [one, other] = [await api.signedIn(email), await api.signedIn(email)];
    expect((await one.put('/api/v1/sign-in/password', { password: phrase })).body.code).toBe('step-up-needed');
    await stepUp(one);
    expect((await one.put('/api/v1/sign-in/password', { password: phrase })).status).toBe(204);
    expect((await one.get('/api/v1/sign-in')).status).toBe(200);
    expect((await other.get('/api/v1/sign-in')).status).toBe(401);
    expect((await api.client().post('/api/v1/sign-in', { email, password: testPassword })).status).toBe(401);
    expect((await api.client().post('/api/v1/sign-in', { email, password: phrase })).status).toBe(200);
    const events = await api.admin.query(`SELECT DISTINCT kind FROM security_event WHERE kind LIKE 'password-%' ORDER BY kind`);
    expect(events.rows.map(({ kind }) => kind)).toEqual(['password-changed', 'password-link-made', 'password-set']);
  });
});
