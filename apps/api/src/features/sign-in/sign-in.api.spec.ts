import { generate } from 'otplib';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const signIn = (email: string, more: object = {}) => api.client().post('/api/v1/sign-in', { email, password: testPassword, ...more });

describe('signing in', () => {
  it('opens the clinic of the person with roles and permissions, in a cookie no script can read', async () => {
    const answer = await signIn(here.staff.nurse.email);
    expect(answer.status).toBe(200);
    expect(answer.body.signIn).toMatchObject({ clinic: { id: here.id }, roles: ['nurse'], locked: false });
    expect(answer.body.signIn.permissions).toContain('dosing.record');
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('says the same about an unknown address and a wrong password', async () => {
    const wrong = await signIn(here.staff.nurse.email, { password: 'not this one' });
    const unknown = await signIn('nobody@nowhere.example');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'sign-in-refused' });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('makes the fifth failure wait, and lets the person in again afterwards', async () => {
    const { email } = here.staff.compliance;
    for (let tries = 0; tries < 5; tries += 1) await signIn(email, { password: 'wrong' });
    const waiting = await signIn(email);
    expect(waiting.status).toBe(429);
    expect(waiting.body.code).toBe('too-many-attempts');
    api.moveClock(3000);
    expect((await signIn(email)).status).toBe(200);
  });

  it('makes a place wait that guesses one password for many people, and lets it in again', async () => {
    const guess = (n: number) => signIn(`person${n}@guessed.example`, { password: 'Spring2026 for everyone' });
    const codes: string[] = [];
    for (let n = 0; n < 32; n += 1) codes.push((await guess(n)).body.code);
    expect(codes.slice(0, 29)).toEqual(Array.from({ length: 29 }, () => 'sign-in-refused'));
    expect(codes.slice(30)).toContain('too-many-attempts');
    api.moveClock(16 * 60_000);
    expect((await signIn(here.staff.nurse.email)).status).toBe(200);
    expect((await guess(99)).body.code).toBe('sign-in-refused');
    await signIn(here.staff.nurse.email);
  });

  it('refuses a request without a cookie, a change without our header, and a body it does not understand', async () => {
    expect((await api.client().get('/api/v1/staff')).body.code).toBe('not-signed-in');
    const forged = await api
      .client()
      .post('/api/v1/sign-in', { email: here.staff.nurse.email, password: testPassword }, { 'X-Sojourn': '' });
    expect(forged.body.code).toBe('cross-site');
    const extra = await signIn(here.staff.nurse.email, { isAdministrator: true });
    expect(extra.status).toBe(400);
  });

  it('ends with sign-out, after twelve hours, and locks after the idle time', async () => {
    const client = await api.signedIn(here.staff.nurse.email);
    api.moveClock(16 * 60_000);
    expect((await client.get('/api/v1/staff')).body.code).toBe('locked');
    expect((await client.post('/api/v1/sign-in/unlock', { password: 'wrong' })).body.code).toBe('not-proven');
    expect((await client.post('/api/v1/sign-in/unlock', { password: testPassword })).status).toBe(200);
    expect((await client.get('/api/v1/staff')).status).toBe(200);
    api.moveClock(12 * 3_600_000);
    expect((await client.get('/api/v1/staff')).body.code).toBe('not-signed-in');
    const other = await api.signedIn(here.staff.nurse.email);
    await other.delete('/api/v1/sign-in');
    expect((await other.get('/api/v1/sign-in')).status).toBe(401);
  });
});

describe('the second factor', () => {
  it('is asked for once enrolled, takes each code once, and gives single-use recovery codes', async () => {
    const { email } = here.staff.prescriber;
    const client = await api.signedIn(email);
    expect((await client.post('/api/v1/sign-in/second-factor')).body.code).toBe('step-up-needed');
    expect((await client.post('/api/v1/sign-in/step-up', { password: testPassword })).status).toBe(200);
    const { secret } = (await client.post('/api/v1/sign-in/second-factor')).body;
    const clock = (): number => Math.floor(Date.now() / 1000) + apiOffsetSeconds();
    const code = await generate({ secret, epoch: clock() });
    const confirmed = await client.post('/api/v1/sign-in/second-factor/confirm', { code });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect((await signIn(email)).body).toEqual({ status: 'second-factor-needed', methods: ['code'] });
    expect((await signIn(email, { code })).status).toBe(401);
    const recoveryCode = confirmed.body.recoveryCodes[0];
    expect((await signIn(email, { recoveryCode })).status).toBe(200);
    expect((await signIn(email, { recoveryCode })).status).toBe(401);
    const stored = await api.admin.query('SELECT second_factor_secret FROM person WHERE email = $1', [email]);
    expect(Buffer.from(stored.rows[0].second_factor_secret).includes(secret)).toBe(false);
    const codes = await api.admin.query(`SELECT encode(code_hash, 'escape') AS kept, length(code_hash) AS bytes FROM recovery_code`);
    expect(codes.rows.filter(({ kept, bytes }) => bytes !== 32 || confirmed.body.recoveryCodes.includes(kept))).toEqual([]);
  });
});

describe('a clinic that asks everyone for a second factor', () => {
  it('opens nothing but setting it up to a person without one, and everything afterwards', async () => {
    const strict = await api.openClinic();
    await api.admin.query('UPDATE clinic SET second_factor_required = true WHERE clinic_id = $1', [strict.id]);
    const nurse = await strict.as('nurse');
    expect((await nurse.get('/api/v1/sign-in')).body).toMatchObject({ secondFactorEnrolled: false, secondFactorMissing: true });
    const refused = await nurse.get('/api/v1/staff');
    expect(refused).toMatchObject({ status: 403, body: { code: 'second-factor-required' } });
    expect(refused.body.detail).toContain('Set it up first');
    expect((await nurse.put('/api/v1/sign-in/pin', { pin: '482915' })).body.code).toBe('second-factor-required');
    const denied = await api.admin.query(
      `SELECT 1 FROM audit_entry WHERE clinic_id = $1 AND action = 'staff.list' AND outcome = 'denied'`,
      [strict.id],
    );
    expect(denied.rows).toHaveLength(1);
    expect((await nurse.post('/api/v1/sign-in/step-up', { password: testPassword })).status).toBe(200);
    const { secret } = (await nurse.post('/api/v1/sign-in/second-factor')).body;
    expect((await nurse.get('/api/v1/staff')).body.code).toBe('second-factor-required');
    const code = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + apiOffsetSeconds() });
    expect((await nurse.post('/api/v1/sign-in/second-factor/confirm', { code })).body.recoveryCodes).toHaveLength(10);
    expect((await nurse.get('/api/v1/staff')).status).toBe(200);
  });
});

