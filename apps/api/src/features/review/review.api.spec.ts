import { sectionsOfNote } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { aPatient, anInfusion } from '../../testing/chart-stories.js';
import { aDosingVisit } from '../../testing/visit-stories.js';
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

/** An integration note about a session, with words under every section that must have some. */
async function aNote(patientId: string, sessionId: string, isSigned: boolean): Promise<string> {
  const therapist = await here.as('therapist');
  const id = uuidv7();
  await therapist.post('/api/v1/therapy-notes', { id, noteType: 'integration', patientId, sessionIds: [sessionId] });
  const sections = Object.fromEntries(sectionsOfNote('integration').map((section) => [section.id, 'grief, not failure']));
  const draft = { noteType: 'integration', format: 'dap', sections, themes: ['grief-and-loss'], commitments: [{ practice: 'Journaling' }] };
  await therapist.put(`/api/v1/therapy-notes/${id}`, draft, { 'If-Match': '"1"' });
  if (!isSigned) return id;
  await therapist.post('/api/v1/sign-in/step-up', { password: testPassword });
  expect((await therapist.post(`/api/v1/therapy-notes/${id}/signature`, { id: uuidv7(), version: 2 })).status).toBe(201);
  return id;
}

describe('the review of a treatment', () => {
  it('shows each session with its dose and peak from the log, first to last, and the signed note beneath it', async () => {
    const patientId = await aPatient(here);
    const second = await anInfusion(here, patientId, '2026-11-19T15:00:00Z');
    const first = await anInfusion(here, patientId, '2026-11-17T15:00:00Z');
    const noteId = await aNote(patientId, second, true);
    const { body } = await (await here.as('prescriber')).get(`/api/v1/review/patients/${patientId}`);
    const stopped = expect.objectContaining({
      ...{ doses: [{ minute: 0, untilMinute: 18, doseUg: 18_450 }], givenUg: 18_450, lowestSpo2Percent: 97 },
      ...{ peakPressure: { minute: 10, systolicMmHg: 164, diastolicMmHg: 98 }, readyAfterMin: null, answers: [] },
    });
    // 75 mL/h × 18 min = 22.5 mL; × 0.82 mg/mL = 18.45 mg
    expect(body.sessions).toEqual([
      { facts: expect.objectContaining({ sessionId: first, racemicUg: 18_450 }), course: null, noteIds: [], glance: stopped },
      {
        ...{
          facts: expect.objectContaining({ sessionId: second, racemicUg: 18_450, infusionMinutes: 18 }),
          course: null,
          noteIds: [noteId],
        },
        glance: stopped,
      },
    ]);
    expect(body.sessions[0].facts.peakPressure).toMatchObject({ systolicMmHg: 164, diastolicMmHg: 98 });
    expect(body.notes).toEqual([expect.objectContaining({ id: noteId, state: 'signed', themes: ['grief-and-loss'] })]);
    expect(body.notes[0]).toMatchObject({ sections: { insights: 'grief, not failure' }, commitments: [{ practice: 'Journaling' }] });
  });

  it('names the course a session belongs to, and none for a session outside any', async () => {
    const patientId = await aPatient(here);
    const appointmentId = await aDosingVisit(api, here, patientId);
    await (await here.as('nurse')).post('/api/v1/dosing-sessions', { id: uuidv7(), appointmentId });
    await anInfusion(here, patientId, '2026-11-19T15:00:00Z');
    const { body } = await (await here.as('prescriber')).get(`/api/v1/review/patients/${patientId}`);
    const name = 'Ketamine infusions, six in three weeks';
    expect(body.sessions.map(({ course }: { course: unknown }) => course)).toEqual([{ id: expect.any(String), name }, null]);
  });

  it('shows no draft, not even to its author', async () => {
    const patientId = await aPatient(here);
    await aNote(patientId, await anInfusion(here, patientId, '2026-11-17T15:00:00Z'), false);
    const { body } = await (await here.as('therapist')).get(`/api/v1/review/patients/${patientId}`);
    expect([body.notes, body.sessions[0].noteIds]).toEqual([[], []]);
  });

  it('is not for managers, and not there for another clinic', async () => {
    const patientId = await aPatient(here);
    expect((await (await here.as('clinic-manager')).get(`/api/v1/review/patients/${patientId}`)).status).toBe(403);
    expect((await (await elsewhere.as('therapist')).get(`/api/v1/review/patients/${patientId}`)).status).toBe(404);
  });
});
