import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
const birthDate = '1982-03-04';
const hour = 3_600_000;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
});
afterAll(() => api.stop());

interface Asked {
  readonly patientId: string;
  readonly assignmentId: string;
}

async function asked(instruments: readonly string[] = ['phq-9'], clinic = here): Promise<Asked> {
  const [patientId, assignmentId] = [uuidv7(), uuidv7()];
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate };
  await (await clinic.as('front-desk')).post('/api/v1/patients', { id: patientId, patient });
  await (await clinic.as('therapist')).post(`/api/v1/patients/${patientId}/measure-assignments`, { id: assignmentId, instruments });
  return { patientId, assignmentId };
}

async function linkTo({ patientId, assignmentId }: Asked, clinic = here): Promise<string> {
  const path = `/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`;
  return (await (await clinic.as('front-desk')).post(path, { id: uuidv7() })).body.path.split('#')[1];
}

/** A phone on which the link was opened. */
async function aPhone(token: string): Promise<{ token: string; birthDate: string; pass: string }> {
  const { body } = await opening(token);
  return { token, birthDate, pass: body.pass };
}

const opening = (token: string, born = birthDate) => api.client().post('/api/v1/portal/check-in/opening', { token, birthDate: born });
const send = (proof: object, ...forms: object[]): Promise<Answer> =>
  api.client().post('/api/v1/portal/check-in/answers', { ...proof, forms });
const phq = (item9: number, more: object = {}) => ({
  ...{ id: uuidv7(), instrumentId: 'phq-9', answers: [1, 0, 0, 0, 0, 0, 0, 0, item9, 0] },
  ...{ takenAt: new Date(Date.now() + api.offset - 60_000).toISOString(), ...more },
});
const verdict = ({ status, body }: Answer) => [status, body.code];
const calm = [410, 'link-not-usable'];
const nurse = () => here.as('nurse');
const formsOf = async ({ patientId }: Asked) =>
  (await (await nurse()).get(`/api/v1/patients/${patientId}/measures`)).body.trends.flatMap(
    ({ responses }: { responses: { occasion: string | null; score: { answers: Record<string, number> } }[] }) =>
      responses.map(({ occasion, score }) => [occasion, score.answers['9']]),
  );
const eventsOf = async ({ patientId }: Asked) => (await (await nurse()).get(`/api/v1/patients/${patientId}/risk-events`)).body;

describe('answers that come when their link has died', () => {
  it('are kept beside the first when another window used the link up, and a suicide answer among them is heard', async () => {
    const checkIn = await asked();
    const token = await linkTo(checkIn);
    const [left, right] = [await aPhone(token), await aPhone(token)];
    expect((await send(left, phq(0))).body.needsHelpNow).toBe(false);
    const late = phq(3);
    for (const _again of [1, 2]) {
      const sent = await send(right, late);
      expect([sent.status, sent.body.needsHelpNow, sent.body.instruments]).toEqual([200, true, []]);
    }
    expect(await formsOf(checkIn)).toEqual([
      [null, 0],
      ['late-by-link', 3],
    ]);
    expect(await eventsOf(checkIn)).toMatchObject([{ setting: 'remote', source: { items: [{ item: '9', value: 3 }] } }]);
  });

  it('are kept when somebody locked the link by wrong birth dates meanwhile, who gets nothing of it', async () => {
    const checkIn = await asked();
    const token = await linkTo(checkIn);
    const phone = await aPhone(token);
    for (const _try of [1, 2, 3, 4, 5]) await opening(token, '1990-01-01');
    expect(verdict(await opening(token))).toEqual(calm);
    expect(verdict(await send({ token, birthDate }, phq(3)))).toEqual(calm);
    expect(await formsOf(checkIn)).toEqual([]);
    expect((await send(phone, phq(2))).body.needsHelpNow).toBe(true);
    expect(await formsOf(checkIn)).toEqual([['late-by-link', 2]]);
    expect(await eventsOf(checkIn)).toHaveLength(1);
  });

  it('go on where the patient is, form by form, although somebody locked the link', async () => {
    const checkIn = await asked(['phq-9', 'gad-7']);
    const phone = await aPhone(await linkTo(checkIn));
    for (const _try of [1, 2, 3, 4, 5]) await opening(phone.token, '1990-01-01');
    expect((await send(phone, phq(0))).body.instruments).toEqual(['gad-7']);
    const gad = { ...phq(0), instrumentId: 'gad-7', answers: [0, 0, 0, 0, 0, 0, 0] };
    expect((await send(phone, gad)).body.instruments).toEqual([]);
  });

  it('are never written with a wrong birth date, and a pass takes no more than ten of them', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    const wrong = { ...phone, birthDate: '1990-01-01' };
    for (let tries = 0; tries < 9; tries++) expect(verdict(await send(wrong, phq(3)))).toEqual(calm);
    expect((await send(phone, phq(0))).status).toBe(200);
    expect(verdict(await send(wrong, phq(3)))).toEqual(calm);
    expect(verdict(await send(phone, phq(3)))).toEqual(calm);
    expect(await formsOf(checkIn)).toEqual([['late-by-link', 0]]);
  });

  it('are refused alike with a pass of another link, of another clinic, made up, or stretched', async () => {
    const checkIn = await asked();
    const token = await linkTo(checkIn);
    const own = await aPhone(token);
    const other = await aPhone(await linkTo(await asked()));
    const foreign = await aPhone(await linkTo(await asked(['phq-9'], elsewhere), elsewhere));
    await send(own, phq(0));
    const [until, signature] = own.pass.split('.');
    const passes = [other.pass, foreign.pass, '', 'x.y', `${Number(until) + 1}.${signature}`, `${until}.${'A'.repeat(43)}`];
    const tries = await Promise.all(passes.map((pass) => send({ token, birthDate, pass }, phq(3))));
    expect(tries.map(verdict)).toEqual(tries.map(() => calm));
    expect(new Set(tries.map(({ body }) => body.detail)).size).toBe(1);
    expect([await formsOf(checkIn), await eventsOf(checkIn)]).toEqual([[[null, 0]], []]);
  });
});

