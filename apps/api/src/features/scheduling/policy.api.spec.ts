import { v7 as uuidv7 } from 'uuid';
import { aPatient } from '../../testing/chart-stories.js';
import { aCourse, aResource, aSchedule, wall, type TestSchedule } from '../../testing/schedule-stories.js';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import type { Answer, TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let ours: TestSchedule;
let manager: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  api.standAt('2026-11-28T15:00:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  ours = await aSchedule(here);
  manager = await here.as('clinic-manager');
});
afterAll(() => api.stop());

const address = '/api/v1/schedule/policy';
const match = (version: number) => ({ 'if-match': `"${version}"` });

async function set(changes: object): Promise<Answer> {
  const { version, ...policy } = (await manager.get(address)).body;
  return manager.put(address, { ...policy, ...changes }, match(version));
}

/** A spray visit of 40 minutes of prep and dose and two hours of observation. */
async function spray(on: string, at: string, room: string): Promise<Answer> {
  const assignments = [
    { role: 'nurse', resourceId: ours.nurse },
    { role: 'room', resourceId: room },
  ];
  const patientId = await aPatient(here);
  const courseId = await aCourse(api, here, patientId, { protocolId: 'esketamine-induction' });
  const visit = { id: uuidv7(), patientId, siteId: here.siteId, courseId, visitKey: 'dose-1' };
  return manager.post('/api/v1/appointments', { ...visit, startsAt: wall(on, at), assignments });
}

const codes = ({ body }: Answer): string[] => (body.errors ?? []).map(({ code }: { code: string }) => code);

describe('the rules of booking', () => {
  it('are what the product comes with until the clinic writes a version, which the day and the bookings follow', async () => {
    expect((await manager.get(address)).body).toMatchObject({ version: 0, startStaggerMin: 10, closeMarginMin: 30, slackFromPatients: 5 });
    const booked = await spray('2026-11-30', '13:00', ours.room); // ends 15:30, an hour before closing
    expect(booked.status).toBe(201);
    expect(booked.body.steps[0].documented).toEqual({ policyVersion: 0 });
    const answer = await set({ closeMarginMin: 90 });
    expect([answer.status, answer.body.version, answer.body.closeMarginMin]).toEqual([200, 1, 90]);
    expect((await manager.get('/api/v1/schedule/days/2026-12-01')).body.policy).toEqual(answer.body);
    const refused = await spray('2026-12-01', '13:00', ours.room);
    expect([refused.status, codes(refused)]).toEqual([422, ['ends-too-late']]);
    const early = await spray('2026-12-01', '09:00', ours.room);
    expect([early.status, early.body.steps[0].documented]).toEqual([201, { policyVersion: 1 }]);
  });

  it('of a later version change nothing that is booked', async () => {
    const day = async () => (await manager.get('/api/v1/schedule/days/2026-11-30')).body.appointments;
    const before = await day();
    expect((await set({ closeMarginMin: 120 })).status).toBe(200);
    expect(before).toHaveLength(1);
    expect(await day()).toEqual(before);
    const { rows } = await api.admin.query(
      `SELECT version FROM clinic_policy WHERE clinic_id = $1 AND kind = 'scheduling' ORDER BY version`,
      [here.id],
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2]);
    await set({ closeMarginMin: 30 });
  });

  it('of a version that an earlier release wrote still hold, without what is a rule no more', async () => {
    const { version } = (await manager.get(address)).body;
    await api.admin.query(
      `INSERT INTO clinic_policy (clinic_id, id, kind, version, effective_from, content, written_by) VALUES ($1, $2, 'scheduling', $3, $4, $5, $6)`,
      [here.id, uuidv7(), version + 1, '2026-11-01', { closeMarginMin: 45, holdHours: 24 }, here.staff['clinic-manager'].staffMemberId],
    );
    const { body } = await manager.get(address);
    expect([body.version, body.closeMarginMin, body.startStaggerMin, body.holdHours]).toEqual([version + 1, 45, 10, undefined]);
    await set({ closeMarginMin: 30 });
  });

  it('say from how many patients on a nurse stays free', async () => {
    const room = await aResource(here, uuidv7(), { kind: 'room', name: 'R2', attributes: ['oxygen', 'monitor'] });
    expect((await set({ slackFromPatients: 2 })).status).toBe(200);
    expect((await spray('2026-12-02', '09:00', ours.room)).status).toBe(201);
    const second = await spray('2026-12-02', '09:45', room);
    expect([second.status, codes(second)]).toEqual([409, ['no-slack-nurse']]);
    expect((await set({ slackFromPatients: 3 })).status).toBe(200);
    expect((await spray('2026-12-02', '09:45', room)).status).toBe(201);
  });

  it('say when a cancellation is late', async () => {
    const { body } = await spray('2026-12-03', '09:00', ours.room); // four days ahead
    expect((await set({ lateCancellationMin: 7_200 })).status).toBe(200);
    const step = { id: uuidv7(), event: 'cancel-for-patient', reason: 'patient-asked' };
    expect((await manager.post(`/api/v1/appointments/${body.id}/steps`, step)).body.state).toBe('cancelled-late');
  });

  it('are refused where they make no sense, and where somebody else was quicker', async () => {
    const { version, ...policy } = (await manager.get(address)).body;
    const wrong = await manager.put(address, { ...policy, largestLoadPercent: 150 }, match(version));
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'largestLoadPercent']);
    const both = await Promise.all([20, 25].map((startStaggerMin) => manager.put(address, { ...policy, startStaggerMin }, match(version))));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await manager.get(address)).body.version).toBe(version + 1);
  });

  it('are the manager’s to write, everybody’s at work to read, and no other clinic’s', async () => {
    const { version, ...policy } = (await manager.get(address)).body;
    const nurse = await here.as('nurse');
    expect((await nurse.get(address)).status).toBe(200);
    expect((await nurse.put(address, policy, match(version))).status).toBe(403);
    expect((await (await elsewhere.as('clinic-manager')).get(address)).body.version).toBe(0);
  });
});

describe('a patient who needs an interpreter', () => {
  it('leaves exactly one winner when two race for the only one', async () => {
    await set({ slackFromPatients: 10 });
    const rooms = [ours.room, await aResource(here, uuidv7(), { kind: 'room', name: 'R3', attributes: ['oxygen', 'monitor'] })];
    const skills = [{ skill: 'interpreter', validUntil: '2030-12-31' }];
    const therapists = [here.staff.therapist.staffMemberId, here.staff.prescriber.staffMemberId];
    await aResource(here, here.staff['front-desk'].staffMemberId, {
      ...{ kind: 'staff', name: 'Sol', licenceValidUntil: '2030-12-31', attributes: ['language-pt'], skills },
    });
    const ask = async (index: number): Promise<Answer> => {
      const patientId = await aPatient(here);
      await manager.put(`/api/v1/schedule/patients/${patientId}/needs`, { languages: ['pt'], needsInterpreter: true }, match(0));
      const visitType = index === 0 ? 'integration' : 'psychiatric-evaluation';
      const assignments = [
        { role: index === 0 ? 'therapist' : 'prescriber', resourceId: therapists[index] },
        { role: 'room', resourceId: rooms[index] },
      ];
      const visit = { id: uuidv7(), patientId, siteId: here.siteId, visitType, assignments };
      return manager.post('/api/v1/appointments', { ...visit, startsAt: wall('2026-12-04', '10:00') });
    };
    const answers = await Promise.all([ask(0), ask(1)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(codes(answers.find(({ status }) => status === 409)!)).toEqual(['no-interpreter']);
  });
});
