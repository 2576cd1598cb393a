import type { TodayView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { consented, provenAs } from '../../testing/course-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { aDosingVisit } from '../../testing/visit-stories.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;

beforeAll(async () => {
  api = await TestApi.start();
  // Eleven in the morning in New York: the whole session of 10:20 lies within the day.
  api.moveClock(Date.parse('2026-11-17T16:00:00Z') - Date.now());
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

const today = async (role: Parameters<TestClinic['as']>[0], clinic = here): Promise<TodayView> =>
  (await (await clinic.as(role)).get('/api/v1/today')).body;

describe('today', () => {
  it('lists the sessions of the day with how they stand, and not those of another day or clinic', async () => {
    const patientId = await aPatient(here);
    const sessionId = await anInfusion(here, patientId, '2026-11-17T15:20:00Z');
    await anInfusion(here, patientId, '2026-11-16T15:00:00Z');
    const { visits } = await today('nurse');
    const expected = { id: sessionId, patientName: expect.stringContaining('Amin'), state: 'live', address: `/sessions/${sessionId}` };
    expect(visits).toEqual([expect.objectContaining({ ...expected, kind: 'Dosing, infusion', endsAt: null })]);
    expect((await today('nurse', elsewhere)).visits).toEqual([]);
  });

  it('lists a booked visit that has no session yet, until it has one, and says when it was called off or nobody came', async () => {
    const patientId = await aPatient(elsewhere);
    const appointmentId = await aDosingVisit(api, elsewhere, patientId, { appointment: 'booked' });
    const [visit] = (await today('front-desk', elsewhere)).visits;
    expect(visit).toMatchObject({
      id: appointmentId,
      state: 'planned',
      kind: 'Dosing session',
      address: `/schedule?open=${appointmentId}`,
    });
    expect((await today('therapist', elsewhere)).visits[0]?.address).toBe(`/patients/${patientId}`);
    expect((await today('front-desk')).visits.map(({ id }) => id)).not.toContain(appointmentId);
    const sessionId = uuidv7();
    await (await elsewhere.as('nurse')).post('/api/v1/dosing-sessions', { id: sessionId, appointmentId });
    expect((await today('nurse', elsewhere)).visits.map(({ id }) => id)).toEqual([sessionId]);
    for (const appointment of ['cancelled-late', 'no-show']) await aDosingVisit(api, elsewhere, await aPatient(elsewhere), { appointment });
    expect((await today('nurse', elsewhere)).visits.map(({ state }) => state)).toEqual(expect.arrayContaining(['cancelled', 'missed']));
  });

  it('tells the nurse what is due next at a running session, and the therapist not', async () => {
    const { needs } = await today('nurse');
    expect(needs[0]).toMatchObject({ sentence: expect.stringMatching(/ of .*Amin/), address: expect.stringMatching(/^\/sessions\//) });
    expect(needs[0]?.dueAt).not.toBeNull();
    expect((await today('therapist')).needs).toEqual([]);
  });

  it('shows managers times and names, no product and no way into a session', async () => {
    const { visits, needs } = await today('clinic-manager');
    expect(visits.map(({ kind, address }) => [kind, address])).toEqual([['Dosing visit', null]]);
    expect(needs).toEqual([]);
    expect((await today('administrator')).visits).toEqual([]);
  });

  it('reminds the author of an unsigned note until it is due, and nobody else', async () => {
    const patientId = await aPatient(here);
    const id = uuidv7();
    const therapist = await here.as('therapist');
    await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId });
    const [need] = (await today('therapist')).needs;
    expect(need).toMatchObject({ id, sentence: expect.stringMatching(/^Sign the integration note for .*Amin/), address: `/notes/${id}` });
    const { openedAt } = (await therapist.get(`/api/v1/therapy-notes/${id}`)).body;
    // An integration note is due within 72 h.
    expect(Date.parse(need?.dueAt ?? '') - Date.parse(openedAt)).toBe(72 * 3_600_000);
    expect((await today('prescriber')).needs.map((other) => other.id)).not.toContain(id);
  });

  it('names the consents that will not be in force at a dose of the next two days, to whoever signs or collects them', async () => {
    const patientId = await aPatient(here);
    const in20Hours = new Date(api.now.getTime() + 20 * 3_600_000).toISOString();
    await aDosingVisit(api, here, patientId, { appointment: 'booked', startsAt: in20Hours });
    const id = `consents ${patientId} intravenous-ketamine`;
    const need = async (role: Parameters<TestClinic['as']>[0], clinic = here) =>
      (await today(role, clinic)).needs.find((one) => one.id === id);
    const asked = {
      sentence: expect.stringMatching(/^Settle the consents of .*Amin before the dose$/),
      detail: expect.stringMatching(/^Not in force on that day: Consent to treatment, /),
      address: `/patients/${patientId}/consents?product=intravenous-ketamine`,
      dueAt: expect.any(String),
    };
    expect([await need('front-desk'), await need('prescriber')]).toEqual([expect.objectContaining(asked), expect.objectContaining(asked)]);
    expect([await need('nurse'), await need('clinic-manager'), await need('front-desk', elsewhere)]).toEqual(Array(3).fill(undefined));
    await provenAs(here, 'prescriber');
    await consented(here, patientId, 'intravenous-ketamine', api.now.getTime());
    expect(await need('front-desk')).toBeUndefined();
  });

  it('asks the prescriber about allergies of who is treated or comes within a week, not of every chart', async () => {
    const [treated, coming, other] = [await aPatient(here), await aPatient(here), await aPatient(here)];
    await aDosingVisit(api, here, treated, { appointment: 'completed', startsAt: '2026-11-02T15:00:00Z' });
    const in5Days = new Date(api.now.getTime() + 5 * 86_400_000).toISOString();
    await aDosingVisit(api, here, coming, { appointment: 'booked', course: 'screening', startsAt: in5Days });
    const asked = (await today('prescriber')).needs.filter(({ sentence }) => /^Ask .* about allergies$/.test(sentence)).map(({ id }) => id);
    expect([asked.includes(treated), asked.includes(coming), asked.includes(other)]).toEqual([true, true, false]);
    expect((await today('front-desk')).needs.map(({ id }) => id)).not.toContain(treated);
  });
});
