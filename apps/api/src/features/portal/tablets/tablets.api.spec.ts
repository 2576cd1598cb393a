import { v7 as uuidv7 } from 'uuid';
import { TabletsStore, type TabletRow } from './tablets.store.js';
import { TestApi, type TestClinic } from '../../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
const birthDate = '1982-03-04';
const at = '/api/v1/waiting-room-tablets';

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  await api.admin.query(`UPDATE site SET opens_at = '00:00', closes_at = '23:59:59'`);
});
afterAll(() => api.stop());

interface Tablet {
  readonly id: string;
  readonly token: string;
}

interface Form {
  readonly patientId: string;
  readonly assignmentId: string;
}

async function aTablet(clinic: TestClinic = here): Promise<Tablet> {
  const id = uuidv7();
  const { status, body } = await (await clinic.as('front-desk')).post(at, { id, siteId: clinic.siteId, name: 'Waiting room 1' });
  expect([status, body.code]).toEqual([201, undefined]);
  return { id, token: body.token };
}

async function aForm(clinic: TestClinic = here, instruments = ['gad-7']): Promise<Form> {
  const patientId = uuidv7();
  const patient = { name: { family: 'Amin', given: ['Sara'] }, birthDate };
  await (await clinic.as('front-desk')).post('/api/v1/patients', { id: patientId, patient });
  const assignmentId = uuidv7();
  const assigned = { id: assignmentId, instruments };
  expect((await (await clinic.as('therapist')).post(`/api/v1/patients/${patientId}/measure-assignments`, assigned)).status).toBe(201);
  return { patientId, assignmentId };
}

const ask = (token: string, left: string | null = null) => api.client().post('/api/v1/portal/tablet/asking', { token, left });
const hand = async ({ id }: Tablet, form: Form) => (await here.as('front-desk')).post(`${at}/${id}/form`, { id: uuidv7(), ...form });
const standing = async ({ id }: Tablet) =>
  (await (await here.as('front-desk')).get(at)).body.find((one: { id: string }) => one.id === id)?.form?.standing ?? null;
const linkAt = ({ patientId, assignmentId }: Form) => `/api/v1/patients/${patientId}/measure-assignments/${assignmentId}/link`;

/** Somebody does something between the moment the tablet's question is read and the moment it is answered. */
function whileItIsAsked(act: () => Promise<void>): void {
  const store = api.app.get(TabletsStore);
  const find = store.find.bind(store);
  store.find = async (...of): Promise<TabletRow | undefined> => {
    store.find = find;
    const row = await find(...of);
    await act();
    return row;
  };
}
const linkToken = (body: { form: { path: string } }): string => body.form.path.split('#')[1] ?? '';
const answered = () => ({
  ...{ id: uuidv7(), instrumentId: 'gad-7', takenAt: new Date(Date.now() + api.offset - 60_000).toISOString() },
  answers: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((item) => [item, 1])),
});
const calm = [410, 'tablet-not-known'];

