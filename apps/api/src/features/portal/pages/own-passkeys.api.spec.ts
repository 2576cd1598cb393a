import { v7 as uuidv7 } from 'uuid';
import { SoftAuthenticator } from '../../../testing/soft-authenticator.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';
import type { Answer } from '../../../testing/test-client.js';

const birthDate = '1982-03-04';
const hour = 3_600_000;
const origin = 'http://localhost:4398';
const habits = { origin, rpId: 'localhost', isUnlocked: true };
const at = '/api/v1/portal/pages/passkeys';
let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start({ PUBLIC_ORIGIN: origin });
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const pagesOf = (patientId: string) => `/api/v1/patients/${patientId}/own-pages`;
const post = (path: string, body: object = {}): Promise<Answer> => api.client().post(path, body);
const aLink = async (clinic: TestClinic, patientId: string): Promise<string> =>
  (await (await clinic.as('front-desk')).post(`${pagesOf(patientId)}/link`, { id: uuidv7(), byMail: false })).body.path.split('#')[1];

/** A patient who was handed the link of their pages. */
async function aPatientWithPages(clinic = here): Promise<{ patientId: string; proof: { token: string; birthDate: string } }> {
  const patientId = uuidv7();
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate };
  await (await clinic.as('front-desk')).post('/api/v1/patients', { id: patientId, patient });
  return { patientId, proof: { token: await aLink(clinic, patientId), birthDate } };
}

const add = async (proof: object, key = new SoftAuthenticator(habits)) => {
  const asked = await post(`${at}/new`, proof);
  const added = await post(at, { ...proof, device: 'phone', passkey: key.create(asked.body) });
  return { key, asked, added };
};
const question = async () => (await post(`${at}/question`)).body;
const openBy = async (key: SoftAuthenticator, differing: Parameters<SoftAuthenticator['get']>[1] = {}) =>
  post(`${at}/opening`, { passkey: key.get(await question(), differing) });
const aPage = () => ({ id: uuidv7(), kind: 'reflection', text: 'Light.', sharedWith: 'nobody', writtenAt: '2026-11-01T08:00:00Z' });
const verdict = ({ status, body }: Answer) => [status, body.code];
const calm = [410, 'link-not-usable'];

