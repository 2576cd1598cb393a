import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer } from '../../testing/test-client.js';

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
const nurse = () => here.as('nurse');
const eventsOf = async ({ patientId }: Asked) => (await (await nurse()).get(`/api/v1/patients/${patientId}/risk-events`)).body;

const begun = (item9: number) => ({ ...phq(item9), answers: { '9': item9 }, isBegun: true });
const at = ({ patientId }: Asked, rest: string) => `/api/v1/patients/${patientId}/${rest}`;
const responsesOf = async (checkIn: Asked): Promise<{ id: string; occasion: string | null }[]> =>
  (await (await nurse()).get(at(checkIn, 'measures'))).body.trends.flatMap(({ responses }: { responses: [] }) => responses);

describe('one check-in with several links', () => {
  it('keeps one form and opens one risk event when the same answers come by two of them at once', async () => {
    for (const clinic of [here, elsewhere, here, elsewhere]) {
      const checkIn = await asked(['phq-9'], clinic);
      const phones = [await aPhone(await linkTo(checkIn, clinic)), await aPhone(await linkTo(checkIn, clinic))];
      for (const form of [begun, phq]) {
        const sent = await Promise.all(phones.map((phone) => send(phone, form(2))));
        expect(sent.map(({ status, body }) => [status, body.needsHelpNow])).toEqual([
          [200, true],
          [200, true],
        ]);
      }
      const reader = await clinic.as('nurse');
      expect((await reader.get(at(checkIn, 'risk-events'))).body).toHaveLength(1);
      const { rows } = await api.admin.query(`SELECT count(*)::int AS forms FROM measure_response WHERE patient_id = $1`, [
        checkIn.patientId,
      ]);
      expect(rows).toEqual([{ forms: 2 }]); // what was begun, and the whole form
    }
  });
});

describe('a form that was begun', () => {
  const inError = async (checkIn: Asked, id: string) =>
    (await nurse()).post(at(checkIn, `measure-responses/${id}/error`), { id: uuidv7(), reason: 'Came twice' });
  it('and was marked as entered in error swallows no cry of the whole form', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    await send(phone, begun(2));
    const [incomplete] = await responsesOf(checkIn);
    expect((await inError(checkIn, incomplete?.id ?? '')).status).toBe(201);
    const whole = phq(2);
    for (const _again of [1, 2]) expect((await send(phone, whole)).body.needsHelpNow).toBe(true);
    expect(await eventsOf(checkIn)).toMatchObject([{ source: { responseId: whole.id } }, { isSourceInError: true }]);
  });

  it('and whose link had died is heard, says both, counts once and answers nothing', async () => {
    const checkIn = await asked(['phq-9', 'gad-7']);
    const phone = await aPhone(await linkTo(checkIn));
    for (const _try of [1, 2, 3, 4, 5]) await opening(phone.token, '1990-01-01');
    for (const _again of [1, 2])
      expect((await send(phone, begun(2))).body).toMatchObject({ needsHelpNow: true, instruments: expect.arrayContaining(['phq-9']) });
    expect(await responsesOf(checkIn)).toMatchObject([{ occasion: 'begun-late-by-link' }]);
    const whole = phq(2);
    await send(phone, whole);
    expect((await responsesOf(checkIn)).map(({ occasion }) => occasion)).toEqual(['begun-late-by-link', 'late-by-link']);
    const events = await eventsOf(checkIn);
    expect(events).toHaveLength(1);
    expect((await (await nurse()).get(`/api/v1/risk-events/${events[0].id}`)).body.form.answers).toMatchObject({ '1': 1 });
  });

  it('stands behind its risk event as one answer until the whole form has come, and again when that was a mistake', async () => {
    const checkIn = await asked();
    const phone = await aPhone(await linkTo(checkIn));
    await send(phone, begun(2));
    const [event] = await eventsOf(checkIn);
    const answers = async () => (await (await nurse()).get(`/api/v1/risk-events/${event.id}`)).body.form.answers;
    expect(await answers()).toMatchObject({ '9': 2 });
    expect((await answers())['1'] ?? null).toBeNull();
    const whole = phq(2);
    for (const _again of [1, 2]) expect((await send(phone, whole)).body.needsHelpNow).toBe(true);
    expect(await answers()).toMatchObject({ '1': 1, '2': 0, '9': 2 });
    expect(await eventsOf(checkIn)).toHaveLength(1);
    expect((await (await elsewhere.as('nurse')).get(`/api/v1/risk-events/${event.id}`)).status).toBe(404);
    await inError(checkIn, whole.id);
    expect((await answers())['1'] ?? null).toBeNull();
  });
});
