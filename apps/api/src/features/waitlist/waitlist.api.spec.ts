import { instantFromMs, localDateAt, plusDays, weekdayOf, type LocalDate, type WaitlistView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { somebodyIsHeldUp } from '../../testing/held-up.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let manager: TestClient;
let desk: TestClient;
let ours: TestSchedule;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  [manager, desk] = [await here.as('clinic-manager'), await here.as('front-desk')];
  ours = await aSchedule(here);
});
afterAll(() => api.stop());

const zone = 'America/New_York';
let daysAhead = 0;

const dayAhead = (days: number): LocalDate => plusDays(localDateAt(instantFromMs(api.now.getTime()), zone), days);

/** A working day ahead that no other story uses. */
function anotherDay(): LocalDate {
  daysAhead += 1;
  const on = dayAhead(daysAhead);
  return weekdayOf(on) > 5 ? anotherDay() : on;
}

const talk = (patientId: string, startsAt: string) => ({
  ...{ id: uuidv7(), patientId, siteId: here.siteId, visitType: 'integration', startsAt },
  assignments: [
    { role: 'therapist', resourceId: ours.therapist },
    { role: 'room', resourceId: ours.room },
  ],
});

/** A talk, at ten unless told, that was cancelled; the id of the time it left. */
async function aFreedTime(on = anotherDay(), at = '10:00'): Promise<{ id: string; startsAt: string }> {
  const visit = talk(await aPatient(here), wall(on, at));
  expect((await manager.post('/api/v1/appointments', visit)).status).toBe(201);
  await cancelled(visit.id);
  return visit;
}

async function cancelled(id: string): Promise<void> {
  const step = { id: uuidv7(), event: 'cancel-for-patient', reason: 'patient-unwell' };
  expect((await desk.post(`/api/v1/appointments/${id}/steps`, step)).status).toBe(200);
}

async function waits(changes: object = {}, by = desk): Promise<{ id: string; patientId: string }> {
  const entry = { id: uuidv7(), patientId: await aPatient(here), visitType: 'integration', ...changes };
  const answer = await by.post('/api/v1/waitlist/entries', entry);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return entry;
}

const look = async (by = desk): Promise<WaitlistView> => (await by.get('/api/v1/waitlist')).body;
const entryOf = async (id: string) => (await look()).entries.find((entry) => entry.id === id);
const matches = async (slotId: string, by = desk) => (await by.get(`/api/v1/waitlist/slots/${slotId}/matches`)).body;
const matchOf = async (slotId: string, entryId: string) =>
  (await matches(slotId)).matches.find((one: { entryId: string }) => one.entryId === entryId);
const offered = async (entryId: string, slotId: string, id = uuidv7()) => ({
  id,
  answer: await desk.post('/api/v1/waitlist/offers', { id, entryId, slotId }),
});
const leaves = (entryId: string) => desk.post(`/api/v1/waitlist/entries/${entryId}/removal`, { reason: 'other' });
const says = (offerId: string, answer: 'accept' | 'decline', by = desk) => by.post(`/api/v1/waitlist/offers/${offerId}/answer`, { answer });

