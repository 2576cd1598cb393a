import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
const birthDate = '1982-03-04';

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
});
afterAll(() => api.stop());

async function aPatientBorn(): Promise<string> {
  const id = uuidv7();
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate };
  await (await here.as('front-desk')).post('/api/v1/patients', { id, patient });
  return id;
}

interface Sent {
  readonly patientId: string;
  readonly assignmentId: string;
  readonly token: string;
}

async function aLink(instruments: readonly string[] = ['phq-9', 'gad-7']): Promise<Sent> {
  const patientId = await aPatientBorn();
  const assignmentId = uuidv7();
  const therapist = await here.as('therapist');
  const assigned = await therapist.post(`/api/v1/patients/${patientId}/measure-assignments`, { id: assignmentId, instruments });
  expect([assigned.status, assigned.body.code]).toEqual([201, undefined]);
  const made = await (
    await here.as('front-desk')
  ).post(`/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`, { id: uuidv7() });
  expect(made.body.path).toMatch(/^\/check-in#/);
  return { patientId, assignmentId, token: made.body.path.split('#')[1] };
}

const open = (token: string, born = birthDate) => api.client().post('/api/v1/portal/check-in/opening', { token, birthDate: born });
const form = (instrumentId: string, answers: unknown) => ({
  id: uuidv7(),
  instrumentId,
  answers,
  takenAt: new Date(Date.now() + api.offset - 60_000).toISOString(),
});
const calm = [410, 'link-not-usable'];

describe('a check-in by link', () => {
  it('opens with the birth date and shows what is asked and whom to call, no name and nothing of the chart', async () => {
    const { token } = await aLink();
    const { status, body } = await open(token);
    expect([status, Object.keys(body).toSorted()]).toEqual([
      200,
      ['clinicName', 'closesAt', 'instruments', 'mark', 'opensNext', 'pass', 'phone'],
    ]);
    expect(body.instruments).toEqual(['phq-9', 'gad-7']);
  });

  it('brings the answers into the record once, however often they are sent, and is used up', async () => {
    const { token, patientId } = await aLink();
    const forms = [form('phq-9', [1, 1, 1, 1, 1, 0, 0, 0, 0]), form('gad-7', [1, 1, 1])];
    const sending = () => api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms });
    const [first, second] = await Promise.all([sending(), sending()]);
    expect([first, second, await sending()].map(({ status, body }) => [status, body.needsHelpNow])).toEqual([
      [200, false],
      [200, false],
      [200, false],
    ]);
    const { trends } = (await (await here.as('nurse')).get(`/api/v1/patients/${patientId}/measures`)).body;
    expect(
      trends.map(({ responses }: { responses: { setting: string; recordedBy: null; score: { status: string } }[] }) => responses),
    ).toMatchObject([
      [{ setting: 'link', recordedBy: null, score: { status: 'scored', total: 5 } }],
      [{ setting: 'link', score: { status: 'not-scored' } }],
    ]);
    expect([(await open(token)).status, (await open(token)).body.code]).toEqual(calm);
    const other = await api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms: [form('gad-7', [0])] });
    expect([other.status, other.body.code]).toEqual(calm);
  });

  it('answers guessed, foreign and wrongly dated tries alike', async () => {
    const { token } = await aLink();
    const [clinic, id, signature] = token.split('.');
    const forged = [`${Number(clinic) + 1}.${id}.${signature}`, `${clinic}.${uuidv7()}.${signature}`, `${clinic}.${id}.${'A'.repeat(43)}`];
    const tries = [await open(token, '1982-03-05'), ...(await Promise.all(forged.map((one) => open(one))))];
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual([calm, calm, calm, calm]);
    expect(new Set(tries.map(({ body }) => body.detail)).size).toBe(1);
  });

  it('is dead after five wrong birth dates, also for the right one', async () => {
    const { token } = await aLink();
    for (const _try of [1, 2, 3, 4, 5]) await open(token, '1990-01-01');
    expect((await open(token)).status).toBe(410);
    const { rows } = await api.admin.query('SELECT wrong_tries FROM access_link WHERE id = $1', [token.split('.')[1]]);
    expect(rows).toEqual([{ wrong_tries: 5 }]);
  });

  it('opens a remote risk event on a suicide answer, at once and with an hour’s clock', async () => {
    const { token, patientId } = await aLink(['phq-9']);
    const sent = await api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms: [form('phq-9', { '9': 1 })] });
    expect(sent.body).toEqual({ needsHelpNow: true, instruments: [], opensNext: null, isSomebodyThere: true, readFrom: null });
    const [event] = (await (await here.as('nurse')).get(`/api/v1/patients/${patientId}/risk-events`)).body;
    expect(event).toMatchObject({ setting: 'remote', openedBy: null, standing: { state: 'waiting', holdsDosing: true } });
    expect(Date.parse(event.acknowledgeBy) - Date.parse(event.openedAt)).toBe(60 * 60_000);
  });

  it('takes one form at once and asks for the others afterwards, with the same link', async () => {
    const { token, patientId } = await aLink();
    const sending = (forms: readonly unknown[]) => api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms });
    const first = form('phq-9', { '9': 1 });
    expect((await sending([first])).body).toMatchObject({ needsHelpNow: true });
    expect((await sending([first])).body).toMatchObject({ needsHelpNow: true });
    expect((await open(token)).body.instruments).toEqual(['gad-7']);
    const { trends } = (await (await here.as('nurse')).get(`/api/v1/patients/${patientId}/measures`)).body;
    expect(trends.map(({ responses }: { responses: unknown[] }) => responses.length)).toEqual([1]);
    expect((await sending([form('gad-7', [0, 0, 0, 0, 0, 0, 0])])).body).toMatchObject({ needsHelpNow: false });
    expect([(await open(token)).status, (await open(token)).body.code]).toEqual(calm);
  });

  it('open in two tabs counts the same answers once, also those after which nothing is asked any more', async () => {
    const { token, patientId } = await aLink();
    const sending = (forms: readonly unknown[]) => api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms });
    const asked = () => [form('phq-9', [1, 0, 0, 0, 0, 0, 0, 0, 1]), form('gad-7', [0, 0, 0, 0, 0, 0, 0])];
    const [left, right] = [asked(), asked()];
    for (const [number, forms] of [left, right, left].entries()) {
      const [phq, gad] = forms;
      expect([number, (await sending([phq])).body]).toMatchObject([number, { needsHelpNow: true }]);
      if (number > 0) expect([number, (await sending([gad])).body]).toMatchObject([number, { needsHelpNow: false }]);
    }
    const nurse = await here.as('nurse');
    const { trends } = (await nurse.get(`/api/v1/patients/${patientId}/measures`)).body;
    expect(trends.map(({ responses }: { responses: unknown[] }) => responses.length)).toEqual([1, 1]);
    expect((await nurse.get(`/api/v1/patients/${patientId}/risk-events`)).body).toHaveLength(1);
  });

  it('open in two tabs with other answers keeps both: neither is lost', async () => {
    const { token, patientId } = await aLink();
    const sending = (forms: readonly unknown[]) => api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms });
    expect((await sending([form('phq-9', [1, 0, 0, 0, 0, 0, 0, 0, 0])])).body).toMatchObject({ needsHelpNow: false });
    expect((await sending([form('phq-9', [1, 0, 0, 0, 0, 0, 0, 0, 1])])).body).toMatchObject({ needsHelpNow: true });
    const { trends } = (await (await here.as('nurse')).get(`/api/v1/patients/${patientId}/measures`)).body;
    expect(trends.map(({ responses }: { responses: unknown[] }) => responses.length)).toEqual([2]);
  });

  it('is not made for a form with a suicide item while nobody answers for it, and takes what was answered at any hour', async () => {
    const { token, patientId, assignmentId } = await aLink(['phq-9', 'gad-7']);
    await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '00:00:01'`);
    const made = await (
      await here.as('front-desk')
    ).post(`/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`, { id: uuidv7() });
    expect([made.status, made.body.code]).toEqual([409, 'outside-covered-hours']);
    const night = (await open(token)).body;
    expect(night.instruments).toEqual(['gad-7']);
    expect(Date.parse(night.opensNext)).toBeGreaterThan(Date.now() + api.offset);
    const late = await api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms: [form('phq-9', { '9': 1 })] });
    expect(late.body).toMatchObject({ needsHelpNow: true });
    await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
  });

  it('is not made on a weekday or holiday on which the site is closed, whatever its usual hours', async () => {
    const { patientId, assignmentId } = await aLink(['phq-9']);
    const make = async () =>
      (await here.as('front-desk')).post(`/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`, { id: uuidv7() });
    await api.admin.query(`UPDATE site SET hours = '{"weekdays":[],"exceptions":[]}'`);
    expect((await make()).body.code).toBe('outside-covered-hours');
    await api.admin.query(`UPDATE site SET hours = NULL`);
    expect((await make()).status).toBe(201);
  });

  it('is assigned by therapists and prescribers, within the burden cap, and is not there for another clinic', async () => {
    const { patientId, assignmentId } = await aLink();
    const forms = `/api/v1/patients/${patientId}/measure-assignments`;
    const asked = async (...instruments: string[]) =>
      (await (await here.as('therapist')).post(forms, { id: uuidv7(), instruments })).body.errors?.map(
        ({ code }: { code: string }) => code,
      );
    expect(await asked('pcl-5', 'audit-c', 'vas-mood')).toEqual(['too-much-at-once']); // 3 + 2 min are open, 8 more are asked
    expect(await asked('phq-9')).toEqual(['already-open']);
    const sentAgain = await (await here.as('therapist')).post(forms, { id: assignmentId, instruments: ['phq-9', 'gad-7'] });
    expect([sentAgain.status, sentAgain.body.length]).toEqual([201, 1]);
    const again = { id: uuidv7(), instruments: ['vas-mood'] };
    expect((await (await here.as('front-desk')).post(`/api/v1/patients/${patientId}/measure-assignments`, again)).status).toBe(403);
    const stranger = await elsewhere.as('therapist');
    expect((await stranger.get(`/api/v1/patients/${patientId}/measure-assignments`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`, { id: uuidv7() })).status).toBe(
      404,
    );
  });

  it('leaves an audit entry for every try, with no birth date in it', async () => {
    const { token, patientId } = await aLink();
    await open(token, '1990-01-01');
    await open(token);
    const { rows } = await api.admin.query(
      `SELECT action, outcome FROM audit_entry WHERE patient_id = $1 AND action LIKE 'portal.open%' ORDER BY at, id`,
      [patientId],
    );
    expect(rows).toEqual([
      { action: 'portal.open-check-in', outcome: 'refused' },
      { action: 'portal.open-check-in', outcome: 'done' },
    ]);
  });

  it('runs out after 72 hours and then answers like any other link that does not open', async () => {
    const { token } = await aLink();
    api.moveClock(72 * 3_600_000 + 60_000);
    expect([(await open(token)).status, (await open(token)).body.code]).toEqual(calm);
  });
});
