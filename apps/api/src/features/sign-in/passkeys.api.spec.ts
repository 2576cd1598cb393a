import { SoftAuthenticator } from '../../testing/soft-authenticator.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const origin = 'http://localhost:4399';
const habits = { origin, rpId: 'localhost', isUnlocked: true };
let api: TestApi;
let here: TestClinic;

beforeAll(async () => {
  api = await TestApi.start({ PUBLIC_ORIGIN: origin });
  here = await api.openClinic();
});
afterAll(() => api.stop());

const at = '/api/v1/sign-in/passkeys';
const question = async (client: TestClient) => (await client.post(`${at}/question`)).body;
const stepUp = (client: TestClient) => client.post('/api/v1/sign-in/step-up', { password: testPassword });
/** A person who works with a passkey; the test says which role. */
async function withPasskey(role: 'nurse' | 'prescriber' | 'therapist' | 'compliance' | 'front-desk') {
  const client = await here.as(role);
  await stepUp(client);
  const key = new SoftAuthenticator(habits);
  const asked = (await client.post(`${at}/new`)).body;
  const added = await client.post(at, { label: 'Tablet in room 2', passkey: key.create(asked) });
  return { client, key, added };
}

describe('a passkey', () => {
  it('is added after a proof, listed, signs in without address and password, and is removed', async () => {
    const client = await here.as('nurse');
    expect((await client.post(`${at}/new`)).body.code).toBe('step-up-needed');
    const { key, added } = await withPasskey('nurse');
    expect(added.status).toBe(201);
    expect(added.body.recoveryCodes).toHaveLength(10);
    const [listed] = (await client.get(at)).body;
    expect(listed).toMatchObject({ label: 'Tablet in room 2', isSynced: false, lastUsedAt: null });
    expect((await client.get('/api/v1/sign-in')).body).toMatchObject({ hasPasskey: true });

    const other = api.client();
    const signedIn = await other.post(`${at}/sign-in`, { passkey: key.get(await question(other)) });
    expect(signedIn.body).toMatchObject({ status: 'signed-in', signIn: { person: { id: here.staff.nurse.personId } } });
    expect((await other.get('/api/v1/staff')).status).toBe(200);

    expect((await client.delete(`${at}/${listed.id}`)).status).toBe(204);
    const after = api.client();
    expect((await after.post(`${at}/sign-in`, { passkey: key.get(await question(after)) })).body.code).toBe('sign-in-refused');
    expect((await client.delete(`${at}/${listed.id}`)).status).toBe(404);
  });

  it('proves again for signing, opens a locked screen, and stands in for the code at sign-in', async () => {
    const { client, key } = await withPasskey('prescriber');
    await client.post('/api/v1/sign-in/lock');
    expect((await client.get('/api/v1/staff')).body.code).toBe('locked');
    expect((await client.post('/api/v1/sign-in/unlock', { passkey: key.get(await question(client)) })).status).toBe(200);
    const proven = await client.post('/api/v1/sign-in/step-up', { passkey: key.get(await question(client)) });
    expect(proven.body.steppedUpUntil).not.toBeNull();
    const byPassword = await api.client().post('/api/v1/sign-in', { email: here.staff.prescriber.email, password: testPassword });
    expect(byPassword.body).toEqual({ status: 'second-factor-needed', methods: ['passkey'] });
  });

  it('is what a clinic asks for when it asks for a second factor', async () => {
    const strict = await api.openClinic();
    await api.admin.query('UPDATE clinic SET second_factor_required = true WHERE clinic_id = $1', [strict.id]);
    const nurse = await strict.as('nurse');
    expect((await nurse.get('/api/v1/staff')).body.code).toBe('second-factor-required');
    await stepUp(nurse);
    const key = new SoftAuthenticator(habits);
    await nurse.post(at, { label: 'Phone', passkey: key.create((await nurse.post(`${at}/new`)).body) });
    expect((await nurse.get('/api/v1/staff')).status).toBe(200);
  });

  it('is refused from another address, for another place, when nobody unlocked it, twice, too late, or for a made-up question', async () => {
    const { key } = await withPasskey('therapist');
    const tried = async (differing: Partial<typeof habits>, asked?: object) => {
      const client = api.client();
      const answer = key.get((asked as { challenge: string } | undefined) ?? (await question(client)), differing);
      const first = await client.post(`${at}/sign-in`, { passkey: answer });
      api.moveClock(20 * 60_000); // past any wait that failed tries brought
      return { code: first.body.code ?? first.body.status, answer };
    };
    expect((await tried({ origin: 'http://localhost:9999' })).code).toBe('sign-in-refused');
    expect((await tried({ rpId: 'evil.example' })).code).toBe('sign-in-refused');
    expect((await tried({ isUnlocked: false })).code).toBe('sign-in-refused');
    expect((await tried({}, { challenge: 'bWFkZS11cA' })).code).toBe('sign-in-refused');
    const good = await tried({});
    expect(good.code).toBe('signed-in');
    expect((await api.client().post(`${at}/sign-in`, { passkey: good.answer })).body.code).toBe('sign-in-refused');
    const late = await question(api.client());
    api.moveClock(6 * 60_000);
    expect((await tried({}, late)).code).toBe('sign-in-refused');
  });

  it('of one person does not answer for another, nor is it registered by two', async () => {
    const { key } = await withPasskey('compliance');
    const desk = await api.signedIn(here.staff['front-desk'].email);
    expect((await desk.post('/api/v1/sign-in/step-up', { passkey: key.get(await question(desk)) })).body.code).toBe('not-proven');
    await stepUp(desk);
    const asked = (await desk.post(`${at}/new`)).body;
    expect((await desk.post(at, { label: 'Not mine', passkey: key.create(asked) })).body.code).toBe('not-proven');
    expect((await desk.post(at, { label: '', passkey: key.create(asked) })).status).toBe(400);
    const stranger = (await desk.post(`${at}/new`)).body;
    const nurse = await api.signedIn(here.staff.nurse.email);
    await stepUp(nurse);
    expect((await nurse.post(at, { label: 'Theirs', passkey: new SoftAuthenticator(habits).create(stranger) })).body.code).toBe(
      'not-proven',
    );
  });

  it('leaves each step in the audit trail', async () => {
    const { rows } = await api.admin.query(
      `SELECT DISTINCT action FROM audit_entry WHERE clinic_id = $1 AND staff_member_id = $2 AND action LIKE '%passkey%' ORDER BY action`,
      [here.id, here.staff.nurse.staffMemberId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'sign-in.add-passkey',
      'sign-in.begin-passkey',
      'sign-in.list-passkeys',
      'sign-in.remove-passkey',
    ]);
  });
});
