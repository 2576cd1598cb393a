import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap } from '@angular/router';
import { defaultSessionPolicy, dosingSession, type DosingSessionView, type SessionEntry } from '@sojourn/domain';
import { of } from 'rxjs';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { EntryDelivery } from './entry-delivery.js';
import { SessionEntries } from './session-entries.js';
import { SessionRecord } from './session-record.js';
import { SessionRoom } from './session-room.js';
import { SessionWire } from './session-wire.js';

const id = '018f0000-0000-7000-8000-0000000000aa';
const url = `/api/v1/dosing-sessions/${id}`;
const session = dosingSession.parse({
  id,
  product: 'intravenous-ketamine',
  zone: 'America/New_York',
  plannedStart: '2026-11-24T15:00:00Z',
  patient: {},
});
const seen: DosingSessionView = {
  ...{ session, entries: [], policy: defaultSessionPolicy, patientId: id, patientName: 'Sara Amin', birthDate: null, recordNumber: null },
  ...{ allergies: { kind: 'not-asked' }, formsAtCheckIn: null, leaseDeviceId: null, missing: [], people: {} },
};

let room: SessionRoom;
let source: EventSource;
let server: HttpTestingController;

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    TestBed.tick();
  }
};
const reloaded = async (entries: readonly SessionEntry[] = []): Promise<void> => {
  await settle();
  for (const request of server.match(url)) request.flush({ ...seen, entries });
  await settle();
};

beforeEach(async () => {
  localStorage.clear();
  source = Object.assign(new EventTarget(), { close: () => undefined }) as unknown as EventSource;
  TestBed.configureTestingModule({
    providers: [
      ...[provideHttpClient(), provideHttpClientTesting(), EntryDelivery, SessionEntries, SessionRecord, SessionRoom, SessionWire],
      { provide: ActivatedRoute, useValue: { paramMap: of(convertToParamMap({ sessionId: id })) } },
      { provide: OPEN_EVENT_SOURCE, useValue: () => source },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  room = TestBed.inject(SessionRoom);
  server = TestBed.inject(HttpTestingController);
  await reloaded();
});

const sentEntry = (path: 'entries' | 'steps') => {
  const request = server.expectOne(`${url}/${path}`);
  const body = request.request.body as { entry?: SessionEntry; entries?: SessionEntry[] };
  return { request, entry: (body.entry ?? body.entries?.[0]) as SessionEntry };
};

describe('what comes up outside the session and holds a dose', () => {
  it('is looked for at once: a risk event, a consent of this patient, and nothing of another patient', async () => {
    const hears = async (topic: string, about: string): Promise<number> => {
      source.onmessage?.(new MessageEvent('message', { data: JSON.stringify({ topic, id: about }) }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      TestBed.tick();
      const asked = server.match(url);
      for (const request of asked) request.flush(seen);
      await settle();
      return asked.length;
    };
    expect(await hears('risk-event', 'e1')).toBe(1);
    expect(await hears('patient', seen.patientId)).toBe(1);
    expect(await hears('patient', 'somebody-else')).toBe(0);
  });
});

describe('a fact recorded in the room', () => {
  it('is on the screen before the server has answered, with this tablet’s next number', async () => {
    const answer = room.record('vitals-taken', { spo2Percent: 96 });
    await settle();
    const { request, entry } = sentEntry('entries');
    expect(entry.deviceSeq).toBe(1);
    expect(room.fold()?.flowsheet.map(({ signs }) => signs.spo2Percent)).toEqual([96]);
    request.flush([{ id: entry.id, status: 'kept', refusals: [] }]);
    expect(await answer).toEqual({ ok: true, entryId: entry.id });
    await reloaded([entry]);
    expect(room.fold()?.flowsheet).toHaveLength(1);
  });

  it('that nobody answered is the same entry when it is recorded again', async () => {
    const first = room.record('vitals-taken', { spo2Percent: 96 });
    await settle();
    const lost = sentEntry('entries');
    lost.request.error(new ProgressEvent('error'));
    expect(await first).toMatchObject({ ok: false, isCertain: false, problem: { code: 'unreachable' } });
    expect(room.fold()?.flowsheet).toEqual([]);
    void room.record('vitals-taken', { spo2Percent: 96 });
    await settle();
    const again = sentEntry('entries');
    expect(again.entry).toEqual(lost.entry);
    expect(again.request.request.headers.get('Idempotency-Key')).toBe(lost.entry.id);
  });

  it('with an impossible value is refused here, costs no number and sends nothing', async () => {
    const answer = await room.record('vitals-taken', { systolicMmHg: 400, diastolicMmHg: 80 });
    expect(answer).toMatchObject({ ok: false, problem: { fields: [{ path: 'details.systolicMmHg' }] } });
    void room.record('vitals-taken', { spo2Percent: 96 });
    await settle();
    expect(sentEntry('entries').entry.deviceSeq).toBe(1);
  });
});

describe('a step taken in the room', () => {
  it('that is refused says why, and the refusal is kept under the number the step did not use', async () => {
    const answer = room.step('precheck-opened');
    await settle();
    const { request, entry } = sentEntry('steps');
    const refusals = [{ code: 'order-not-signed', message: 'A prescriber signs the dose order first.' }];
    request.flush({ code: 'order-not-signed', detail: 'Not yet.', facts: { refusals } }, { status: 409, statusText: 'Conflict' });
    await settle();
    const kept = sentEntry('entries');
    expect(kept.entry).toMatchObject({ kind: 'step-refused', details: { step: 'precheck-opened', codes: ['order-not-signed'] } });
    expect(kept.entry.deviceSeq).toBe(entry.deviceSeq);
    kept.request.flush([{ id: kept.entry.id, status: 'kept', refusals: [] }]);
    expect(await answer).toMatchObject({ ok: false, refusals });
    expect(room.refusal()?.refusals).toEqual(refusals);
  });
});