describe('a shared tablet', () => {
  it('changes to a colleague by PIN on this device only', async () => {
    const client = await api.signedIn(here.staff.therapist.email);
    expect((await client.put('/api/v1/sign-in/pin', { pin: '482915' })).body.code).toBe('step-up-needed');
    await client.post('/api/v1/sign-in/step-up', { password: testPassword });
    expect((await client.put('/api/v1/sign-in/pin', { pin: '482915' })).status).toBe(204);
    const people = (await client.get('/api/v1/sign-in/people')).body;
    expect(people).toEqual([expect.objectContaining({ personId: here.staff.therapist.personId })]);
    expect((await client.post('/api/v1/sign-in/switch', { personId: here.staff.therapist.personId, pin: '000000' })).status).toBe(401);
    expect((await client.post('/api/v1/sign-in/switch', { personId: here.staff.therapist.personId, pin: '482915' })).status).toBe(200);
    const elsewhereDevice = await api.client().post('/api/v1/sign-in/switch', { personId: here.staff.therapist.personId, pin: '482915' });
    expect(elsewhereDevice.status).toBe(401);
  });
});

describe('guessing a PIN', () => {
  it('ends after five tries on that device, also with the right one; the password still opens', async () => {
    const client = await api.signedIn(here.staff['clinic-manager'].email);
    await client.post('/api/v1/sign-in/step-up', { password: testPassword });
    await client.put('/api/v1/sign-in/pin', { pin: '482915' });
    const person = { personId: here.staff['clinic-manager'].personId };
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await client.post('/api/v1/sign-in/switch', { ...person, pin: '000000' })).status).toBe(401);
      api.moveClock(5000);
    }
    expect((await client.post('/api/v1/sign-in/switch', { ...person, pin: '482915' })).status).toBe(401);
    expect((await client.post('/api/v1/sign-in/unlock', { pin: '482915' })).status).toBe(401);
    api.moveClock(20_000);
    expect((await client.post('/api/v1/sign-in/unlock', { password: testPassword })).status).toBe(200);
  });
});

describe('a person in two clinics', () => {
  it('chooses one and sees only its staff; a clinic they do not belong to stays shut', async () => {
    const client = await api.signedIn(here.staff['front-desk'].email);
    const own = (await client.get('/api/v1/staff')).body;
    expect(own.every((member: { displayName: string }) => member.displayName.endsWith(` ${here.id}`))).toBe(true);
    expect((await client.post('/api/v1/sign-in/clinic', { clinicId: elsewhere.id })).body.code).toBe('no-membership');
    expect((await client.get('/api/v1/staff')).body).toEqual(own);
  });

  it('loses a role with the next click', async () => {
    const client = await api.signedIn(elsewhere.staff.nurse.email);
    expect((await client.get('/api/v1/staff')).status).toBe(200);
    await api.admin.query('DELETE FROM staff_role WHERE clinic_id = $1 AND staff_member_id = $2', [
      elsewhere.id,
      elsewhere.staff.nurse.staffMemberId,
    ]);
    expect((await client.get('/api/v1/staff')).status).toBe(403);
  });
});

describe('the audit trail', () => {
  it('names who did what, also when it was denied, and cannot be changed', async () => {
    const client = await here.as('administrator');
    await client.get('/api/v1/staff');
    const entries = await api.admin.query(
      `SELECT action, outcome, leaf_hash FROM audit_entry WHERE clinic_id = $1 AND staff_member_id = $2`,
      [here.id, here.staff.administrator.staffMemberId],
    );
    expect(entries.rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['staff.list done']);
    expect(entries.rows[0].leaf_hash).toHaveLength(32);
    await expect(api.admin.query('DELETE FROM audit_entry')).rejects.toThrow(/keeps what was written/);
  });
});

function apiOffsetSeconds(): number {
  return Math.floor(api.offset / 1000);
}