describe('the waitlist', () => {
  it('has the number to ring at hand: the preferred one, and never a former one', async () => {
    const { id, patientId } = await waits();
    const points = [
      ['555-0100', { use: 'former', isPreferred: true }],
      ['555-0101', {}],
      ['555-0102', { isPreferred: true }],
    ].map(([value, more]) => ({ system: 'phone', value, use: 'home', ...(more as object) }));
    const written = `UPDATE patient SET identity = jsonb_set(identity, '{contactPoints}', $2) WHERE id = $1`;
    for (const [count, expected] of [
      [1, null],
      [2, '555-0101'],
      [3, '555-0102'],
    ] as const) {
      await api.admin.query(written, [patientId, JSON.stringify(points.slice(0, count))]);
      expect((await entryOf(id))?.phone).toBe(expected);
    }
  });

  it('takes a patient once for a visit, and lets them go with a reason', async () => {
    const { id, patientId } = await waits({ wishes: { days: ['tuesday'], times: [] }, noticeHours: 24, remark: 'Rings back after five' });
    expect(await entryOf(id)).toMatchObject({
      ...{ title: 'Integration session', noticeHours: 24, remark: 'Rings back after five', isUrgent: false, offers: [] },
      ...{ patient: { id: patientId, name: expect.stringContaining('Amin') } },
    });
    const again = await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, visitType: 'integration' });
    expect([again.status, again.body.code]).toEqual([409, 'already-waiting']);
    expect((await desk.post(`/api/v1/waitlist/entries/${id}/removal`, { reason: 'patient-asked' })).status).toBe(200);
    expect(await entryOf(id)).toBeUndefined();
    expect((await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, visitType: 'integration' })).status).toBe(201);
  });

  it('keeps the place of an entry whose visit, urgency and wishes are changed, and takes back what was offered for the other visit', async () => {
    const [slot, { id, patientId }, later] = [await aFreedTime(), await waits(), await waits()];
    await offered(id, slot.id);
    const to = { visitType: 'preparation', wishes: { days: ['friday'], times: [] }, noticeHours: 48, isUrgent: true, remark: 'After five' };
    const change = (body: object, by = desk) => by.post(`/api/v1/waitlist/entries/${id}/change`, body);
    expect((await change(to)).status).toBe(200);
    expect(await entryOf(id)).toMatchObject({ ...{ title: 'Preparation session', isUrgent: true, noticeHours: 48, remark: 'After five' } });
    expect((await entryOf(id))?.offers[0]?.state).toBe('withdrawn');
    expect((await change({ ...to, isUrgent: false })).status).toBe(200);
    const order = (await look()).entries.map((one) => one.id).filter((one) => [id, later.id].includes(one));
    expect(order).toEqual([id, later.id]); // by the age of the request, not of the change
    const again = await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, visitType: 'integration' });
    expect([again.status, (await change({ visitType: 'integration' })).body.code]).toEqual([201, 'already-waiting']);
    expect((await change({ visitType: 'intravenous-dosing' })).body.code).toBe('dose-needs-course');
    expect((await change({})).status).toBe(400);
    expect([(await change(to, await elsewhere.as('front-desk'))).status, (await change(to, await here.as('nurse'))).status]).toEqual([
      404, 403,
    ]);
    await desk.post(`/api/v1/waitlist/entries/${id}/removal`, { reason: 'patient-asked' });
    expect((await change(to)).body.code).toBe('waits-no-more');
    const { rows } = await api.admin.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'waitlist.change' AND entity_id = $1`,
      [id],
    );
    expect(rows[0].n).toBeGreaterThanOrEqual(2);
  });

  it('suits who waits for one person only while that person can, and nobody after their last day', async () => {
    const on = anotherDay();
    const slot = await aFreedTime(on);
    const withTherapist = await waits({ onlyWithId: ours.therapist, untilOn: on });
    const withPrescriber = await waits({ onlyWithId: ours.prescriber });
    const tooLate = await waits({ untilOn: plusDays(on, -1) });
    expect(await entryOf(withTherapist.id)).toMatchObject({ onlyWith: { id: ours.therapist, name: expect.any(String) }, untilOn: on });
    expect(await matchOf(slot.id, withTherapist.id)).toMatchObject({ isMatch: true });
    expect((await matchOf(slot.id, withPrescriber.id)).against).toEqual([expect.stringMatching(/^Wished for .*, who cannot then\.$/)]);
    expect((await matchOf(slot.id, tooLate.id)).against).toEqual(['Comes after the last day that helps.']);
    expect((await offered(tooLate.id, slot.id)).answer.body.code).toBe('does-not-suit');
    const stranger = { id: uuidv7(), patientId: await aPatient(here), visitType: 'integration', onlyWithId: uuidv7() };
    expect((await desk.post('/api/v1/waitlist/entries', stranger)).status).toBe(404);
    expect((await desk.post('/api/v1/waitlist/entries', { ...stranger, onlyWithId: ours.room })).status).toBe(404);
    expect((await desk.post('/api/v1/waitlist/entries', { ...stranger, onlyWithId: null, untilOn: 'soon' })).status).toBe(400);
  });

  it('is the desk’s and the manager’s, in their own clinic', async () => {
    const { id } = await waits();
    expect((await look(await elsewhere.as('front-desk'))).entries).toEqual([]);
    const stranger = await elsewhere.as('front-desk');
    expect((await stranger.post(`/api/v1/waitlist/entries/${id}/removal`, { reason: 'other' })).status).toBe(404);
    for (const role of ['nurse', 'therapist', 'prescriber', 'compliance'] as const)
      expect((await (await here.as(role)).get('/api/v1/waitlist')).status).toBe(403);
  });

  it('takes no dose without its course, and nothing for somebody who is not there', async () => {
    const patientId = await aPatient(here);
    const dose = await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, visitType: 'intravenous-dosing' });
    expect(dose.body.code).toBe('dose-needs-course');
    const nobody = await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId: uuidv7(), visitType: 'integration' });
    expect(nobody.status).toBe(404);
    const courseId = await aCourse(api, here, await aPatient(here));
    const foreign = await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId, courseId, visitKey: 'integration-1' });
    expect(foreign.status).toBe(404);
    expect((await desk.post('/api/v1/waitlist/entries', { id: uuidv7(), patientId })).status).toBe(400);
  });

  it('has who is urgent first, then whose course waits longest', async () => {
    const patientId = await aPatient(here);
    const courseId = await aCourse(api, here, patientId, { startsOn: '2026-10-05' });
    const first = await waits();
    const urgent = await waits({ isUrgent: true });
    const late = await waits({ patientId, courseId, visitKey: 'dose-2', visitType: null });
    const order = (await look()).entries.map(({ id }) => id).filter((id) => [first.id, urgent.id, late.id].includes(id));
    expect(order).toEqual([urgent.id, late.id, first.id]);
  });
});

describe('a freed time', () => {
  it('is a visit that was cancelled, until its room is taken', async () => {
    const slot = await aFreedTime();
    const seen = (await look()).slots.find(({ id }) => id === slot.id);
    expect(seen).toMatchObject({ held: ['R1', 'The therapist'], title: 'Integration session' });
    expect(Date.parse(seen?.startsAt ?? '')).toBe(Date.parse(slot.startsAt));
    expect((await look(await elsewhere.as('front-desk'))).slots).toEqual([]);
    expect((await manager.post('/api/v1/appointments', talk(await aPatient(here), slot.startsAt))).status).toBe(201);
    expect((await look()).slots.map(({ id }) => id)).not.toContain(slot.id);
    expect((await matches(slot.id)).code).toBe('slot-gone');
  });

  it('suits who can have the visit then, and says why it does not suit the others', async () => {
    const slot = await aFreedTime();
    const [any, notice, busy] = [await waits(), await waits({ noticeHours: 336 }), await waits({ visitType: 'response-review' })];
    expect(await matchOf(slot.id, any.id)).toMatchObject({ isMatch: true, reasons: ['On the list since today'], against: [] });
    expect((await matchOf(slot.id, notice.id)).against).toEqual([expect.stringMatching(/^Needs 336 h notice/)]);
    expect(await matchOf(slot.id, busy.id)).toMatchObject({ isMatch: true }); // the prescriber and the room are free
    const refused = await offered(notice.id, slot.id);
    expect([refused.answer.status, refused.answer.body.code]).toEqual([422, 'does-not-suit']);
  });
});

describe('an offer', () => {
  it('that is accepted books the visit, and takes the patient off the list', async () => {
    const [slot, { id, patientId }] = [await aFreedTime(), await waits()];
    const offer = await offered(id, slot.id);
    expect(offer.answer.status).toBe(201);
    expect((await entryOf(id))?.offers).toEqual([expect.objectContaining({ id: offer.id, state: 'open' })]);
    expect((await says(offer.id, 'accept')).body).toEqual({ state: 'accepted' });
    expect((await says(offer.id, 'accept')).body).toEqual({ state: 'accepted' }); // said twice is once
    const { body: booked } = await desk.get(`/api/v1/appointments/${offer.id}`);
    expect(booked).toMatchObject({ patientId, state: 'booked', startsAt: expect.stringContaining(slot.startsAt.slice(0, 16)) });
    expect(await entryOf(id)).toBeUndefined();
    expect((await look()).slots.map((one) => one.id)).not.toContain(slot.id);
  });

  it('of one time to many is had by the first who accepts, however many accept at once', async () => {
    const slot = await aFreedTime();
    const entries = await Promise.all(Array.from({ length: 6 }, () => waits()));
    const offers = [];
    for (const { id } of entries) offers.push((await offered(id, slot.id)).id);
    const clients = await Promise.all(offers.map(() => here.as('front-desk')));
    const answers = await Promise.all(offers.map((id, index) => says(id, 'accept', clients[index])));
    expect(answers.map(({ status }) => status)).toEqual(offers.map(() => 200));
    const states = answers.map(({ body }) => body.state);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(1);
    expect(states.filter((state) => state === 'gone')).toHaveLength(5);
    const { rows } = await api.admin.query(`SELECT count(*)::int AS booked FROM appointment WHERE id = ANY ($1) AND state = 'booked'`, [
      offers,
    ]);
    expect(rows[0].booked).toBe(1);
    const still = (await look()).entries.filter(({ id }) => entries.some((entry) => entry.id === id));
    expect(still).toHaveLength(5); // the others keep their place
  });

  it('of two times to two patients each is answered at once, again and again: nobody has two, no time is given twice, and nothing fails', async () => {
    const on = [1, 2, 3].map(dayAhead).find((day) => weekdayOf(day) <= 5);
    for (let round = 0; round < 8; round += 1) {
      const [slots, entries] = [
        [await aFreedTime(on, '12:30'), await aFreedTime(on, '14:30')],
        [await waits(), await waits()],
      ];
      const offers: string[] = [];
      for (const { id } of entries) for (const slot of slots) offers.push((await offered(id, slot.id)).id);
      // Each patient at both times, and one leaves the list meanwhile: whoever held one of them would wait for another.
      const answers = await Promise.all([...offers.map((id) => says(id, 'accept')), leaves(entries[round % 2]?.id ?? '')]);
      expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
      const sql = `SELECT id, patient_id, starts_at::text FROM appointment WHERE id = ANY ($1) AND state = 'booked'`;
      const { rows } = await api.admin.query<{ id: string; patient_id: string; starts_at: string }>(sql, [offers]);
      const distinct = [new Set(rows.map((row) => row.patient_id)), new Set(rows.map((row) => row.starts_at))].map(({ size }) => size);
      expect(distinct).toEqual([rows.length, rows.length]);
      expect(rows.length).toBeGreaterThan(0);
      for (const { id } of rows) await cancelled(id);
    }
  });

  it('made while another is accepted ends with it, and nothing is offered any more to who is being booked', async () => {
    const on = [1, 2, 3].map(dayAhead).find((day) => weekdayOf(day) <= 5);
    const [slot, other, one, late] = [await aFreedTime(on, '12:30'), await aFreedTime(on, '14:30'), await waits(), await waits()];
    const first = await offered(one.id, slot.id);
    await api.admin.query(`BEGIN; LOCK TABLE appointment IN SHARE MODE`);
    const accepted = says(first.id, 'accept');
    await somebodyIsHeldUp(api);
    const sameTime = await offered(late.id, slot.id);
    const samePatient = offered(one.id, other.id);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await api.admin.query('COMMIT');
    expect([(await accepted).body.state, sameTime.answer.status]).toEqual(['accepted', 201]);
    expect((await samePatient).answer.body.code).toBe('waits-no-more');
    const { rows } = await api.admin.query(`SELECT outcome FROM slot_offer WHERE id = $1`, [sameTime.id]);
    expect(rows).toEqual([{ outcome: 'gone' }]);
  });

  it('is gone where somebody booked the time by hand meanwhile', async () => {
    const [slot, { id }] = [await aFreedTime(), await waits()];
    const offer = await offered(id, slot.id);
    expect((await manager.post('/api/v1/appointments', talk(await aPatient(here), slot.startsAt))).status).toBe(201);
    expect((await says(offer.id, 'accept')).body).toEqual({ state: 'gone' });
    expect((await entryOf(id))?.offers[0]?.state).toBe('gone');
  });

  it('that is declined or has run out books nothing, and the patient waits on', async () => {
    const [slot, one, other] = [await aFreedTime(), await waits(), await waits()];
    const [declined, late] = [await offered(one.id, slot.id), await offered(other.id, slot.id)];
    expect((await says(declined.id, 'decline')).body).toEqual({ state: 'declined' });
    await api.admin.query(`ALTER TABLE slot_offer DISABLE TRIGGER slot_offer_keeps`);
    await api.admin.query(`UPDATE slot_offer SET expires_at = $2 WHERE id = $1`, [late.id, api.now.toISOString()]);
    await api.admin.query(`ALTER TABLE slot_offer ENABLE TRIGGER slot_offer_keeps`);
    expect((await entryOf(other.id))?.offers[0]?.state).toBe('expired');
    const answer = await says(late.id, 'accept');
    expect([answer.status, answer.body.code]).toEqual([409, 'offer-not-open']);
    expect((await entryOf(one.id))?.offers[0]?.state).toBe('declined');
    expect((await look()).slots.map(({ id }) => id)).toContain(slot.id);
  });

  it('cannot be rewritten, not even in the database, and is answered in its own clinic only', async () => {
    const [slot, { id }] = [await aFreedTime(), await waits()];
    const offer = await offered(id, slot.id);
    expect((await says(offer.id, 'accept', await elsewhere.as('front-desk'))).status).toBe(404);
    await says(offer.id, 'decline');
    await expect(api.admin.query(`UPDATE slot_offer SET outcome = 'accepted' WHERE id = $1`, [offer.id])).rejects.toThrow(
      /keeps what was offered/,
    );
  });
});