describe('what is said after answers', () => {
  it('asks for the next form only while somebody answers for it, and says when somebody reads what came', async () => {
    const checkIn = await asked(['gad-7', 'phq-9']);
    const phone = await aPhone(await linkTo(checkIn));
    const gad = { ...phq(0), instrumentId: 'gad-7', answers: [0, 0, 0, 0, 0, 0, 0] };
    await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '00:00:01'`);
    const night = (await send(phone, gad)).body;
    expect(night).toMatchObject({ needsHelpNow: false, instruments: [], isSomebodyThere: false, opensNext: night.readFrom });
    const heard = (await send(phone, phq(3))).body;
    expect(heard).toMatchObject({ needsHelpNow: true, isSomebodyThere: false, opensNext: null });
    expect(Date.parse(heard.readFrom)).toBeGreaterThan(Date.now() + api.offset);
    await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
  });

  it('names a check-in by the same mark behind each of its links, and by no other’s', async () => {
    const checkIn = await asked();
    const marks = [await linkTo(checkIn), await linkTo(checkIn), await linkTo(await asked())].map(
      async (token) => (await opening(token)).body.mark,
    );
    const [one, again, other] = await Promise.all(marks);
    expect(one).toMatch(/^[\w-]{22}$/);
    expect([again, other === one]).toEqual([one, false]);
  });
});

describe('a form that is being filled in', () => {
  const begun = (item9: number) => ({ ...phq(item9), answers: { '9': item9 }, isBegun: true });
  const assignmentOf = async ({ patientId }: Asked) =>
    (await (await here.as('therapist')).get(`/api/v1/patients/${patientId}/measure-assignments`)).body[0];

  it('lets its suicide answer be heard before it is sent, incomplete and not scored, and is asked on', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    for (const _again of [1, 2]) expect((await send(phone, begun(2))).body).toMatchObject({ needsHelpNow: true, instruments: ['phq-9'] });
    expect(await eventsOf(checkIn)).toMatchObject([{ setting: 'remote', source: { items: [{ item: '9', value: 2 }] } }]);
    expect([await formsOf(checkIn), (await assignmentOf(checkIn)).answered]).toEqual([[['begun-by-link', 2]], []]);
    expect((await opening(phone.token)).body.instruments).toEqual(['phq-9']);
    expect((await send(phone, phq(2))).body).toMatchObject({ needsHelpNow: true, instruments: [] });
    expect([await eventsOf(checkIn), (await assignmentOf(checkIn)).answered]).toMatchObject([[{}], ['phq-9']]);
    expect(await formsOf(checkIn)).toEqual([
      ['begun-by-link', 2],
      [null, 2],
    ]);
  });

  it('is a cry of its own when it says more in the end, and stays one when it says less', async () => {
    const [graver, lighter] = [await asked(), await asked()];
    for (const [checkIn, item9] of [
      [graver, 3],
      [lighter, 0],
    ] as const) {
      const phone = await aPhone(await linkTo(checkIn));
      await send(phone, begun(1));
      expect((await send(phone, phq(item9))).body.needsHelpNow).toBe(item9 > 0);
    }
    expect([await eventsOf(graver), await eventsOf(lighter)]).toMatchObject([[{}, {}], [{ source: { items: [{ value: 1 }] } }]]);
  });

  it('with nothing but that answer in the end answers the check-in all the same', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    await send(phone, begun(3));
    expect((await send(phone, { ...phq(3), answers: { '9': 3 } })).body).toMatchObject({ needsHelpNow: true, instruments: [] });
    expect(await eventsOf(checkIn)).toHaveLength(1);
  });
});

describe('answers that come when their link has run out', () => {
  it('are kept for two weeks, and answer the check-in when nothing else did', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    const offline = phq(3);
    api.moveClock(80 * hour);
    expect(verdict(await opening(phone.token))).toEqual(calm);
    for (const _again of [1, 2]) expect((await send(phone, offline)).body).toMatchObject({ needsHelpNow: true, instruments: [] });
    api.moveClock(15 * 24 * hour);
    expect(verdict(await send(phone, phq(1)))).toEqual(calm);
    const { rows } = await api.admin.query(
      `SELECT r.occasion, r.assignment_id, (SELECT count(*)::int FROM risk_event e WHERE e.response_id = r.id) AS events FROM measure_response r WHERE r.patient_id = $1`,
      [checkIn.patientId],
    );
    expect(rows).toEqual([{ occasion: 'late-by-link', assignment_id: checkIn.assignmentId, events: 1 }]);
  });
});