describe('a waiting-room tablet', () => {
  it('is told its own name, the clinic’s and whom to call, and nothing else until a form is handed to it', async () => {
    const tablet = await aTablet();
    const { status, body } = await ask(tablet.token);
    expect([status, Object.keys(body).toSorted(), body.form]).toEqual([200, ['clinicName', 'form', 'name', 'phone'], null]);
  });

  it('gets the check-in that the desk sends, which opens with the birth date, and is free again when it is answered', async () => {
    const tablet = await aTablet();
    const sent = await hand(tablet, await aForm());
    expect([sent.status, sent.body.form.standing]).toEqual([201, 'on-its-way']);
    const { body } = await ask(tablet.token);
    expect(await standing(tablet)).toBe('shown');
    const opened = await api.client().post('/api/v1/portal/check-in/opening', { token: linkToken(body), birthDate });
    expect(opened.body.instruments).toEqual(['gad-7']);
    const sending = { token: linkToken(body), birthDate, forms: [answered()] };
    expect((await api.client().post('/api/v1/portal/check-in/answers', sending)).status).toBe(200);
    expect(await standing(tablet)).toBe('finished');
    expect((await ask(tablet.token)).body.form).toBeNull();
    expect((await hand(tablet, await aForm())).status).toBe(201);
  });

  it('takes no second form while it shows one; the desk takes the first back', async () => {
    const tablet = await aTablet();
    const form = await aForm();
    await hand(tablet, form);
    const other = await hand(tablet, await aForm());
    expect([other.status, other.body.code]).toEqual([409, 'tablet-busy']);
    expect((await hand(tablet, form)).status).toBe(201);
    expect((await (await here.as('front-desk')).delete(`${at}/${tablet.id}/form`)).body.form.standing).toBe('taken-back');
    expect((await ask(tablet.token)).body.form).toBeNull();
  });

  it('says what it left unfinished; the same form comes back by the same link, where the answers are kept', async () => {
    const tablet = await aTablet();
    const form = await aForm();
    await hand(tablet, form);
    const shown = (await ask(tablet.token)).body.form;
    expect((await ask(tablet.token, shown.linkId)).body.form).toBeNull();
    expect(await standing(tablet)).toBe('not-finished');
    await hand(tablet, form);
    expect((await ask(tablet.token)).body.form).toEqual(shown);
  });

  it('shows a form whose link too many wrong dates closed by another link', async () => {
    const tablet = await aTablet();
    const form = await aForm();
    await hand(tablet, form);
    const { body } = await ask(tablet.token);
    for (let tries = 0; tries < 5; tries++)
      await api.client().post('/api/v1/portal/check-in/opening', { token: linkToken(body), birthDate: '1990-01-01' });
    await ask(tablet.token, body.form.linkId);
    await hand(tablet, form);
    expect((await ask(tablet.token)).body.form.linkId).not.toBe(body.form.linkId);
  });
});

describe('a form on a tablet', () => {
  it('that says something about suicide is seen to as fast as in the clinic, and came by link all the same', async () => {
    const dueOf = async (form: Form) => (await (await here.as('nurse')).get(`/api/v1/patients/${form.patientId}/risk-events`)).body;
    const cry = { ...answered(), instrumentId: 'phq-9', answers: [1, 0, 0, 0, 0, 0, 0, 0, 2, 0] };
    const answer = (token: string) => api.client().post('/api/v1/portal/check-in/answers', { token, birthDate, forms: [cry] });
    const minutes = ([event]: { openedAt: string; acknowledgeBy: string }[]) =>
      event === undefined ? null : Math.round((Date.parse(event.acknowledgeBy) - Date.parse(event.openedAt)) / 60_000);
    const tablet = await aTablet();
    const [there, away] = [await aForm(here, ['phq-9']), await aForm(here, ['phq-9'])];
    await hand(tablet, there);
    expect((await answer(linkToken((await ask(tablet.token)).body))).body.needsHelpNow).toBe(true);
    const events = await dueOf(there);
    expect([minutes(events), events]).toMatchObject([15, [{ setting: 'in-clinic', openedBy: null }]]);
    const { rows } = await api.admin.query(`SELECT setting FROM measure_response WHERE patient_id = $1`, [there.patientId]);
    expect(rows).toEqual([{ setting: 'link' }]);
    const link = await (await here.as('front-desk')).post(linkAt(away), { id: uuidv7() });
    cry.id = uuidv7();
    expect((await answer(link.body.path.split('#')[1])).body.needsHelpNow).toBe(true);
    expect([minutes(await dueOf(away)), await dueOf(away)]).toMatchObject([60, [{ setting: 'remote' }]]);
  });

  it('is the one that was meant: the link of another check-in is not put there, nor told again', async () => {
    const [tablet, form, other] = [await aTablet(), await aForm(), await aForm()];
    const desk = await here.as('front-desk');
    const known = uuidv7();
    await desk.post(linkAt(other), { id: known });
    const again = await desk.post(linkAt(form), { id: known });
    expect([again.status, again.body.code]).toEqual([409, 'id-used-differently']);
    await hand(tablet, form);
    const { body } = await ask(tablet.token);
    for (let tries = 0; tries < 5; tries++)
      await api.client().post('/api/v1/portal/check-in/opening', { token: linkToken(body), birthDate: '1990-01-01' });
    await ask(tablet.token, body.form.linkId);
    const { status, body: refused } = await desk.post(`${at}/${tablet.id}/form`, { ...form, id: known });
    expect([status, refused.code]).toEqual([409, 'id-used-differently']);
    expect((await ask(tablet.token)).body.form).toBeNull();
  });

  it('that was handed over while the tablet put the one before away stays', async () => {
    const [tablet, before, after] = [await aTablet(), await aForm(), await aForm()];
    await hand(tablet, before);
    const { linkId } = (await ask(tablet.token)).body.form;
    whileItIsAsked(async () => {
      await (await here.as('front-desk')).delete(`${at}/${tablet.id}/form`);
      expect((await hand(tablet, after)).status).toBe(201);
    });
    await ask(tablet.token, linkId);
    expect(await standing(tablet)).toBe('on-its-way');
    expect((await ask(tablet.token)).body.form).toEqual(expect.objectContaining({ path: expect.any(String) }));
    expect(await standing(tablet)).toBe('shown');
  });
});