describe('a passkey of a patient’s own pages', () => {
  it('is set up by link and birth date, opens them without either, and what is written then is kept', async () => {
    const { proof } = await aPatientWithPages();
    const { key, asked, added } = await add(proof);
    expect(added.body.passkeys).toMatchObject([{ device: 'phone', lastUsedOn: null }]);
    // Neither name nor id of the patient, and nothing of the clinic's, stands in the device's list of passkeys.
    expect(asked.body).toMatchObject({ user: { name: 'My own page' }, authenticatorSelection: { userVerification: 'required' } });
    const opened = await openBy(key);
    expect([opened.status, opened.body.view.goodUntil]).toEqual([200, null]);
    expect(opened.body.view.owner).toBe((await post('/api/v1/portal/pages/opening', proof)).body.owner);
    const writings = [aPage()];
    const kept = await post('/api/v1/portal/pages/changes', { pass: opened.body.pass, writings });
    expect([kept.status, kept.body.writings]).toEqual([200, writings]);
    expect(kept.body.passkeys).toMatchObject([{ id: opened.body.passkeyId }]);
    expect(kept.body.passkeys[0].lastUsedOn).not.toBeNull();
  });

  it('opens its own patient’s pages and no other’s, whichever clinic it says it is of', async () => {
    const [own, other, foreign] = [await aPatientWithPages(), await aPatientWithPages(), await aPatientWithPages(elsewhere)];
    const [{ key }, { key: keyElsewhere }] = [await add(own.proof), await add(foreign.proof)];
    const { pass } = (await openBy(key)).body;
    const owner = (proof: object) => post('/api/v1/portal/pages/opening', proof).then(({ body }) => body.owner);
    expect((await openBy(key)).body.view.owner).toBe(await owner(own.proof));
    expect((await openBy(keyElsewhere)).body.view.owner).toBe(await owner(foreign.proof));
    const handle = (clinic: number) => Buffer.from(`${clinic}.${'A'.repeat(22)}`).toString('base64url');
    for (const userHandle of [handle(elsewhere.id), handle(999), handle(0), 'x', Buffer.from('1.2').toString('base64url')])
      expect(verdict(await openBy(key, { userHandle }))).toEqual(calm);
    // The mark in the handle is not believed: the key decides whose pages they are.
    expect((await openBy(key, { userHandle: handle(here.id) })).body.view.owner).toBe(await owner(own.proof));
    const [clinic, id, until, signature] = (pass as string).split('.');
    const forged = [
      `${elsewhere.id}.${id}.${until}.${signature}`,
      `${clinic}.${uuidv7()}.${until}.${signature}`,
      `${clinic}.${id}.${Number(until) + 1}.${signature}`,
    ];
    for (const one of forged) expect(verdict(await post('/api/v1/portal/pages/changes', { pass: one, writings: [aPage()] }))).toEqual(calm);
    const forgotten = await post(`${at}/forgetting`, {
      ...other.proof,
      id: (await post('/api/v1/portal/pages/opening', own.proof)).body.passkeys[0].id,
    });
    expect([forgotten.status, (await openBy(key)).status]).toEqual([200, 200]);
  });

  it('is refused from another address, for another place, when nobody unlocked it, twice, too late, as a copy, or for a made-up question', async () => {
    const { proof } = await aPatientWithPages();
    const { key } = await add(proof);
    for (const differing of [{ origin: 'http://localhost:9999' }, { rpId: 'evil.example' }, { isUnlocked: false }])
      expect(verdict(await openBy(key, differing))).toEqual(calm);
    const made = await post(`${at}/opening`, { passkey: key.get({ challenge: 'bWFkZS11cA' }) });
    const passkey = key.get(await question());
    const [first, again] = [await post(`${at}/opening`, { passkey }), await post(`${at}/opening`, { passkey })];
    expect([verdict(made), first.status, verdict(again)]).toEqual([calm, 200, calm]);
    const copied = await openBy(key, { counter: 1 });
    const late = await question();
    api.moveClock(6 * 60_000);
    const tooLate = await post(`${at}/opening`, { passkey: key.get(late, { counter: 90 }) });
    expect([verdict(copied), verdict(tooLate)]).toEqual([calm, calm]);
    expect(new Set([made, again, copied, tooLate].map(({ body }) => body.detail)).size).toBe(1);
  });

  it('is not set up for a question to another patient, without a link, by a pass, twice, or by a colleague’s passkey', async () => {
    const [own, other] = [await aPatientWithPages(), await aPatientWithPages()];
    const asked = (await post(`${at}/new`, own.proof)).body;
    const passkey = new SoftAuthenticator(habits).create(asked);
    expect(verdict(await post(at, { ...other.proof, device: 'phone', passkey }))).toEqual(calm);
    // The question is used up by that.
    expect(verdict(await post(at, { ...own.proof, device: 'phone', passkey }))).toEqual(calm);
    expect(verdict(await post(`${at}/new`, { ...own.proof, birthDate: '1982-03-05' }))).toEqual(calm);
    const { key } = await add(own.proof);
    expect((await post(`${at}/new`, { pass: (await openBy(key)).body.pass })).status).toBe(400);
    expect(verdict((await add(other.proof, key)).added)).toEqual(calm);
    const staffQuestion = (await post('/api/v1/sign-in/passkeys/question')).body;
    expect(verdict(await post(`${at}/opening`, { passkey: key.get(staffQuestion) }))).toEqual(calm);
    expect((await post('/api/v1/sign-in/passkeys/sign-in', { passkey: key.get(await question()) })).body.code).toBe('sign-in-refused');
  });

  it('is one of five at most, and makes room when it is forgotten, also by itself', async () => {
    const { proof } = await aPatientWithPages();
    const keys = [];
    for (const _one of [1, 2, 3, 4, 5]) keys.push((await add(proof)).key);
    expect((await post(`${at}/new`, proof)).body.code).toBe('too-many-passkeys');
    const [key] = keys as [SoftAuthenticator];
    const { pass, passkeyId } = (await openBy(key)).body;
    const left = await post(`${at}/forgetting`, { pass, id: passkeyId });
    expect(left.body.passkeys).toHaveLength(4);
    expect(verdict(await post('/api/v1/portal/pages/changes', { pass, writings: [aPage()] }))).toEqual(calm);
    expect(verdict(await openBy(key))).toEqual(calm);
    expect((await add(proof)).added.status).toBe(200);
  });

  it('is seen by the clinic as a number, and closed when the clinic takes the pages back', async () => {
    const { patientId, proof } = await aPatientWithPages();
    const { key } = await add(proof);
    const { pass } = (await openBy(key)).body;
    const desk = await here.as('front-desk');
    const standing = (await desk.get(pagesOf(patientId))).body.passkeys;
    expect(standing).toEqual({ count: 1, lastUsedAt: expect.any(String) });
    const closed = (await desk.delete(`${pagesOf(patientId)}/link`)).body;
    expect([closed.link, closed.passkeys]).toEqual([null, { count: 0, lastUsedAt: null }]);
    const tries = [await openBy(key), await post('/api/v1/portal/pages/changes', { pass, writings: [aPage()] }), (await add(proof)).asked];
    expect(tries.map(verdict)).toEqual([calm, calm, calm]);
    // A new link brings no passkey back.
    await aLink(here, patientId);
    expect(verdict(await openBy(key))).toEqual(calm);
    expect((await (await elsewhere.as('front-desk')).delete(`${pagesOf(patientId)}/link`)).status).toBe(404);
  });

  it('is asked about only so often in a row from one place, until one answers rightly', async () => {
    const { proof } = await aPatientWithPages();
    const { key } = await add(proof);
    await openBy(key);
    const asked = [];
    for (let time = 0; time < 31; time += 1) asked.push((await post(`${at}/question`)).status);
    expect([asked[28], asked[30]]).toEqual([200, 410]);
    api.moveClock(5_000);
    expect((await openBy(key)).status).toBe(200);
    expect((await post(`${at}/question`)).status).toBe(200);
  });

  it('leaves each step in the audit trail, which names no member of staff', async () => {
    const { patientId, proof } = await aPatientWithPages();
    const { key } = await add(proof);
    const { pass, passkeyId } = (await openBy(key)).body;
    await openBy(key, { isUnlocked: false });
    await post(`${at}/forgetting`, { pass, id: passkeyId });
    await openBy(key);
    const { rows } = await api.admin.query(
      `SELECT action, outcome FROM audit_entry WHERE clinic_id = $1 AND patient_id = $2 AND action LIKE '%passkey%' AND person_id = $3 ORDER BY at, id`,
      [here.id, patientId, '00000000-0000-0000-0000-000000000000'],
    );
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      ...['portal.begin-pages-passkey done', 'portal.add-pages-passkey done', 'portal.open-pages-by-passkey done'],
      ...['portal.open-pages-by-passkey refused', 'portal.forget-pages-passkey done'],
    ]);
  });

  it('outlives the link and a new one, its pass for hours, and half a year without use closes it; it is dropped when its patient comes again', async () => {
    const [{ patientId, proof }, other] = [await aPatientWithPages(), await aPatientWithPages()];
    const [unused, { key }] = [await add(proof), await add(proof)];
    await add(other.proof);
    await aLink(here, patientId);
    api.moveClock(61 * 24 * hour);
    expect(verdict(await post('/api/v1/portal/pages/opening', proof))).toEqual(calm);
    const { pass } = (await openBy(key)).body;
    expect((await post('/api/v1/portal/pages/changes', { pass, writings: [aPage()] })).status).toBe(200);
    api.moveClock(12 * hour + 1_000);
    expect(verdict(await post('/api/v1/portal/pages/changes', { pass, writings: [aPage()] }))).toEqual(calm);
    api.moveClock(179 * 24 * hour);
    const after = await openBy(key);
    expect([after.status, after.body.view.passkeys.length]).toEqual([200, 1]);
    const kept = await api.admin.query(`SELECT patient_id FROM patient_passkey WHERE patient_id = ANY($1) ORDER BY made_at`, [
      [patientId, other.patientId],
    ]);
    expect(kept.rows).toEqual([patientId, other.patientId].map((of) => ({ patient_id: of })));
    const dropped = await api.admin.query(
      `SELECT entity_id, patient_id, outcome FROM audit_entry WHERE action = 'portal.drop-unused-passkey'`,
    );
    expect(dropped.rows).toEqual([{ entity_id: unused.added.body.passkeys[0].id, patient_id: patientId, outcome: 'done' }]);
    api.moveClock(181 * 24 * hour);
    expect(verdict(await openBy(key))).toEqual(calm);
  });
});
