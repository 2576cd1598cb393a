import 'fake-indexeddb/auto';
import { jest } from '@jest/globals';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { EntryAnswer, SessionEntry } from '@sojourn/domain';
import { aDosingSession } from '@sojourn/domain/testing';
import { apiInterceptor } from '../api-interceptor.js';
import { OPEN_EVENT_SOURCE } from '../live-feed.js';
import { SignInState } from '../sign-in-state.js';
import { SignOut } from '../sign-out.js';
import { aSignIn } from '../testing/a-sign-in.js';
import { withWebCrypto } from '../testing/web-crypto.js';
import { DeviceVault } from './device-vault.js';
import { Outbox } from './outbox.js';

const session = '018f0000-0000-7000-8000-0000000000aa';
const url = `/api/v1/dosing-sessions/${session}/entries`;
const [first, second] = aDosingSession().withVitals('10:15', '142/86').withVitals('10:20', '150/90').entries as [
  SessionEntry,
  SessionEntry,
];
let server: HttpTestingController;
let outbox: Outbox;

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    TestBed.tick();
  }
};

/** A page that is opened on this device by the nurse. */
async function opened(): Promise<void> {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      ...[provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting(), provideRouter([])],
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  server = TestBed.inject(HttpTestingController);
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  outbox = TestBed.inject(Outbox);
  await settle();
}

const sentIn = (request: TestRequest): readonly SessionEntry[] => (request.request.body as { entries: SessionEntry[] }).entries;
const answers = (request: TestRequest, status: EntryAnswer['status'] = 'kept', message?: string): EntryAnswer[] =>
  sentIn(request).map(({ id }) => ({ id, status, refusals: message === undefined ? [] : [{ code: 'x', message }] }));

describe('an entry written on this device', () => {
  beforeAll(withWebCrypto);
  beforeEach(async () => {
    await new DeviceVault().forget(`${aSignIn('nurse').clinic.id}/${aSignIn('nurse').staffMemberId}`);
    await opened();
  });

  it('is on the disk before it is called kept, and leaves it when the server has it', async () => {
    expect(await outbox.keep(session, first, 'record')).toBe(true);
    expect(outbox.waiting()).toHaveLength(1);
    await settle();
    const request = server.expectOne(url);
    request.flush(answers(request));
    await settle();
    expect(outbox.items()).toEqual([]);
    await opened();
    expect(outbox.items()).toEqual([]);
  });

  it('waits through a reload when nobody answers, and goes with what was written after it, in order', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    server.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    expect(await outbox.outcomeOf(first.id, 0)).toEqual({ state: 'waiting' });
    await opened();
    server.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    await outbox.keep(session, second, 'record');
    await settle();
    const request = server.expectOne(url);
    expect(sentIn(request).map(({ id }) => id)).toEqual([first.id, second.id]);
    request.flush(answers(request, 'known'));
    await settle();
    expect(outbox.items()).toEqual([]);
  });

  it('that the record does not take is kept with the reason, can be put right, and goes again', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    const refused = server.expectOne(url);
    refused.flush(answers(refused, 'refused', 'This kind of entry is not known here.'));
    await settle();
    await opened();
    expect(outbox.refused()[0]?.refused?.refusals).toEqual([{ code: 'x', message: 'This kind of entry is not known here.' }]);
    server.expectNone(url);
    await outbox.again(first.id, { spo2Percent: 97 });
    await settle();
    const again = server.expectOne(url);
    expect(sentIn(again)).toMatchObject([{ id: first.id, details: { spo2Percent: 97 } }]);
    again.flush(answers(again));
    await settle();
    expect(outbox.items()).toEqual([]);
  });

  it('of a session begun without the server is kept until it is opened for its appointment, and goes where a colleague opened it', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    const notThere = { status: 404, statusText: 'Not Found' };
    server.expectOne(url).flush({ status: 404, code: 'not-found' }, notThere);
    await settle();
    const opening = server.expectOne('/api/v1/dosing-sessions');
    expect(opening.request.body).toEqual({ id: session, appointmentId: session });
    opening.flush({ session: { id: 'theirs' } });
    await settle();
    const there = server.expectOne('/api/v1/dosing-sessions/theirs/entries');
    there.flush(answers(there));
    await settle();
    expect(outbox.items()).toEqual([]);
  });

  it('waits where its person may not open the session, for somebody who may', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    server.expectOne(url).flush({ status: 404, code: 'not-found' }, { status: 404, statusText: 'Not Found' });
    await settle();
    server.expectOne('/api/v1/dosing-sessions').flush({ status: 403, code: 'not-allowed' }, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(outbox.waiting()).toHaveLength(1);
  });

  it('is asked for alone when several are turned away together, so that one does not hold up the others', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    server.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    await outbox.keep(session, second, 'record');
    await settle();
    const both = server.expectOne(url);
    expect(sentIn(both)).toHaveLength(2);
    const problem = { code: 'lease-elsewhere', detail: 'Another tablet records the doses.' };
    both.flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    server.expectOne(url).flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    const alone = server.expectOne(url);
    alone.flush(answers(alone));
    await settle();
    expect(outbox.items().map(({ refused }) => refused?.happened)).toEqual(['Another tablet records the doses.']);
  });

  it('keeps its person signed in until it is away', async () => {
    await outbox.keep(session, first, 'record');
    await settle();
    server.expectOne(url).error(new ProgressEvent('error'));
    await settle();
    await TestBed.inject(SignOut).now();
    expect(TestBed.inject(SignOut).refused()).toMatch(/^1 entry of yours waits on this tablet/);
    server.expectNone('/api/v1/sign-in');
  });

  it('is said not to be kept when the browser has no room, before anything is typed', async () => {
    jest.spyOn(DeviceVault.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await outbox.check();
    expect(outbox.isBroken()).toBe(true);
    expect(await outbox.keep(session, first, 'record')).toBe(false);
    jest.restoreAllMocks();
    await outbox.check();
    expect(outbox.isBroken()).toBe(false);
  });

  it('is warned of a store that is nearly full before it is typed', async () => {
    const space = (free: number) => ({ estimate: () => Promise.resolve({ quota: 1_000_000_000, usage: 1_000_000_000 - free }) });
    const has = (storage: unknown) => Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
    has(space(900_000_000));
    await outbox.check();
    expect(outbox.isNearlyFull()).toBe(false);
    has(space(20_000_000));
    await outbox.check();
    expect([outbox.isNearlyFull(), outbox.isBroken()]).toEqual([true, false]);
    has(undefined);
  });
});