describe('a tablet that opens nothing', () => {
  it('leaves nothing behind by asking: not by a guess, of a clinic or none, nor when it was taken out of use', async () => {
    const tablet = await aTablet();
    const [clinic = '', id = '', secret = '', signature = ''] = tablet.token.split('.');
    const guesses = [
      `${elsewhere.id}.${id}.${secret}.${signature}`,
      `999999.${id}.${secret}.${signature}`,
      `${clinic}.${uuidv7()}.${secret}.${signature}`,
      `${clinic}.${id}.${'A'.repeat(43)}.${signature}`,
      `${clinic}.${id}.${secret}`,
    ];
    await (await here.as('nurse')).delete(`${at}/${tablet.id}`);
    for (const token of [...guesses, tablet.token, tablet.token]) {
      const { status, body } = await ask(token);
      expect([status, body.code]).toEqual(calm);
    }
    const { rows } = await api.admin.query(`SELECT clinic_id FROM audit_entry WHERE action = 'portal.ask-as-tablet'`);
    expect(rows).toEqual([]);
  });

  it('gets one calm answer, whether it is wrong, revoked, or was not used for two weeks', async () => {
    const [revoked, wrong, old] = [await aTablet(), await aTablet(), await aTablet()];
    await (await here.as('nurse')).delete(`${at}/${revoked.id}`);
    await api.admin.query(`UPDATE waiting_room_tablet SET last_seen_at = now() - interval '15 days' WHERE id = $1`, [old.id]);
    const foreign = `${elsewhere.id}.${wrong.token.split('.').slice(1).join('.')}`;
    for (const token of [revoked.token, old.token, foreign, `${wrong.token.slice(0, -4)}AAAA`, 'nonsense']) {
      const { status, body } = await ask(token);
      expect([status, body.code]).toEqual(calm);
    }
    expect((await hand(revoked, await aForm())).status).toBe(404);
    expect((await (await here.as('front-desk')).get(at)).body.find(({ id }: Tablet) => id === old.id).hasLapsed).toBe(true);
  });

  it('is not kept by its token in the database, and is written down in the audit', async () => {
    const tablet = await aTablet();
    const form = await aForm();
    await hand(tablet, form);
    await ask(tablet.token);
    const { rows } = await api.admin.query(`SELECT action, patient_id FROM audit_entry WHERE entity_id = $1 ORDER BY at, id`, [tablet.id]);
    expect(rows.map(({ action }) => action)).toEqual(['tablets.add', 'portal.show-on-tablet']);
    expect(rows.at(-1).patient_id).toBe(form.patientId);
    const kept = await api.admin.query(`SELECT t::text AS row FROM waiting_room_tablet t WHERE id = $1`, [tablet.id]);
    expect(kept.rows[0].row).not.toContain(tablet.token.split('.')[2]);
  });
});

describe('another clinic', () => {
  it('sees no tablet of ours, hands nothing to it and takes nothing from it', async () => {
    const tablet = await aTablet();
    const theirs = await elsewhere.as('front-desk');
    expect((await theirs.get(at)).body).toEqual([]);
    const form = await aForm(elsewhere);
    expect((await theirs.post(`${at}/${tablet.id}/form`, { id: uuidv7(), ...form })).status).toBe(404);
    expect((await theirs.delete(`${at}/${tablet.id}/form`)).status).toBe(404);
    expect((await theirs.delete(`${at}/${tablet.id}`)).status).toBe(404);
    expect((await theirs.post(at, { id: uuidv7(), siteId: here.siteId, name: 'Ours?' })).status).toBe(404);
    expect((await hand(tablet, form)).status).toBe(404);
    expect((await ask(tablet.token)).body.form).toBeNull();
  });
});
