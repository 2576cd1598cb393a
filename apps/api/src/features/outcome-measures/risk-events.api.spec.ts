import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs.js';
import { aPatient } from '../../testing/chart-stories.js';
import { TestApi, testPassword, type TestClinic } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
let nurse: TestClient;
let prescriber: TestClient;
let therapist: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  elsewhere = await api.openClinic();
  [nurse, prescriber, therapist] = await Promise.all([here.as('nurse'), here.as('prescriber'), here.as('therapist')]);
});
afterAll(() => api.stop());

const now = () => Date.now() + api.offset;
const inHours = (hours: number) => new Date(now() + hours * 3_600_000).toISOString();
const proven = (by: TestClient) => by.post('/api/v1/sign-in/step-up', { password: testPassword });
const at = (eventId: string, act = '') => `/api/v1/risk-events/${eventId}${act}`;

interface Opened {
  readonly patientId: string;
  readonly eventId: string;
}

/** A PHQ-9 with item 9 = 1, and the C-SSRS that follows in the same contact. */
async function opened(cssrs: object | null = { '1': 'Y', '2': 'N', '6': 'N' }): Promise<Opened> {
  const patientId = await aPatient(here);
  const answered = async (instrumentId: string, answers: unknown) => {
    const command = { id: uuidv7(), instrumentId, answers, takenAt: inHours(-0.1), setting: 'tablet' };
    return (await nurse.post(`/api/v1/patients/${patientId}/measure-responses`, command)).body.riskEventId as string;
  };
  const eventId = await answered('phq-9', [2, 2, 2, 2, 1, 2, 1, 1, 1]);
  if (cssrs !== null) await answered('c-ssrs-screener', cssrs);
  return { patientId, eventId };
}

const disposition = (more: object = {}) => ({
  ...{ id: uuidv7(), level: 'low', disposition: 'proceed', actions: ['safety-plan-reviewed'], plan: 'Safety plan reviewed; call 24 h.' },
  ...{ followUpBy: inHours(24), withoutCssrsBecause: null },
  ...more,
});
const high = { '1': 'Y', '2': 'Y', '3': 'Y', '4': 'Y', '5': 'N', '6': 'N' };

/** Time goes by while everybody works on: nobody's screen locks. */
async function pass(minutes: number): Promise<void> {
  const roles = ['nurse', 'therapist', 'prescriber', 'clinic-manager', 'front-desk'] as const;
  const awake = await Promise.all(roles.map((role) => here.as(role)));
  api.moveClock(minutes * 60_000);
  for (const client of awake) await client.get('/api/v1/today');
}

describe('answering a risk event', () => {
  it('has the numbers to call at hand: the patient’s own, then those they named; the list of events has none', async () => {
    const { eventId, patientId } = await opened();
    expect((await nurse.get(at(eventId))).body).toMatchObject({ toCall: [], addresses: [], alsoOpen: [], form: { instrument: 'phq-9' } });
    const named = { name: 'Jo Amin', relation: 'sister', phone: '555-0102', canEscort: true };
    const phone = { system: 'phone', isPreferred: false };
    const contactPoints = [
      { ...phone, use: 'home', value: '555-0103' },
      { ...phone, use: 'mobile', value: '555-0101', isPreferred: true },
    ];
    const place = {
      use: 'home',
      lines: ['12 Cedar St'],
      city: 'Ithaca',
      region: null,
      postalCode: null,
      country: null,
      from: null,
      until: null,
    };
    const reach = { contactPoints, emergencyContacts: [named], addresses: [place] };
    await api.admin.query(`UPDATE patient SET identity = identity || $2::jsonb WHERE id = $1`, [patientId, JSON.stringify(reach)]);
    const taken = await nurse.post(at(eventId, '/acknowledgement'), { id: uuidv7() });
    expect(taken.body.toCall).toEqual([
      { of: null, use: 'mobile', phone: '555-0101' },
      { of: null, use: 'home', phone: '555-0103' },
      { of: 'Jo Amin, sister', use: 'unknown', phone: '555-0102' },
    ]);
    expect(taken.body.addresses).toEqual(['12 Cedar St, Ithaca']);
    const concern = { id: uuidv7(), concern: 'Gave away his dog.', setting: 'in-clinic' };
    await nurse.post(`/api/v1/patients/${patientId}/risk-flags`, concern);
    expect((await nurse.get(at(eventId))).body.alsoOpen).toEqual([expect.objectContaining({ id: concern.id })]);
    expect(JSON.stringify((await nurse.get('/api/v1/risk-events')).body)).not.toMatch(/555-01|Cedar St/);
    await proven(prescriber);
    await prescriber.post(at(eventId, '/disposition'), disposition());
    await nurse.post(at(eventId, '/follow-up'), { id: uuidv7(), note: 'Reached by phone.' });
    const why = { withoutCssrsBecause: 'Asked with the first event.', level: 'none', followUpBy: null };
    await prescriber.post(at(concern.id, '/disposition'), disposition(why));
  });

  it('belongs to whoever takes it on; signed "proceed" it frees the dose and leaves a contact owed', async () => {
    const { eventId, patientId } = await opened();
    const desk = await (await here.as('front-desk')).get('/api/v1/risk-events/call');
    expect(desk.body).toEqual({ open: 1, dueTimes: [expect.any(String)], told: [] });
    expect(JSON.stringify(desk.body)).not.toContain(patientId);
    expect((await (await here.as('administrator')).get('/api/v1/risk-events/call')).status).toBe(403);
    const taken = await nurse.post(at(eventId, '/acknowledgement'), { id: uuidv7() });
    expect((await nurse.get('/api/v1/risk-events/call')).body).toEqual({ open: 1, dueTimes: [], told: [] });
    expect(taken.body.standing).toMatchObject({ state: 'acknowledged', owner: { name: 'nurse 1' }, holdsDosing: true });
    await proven(prescriber);
    const signed = await prescriber.post(at(eventId, '/disposition'), disposition());
    expect([signed.status, signed.body.standing.state, signed.body.standing.holdsDosing]).toEqual([201, 'dispositioned', false]);
    expect((await nurse.get('/api/v1/risk-events')).body).toEqual([expect.objectContaining({ id: eventId })]);
    const called = await nurse.post(at(eventId, '/follow-up'), { id: uuidv7(), note: 'Reached by phone; no thoughts today.' });
    expect(called.body.standing.followUpBy).toBeNull();
    expect((await nurse.get('/api/v1/risk-events')).body).toEqual([]);
    expect((await nurse.post(at(eventId, '/follow-up'), { id: uuidv7(), note: 'again' })).body.code).toBe('no-follow-up-owed');
  });

  it('is signed with the person’s own proof only', async () => {
    const { eventId } = await opened();
    const second = await api.signedIn(here.staff.prescriber.email);
    expect((await second.post(at(eventId, '/disposition'), disposition())).body.code).toBe('step-up-needed');
    expect((await nurse.get(at(eventId))).body.steps.map((step: { kind: string }) => step.kind)).toEqual(['finding-added']);
  });

  it('wants the C-SSRS, or the reason why it was not asked', async () => {
    const { eventId } = await opened(null);
    await proven(prescriber);
    expect((await prescriber.post(at(eventId, '/disposition'), disposition())).body.code).toBe('cssrs-missing');
    const reasoned = disposition({ withoutCssrsBecause: 'Patient declines further questions; Dr Okafor spoke with him.' });
    expect((await prescriber.post(at(eventId, '/disposition'), reasoned)).status).toBe(201);
  });

  it('at a high level is a prescriber’s, who proceeds or sends to emergency evaluation', async () => {
    const { eventId } = await opened(high);
    await Promise.all([proven(prescriber), proven(therapist)]);
    const bySomeone = await therapist.post(
      at(eventId, '/disposition'),
      disposition({ level: 'low', contradictionBecause: 'Plan was of last year; none now.' }),
    );
    expect([bySomeone.status, bySomeone.body.code]).toEqual([403, 'prescriber-needed']);
    const deferred = await prescriber.post(at(eventId, '/disposition'), disposition({ level: 'high', disposition: 'defer' }));
    expect(deferred.body.code).toBe('high-not-answered');
    const sent = await prescriber.post(at(eventId, '/disposition'), disposition({ level: 'high', disposition: 'divert-to-emergency' }));
    expect(sent.body.standing).toMatchObject({ level: 'high', holdsDosing: true });
  });

  it('is not signed by an associate under supervision, a nurse or the front desk', async () => {
    const { eventId } = await opened();
    const associate = await api.addStaff(here.id, 'therapist');
    const supervised = [here.staff.therapist.staffMemberId, associate.staffMemberId];
    await api.admin.query('UPDATE staff_member SET supervisor_id = $1 WHERE id = $2', supervised);
    const client = await api.signedIn(associate.email);
    await Promise.all([proven(client), proven(nurse)]);
    expect((await client.post(at(eventId, '/disposition'), disposition())).body.code).toBe('licence-needed');
    expect((await nurse.post(at(eventId, '/disposition'), disposition())).status).toBe(403);
    expect((await (await here.as('front-desk')).get(at(eventId))).status).toBe(403);
  });

  it('sets the contact within 72 hours', async () => {
    const { eventId } = await opened();
    await proven(prescriber);
    for (const [followUpBy, code] of [
      [inHours(73), 'follow-up-late'],
      [inHours(-1), 'follow-up-late'],
      [null, 'follow-up-needed'],
    ]) {
      expect((await prescriber.post(at(eventId, '/disposition'), disposition({ followUpBy }))).body.code).toBe(code);
    }
    expect(
      (
        await prescriber.post(
          at(eventId, '/disposition'),
          disposition({ level: 'none', followUpBy: null, contradictionBecause: 'Meant the time before treatment.' }),
        )
      ).status,
    ).toBe(201);
  });

  it('is no letter: a plan one can act on, something done with the patient, and a sentence where it says less than was answered', async () => {
    const { eventId } = await opened();
    await proven(prescriber);
    const hollow = { level: 'none', plan: 'x', actions: [], followUpBy: null };
    const refused = await prescriber.post(at(eventId, '/disposition'), disposition(hollow));
    expect([refused.status, refused.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
      422,
      ['plan-too-short', 'explanation-needed'],
    ]);
    expect((await prescriber.post(at(eventId, '/disposition'), disposition({ actions: [] }))).body.code).toBe('action-needed');
    expect((await nurse.get(at(eventId))).body.standing.state).toBe('waiting');
    const contradictionBecause = 'Item 9 was about the weeks before; he denies any thought now.';
    const signed = await prescriber.post(at(eventId, '/disposition'), disposition({ level: 'none', contradictionBecause }));
    expect(signed.body.steps.at(-1).details).toMatchObject({ level: 'none', contradictionBecause });
  });

  it('signed twice with one id is signed once, by two people at once in order', async () => {
    const { eventId } = await opened();
    const director = await here.as('medical-director');
    await Promise.all([proven(prescriber), proven(director)]);
    const same = disposition();
    const answers = await Promise.all([
      prescriber.post(at(eventId, '/disposition'), same),
      prescriber.post(at(eventId, '/disposition'), same),
      director.post(at(eventId, '/disposition'), disposition({ disposition: 'defer' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { rows } = await api.admin.query(
      `SELECT count(*)::int AS n FROM risk_event_step WHERE event_id = $1 AND kind = 'disposition-signed'`,
      [eventId],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('who hears of it', () => {
  it('puts it first on the day of every clinician, with its clock, and says when nobody came', async () => {
    const { eventId } = await opened();
    const need = async () => (await therapist.get('/api/v1/today')).body.needs.find(({ id }: { id: string }) => id === eventId);
    expect(await need()).toMatchObject({
      sentence: 'Answer the risk event of Sara Amin',
      address: `/risk-events/${eventId}`,
      risk: 'alert',
    });
    for (const _half of [1, 2]) await pass(8);
    expect((await nurse.get(at(eventId))).body.standing.isEscalated).toBe(true);
    expect((await need()).detail).toBe('Nobody has taken this on in time. Go now.');
    expect((await (await here.as('clinic-manager')).get('/api/v1/today')).body.needs).not.toContainEqual(
      expect.objectContaining({ id: eventId }),
    );
  });

  it('stands by when it is due, not by when it was opened: in the clinic a later one may come first', async () => {
    const [remote, near] = [uuidv7(), uuidv7()];
    for (const [id, setting] of [
      [remote, 'remote'],
      [near, 'in-clinic'],
    ] as const) {
      const concern = 'Sees no point any more.';
      await nurse.post(`/api/v1/patients/${await aPatient(here)}/risk-flags`, { id, concern, setting });
    }
    const places = (list: readonly { id: string }[]) => [near, remote].map((id) => list.findIndex((one) => one.id === id));
    for (const list of [(await nurse.get('/api/v1/today')).body.needs, (await nurse.get('/api/v1/risk-events')).body]) {
      const [first = -1, second = -1] = places(list);
      expect([first >= 0, first < second]).toEqual([true, true]);
    }
    const { dueTimes } = (await nurse.get('/api/v1/risk-events/call')).body;
    expect(dueTimes).toEqual(dueTimes.toSorted());
    for (const id of [near, remote]) await nurse.post(at(id, '/acknowledgement'), { id: uuidv7() });
  });

  it('goes up one role after the other, each told once and live, until somebody takes it on', async () => {
    const { eventId, patientId } = await opened();
    const escalate = () => api.app.get(Jobs).doNow('escalate-risk-events');
    const told = async () => (await nurse.get(at(eventId))).body.escalations.map(({ roles }: { roles: string[] }) => roles);
    const manager = await here.as('clinic-manager');
    const managersDay = async () => (await manager.get('/api/v1/today')).body.needs.filter(({ id }: { id: string }) => id === 'risk-call');
    await escalate();
    expect(await told()).toEqual([]);
    for (const minutes of [8, 7]) await pass(minutes);
    await Promise.all([escalate(), escalate()]);
    expect(await told()).toEqual([['prescriber']]);
    const day = (await prescriber.get('/api/v1/today')).body.needs.find(({ id }: { id: string }) => id === eventId);
    expect(day.detail).toBe('Nobody has taken this on in time: it has come to you. Go now. Told so far: prescriber.');
    for (const minutes of [5, 5]) await pass(minutes);
    await escalate();
    await escalate();
    expect(await told()).toEqual([['prescriber'], ['medical-director', 'clinic-manager']]);
    const [need] = await managersDay();
    expect(need).toMatchObject({ address: null, detail: expect.stringContaining('Fetch a clinician now.') });
    expect(JSON.stringify(need)).not.toContain('Amin');
    const { rows } = await api.admin.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'risk.escalate' AND entity_id = $1 AND patient_id = $2`,
      [eventId, patientId],
    );
    expect(rows).toEqual([{ n: 2 }]);
    expect((await (await elsewhere.as('clinic-manager')).get('/api/v1/today')).body.needs).toEqual([]);
    for (const open of (await nurse.get('/api/v1/risk-events')).body as { id: string; standing: { state: string } }[])
      if (open.standing.state === 'waiting') await nurse.post(at(open.id, '/acknowledgement'), { id: uuidv7() });
    expect(await managersDay()).toEqual([]);
    expect((await nurse.get('/api/v1/risk-events/call')).body).toMatchObject({ dueTimes: [], told: [] });
  });

  it('lets the front desk call a clinician with a concern and read nothing of it', async () => {
    const patientId = await aPatient(here);
    const desk = await here.as('front-desk');
    const flag = { id: uuidv7(), concern: 'Said on the phone that he sees no point any more.', setting: 'remote' };
    expect((await desk.post(`/api/v1/patients/${patientId}/risk-flags`, flag)).body).toEqual({ id: flag.id });
    expect((await desk.post(`/api/v1/patients/${patientId}/risk-flags`, flag)).status).toBe(201);
    expect((await desk.get(at(flag.id))).status).toBe(403);
    const [event] = (await nurse.get(`/api/v1/patients/${patientId}/risk-events`)).body;
    expect(event).toMatchObject({ source: { kind: 'concern' }, standing: { state: 'waiting', level: null, needsCssrs: true } });
    expect(Date.parse(event.acknowledgeBy) - Date.parse(event.openedAt)).toBe(60 * 60_000);
  });

  it('is not there for another clinic', async () => {
    const { eventId, patientId } = await opened();
    const stranger = await elsewhere.as('prescriber');
    await proven(stranger);
    expect((await stranger.get(at(eventId))).status).toBe(404);
    expect((await stranger.post(at(eventId, '/disposition'), disposition())).status).toBe(404);
    expect((await stranger.post(at(eventId, '/acknowledgement'), { id: uuidv7() })).status).toBe(404);
    expect(
      (await stranger.post(`/api/v1/patients/${patientId}/risk-flags`, { id: uuidv7(), concern: 'x', setting: 'remote' })).status,
    ).toBe(404);
    expect((await stranger.get('/api/v1/risk-events')).body).toEqual([]);
  });
});
