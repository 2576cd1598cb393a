import { HttpClient, HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { apiInterceptor } from './api-interceptor.js';
import { ChartDoor, chartDoorInterceptor } from './chart-door.js';
import { Connectivity } from './connectivity.js';
import { Lock } from './lock.js';
import { fieldMessage, problemOf } from './problem-presenter.js';
import { SignInState } from './sign-in-state.js';
import { signedOutInterceptor } from './signed-out-interceptor.js';
import { StepUp, stepUpInterceptor } from './step-up.js';
import { Submission } from './submission.js';
import { aSignIn } from './testing/a-sign-in.js';

const url = '/api/v1/therapy-notes/7/sign';
const forbidden = { status: 403, statusText: 'Forbidden' };
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function askedAgain(server: HttpTestingController, address: string): Promise<TestRequest> {
  for (;;) {
    const [request] = server.match(address);
    if (request !== undefined) return request;
    await pause();
  }
}

function wire(): { http: HttpClient; server: HttpTestingController } {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([signedOutInterceptor, apiInterceptor, stepUpInterceptor, chartDoorInterceptor])),
      provideHttpClientTesting(),
      provideRouter([{ path: 'sign-in', children: [] }]),
    ],
  });
  return { http: TestBed.inject(HttpClient), server: TestBed.inject(HttpTestingController) };
}

describe('a request', () => {
  it('names the application and this device, and gives every write a key', () => {
    const { http, server } = wire();
    void firstValueFrom(http.get('/api/v1/today'));
    void firstValueFrom(http.post(url, {}));
    const [read, write] = [server.expectOne('/api/v1/today').request.headers, server.expectOne(url).request.headers];
    expect(read.get('X-Sojourn')).toBe('1');
    expect(read.get('X-Device')).toMatch(/^[0-9a-f-]{36}$/);
    expect(read.get('X-Device')).toBe(write.get('X-Device'));
    expect(read.has('Idempotency-Key')).toBe(false);
    expect(write.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is repeated with the same key once the person has confirmed who they are', async () => {
    const { http, server } = wire();
    const answer = firstValueFrom(http.post(url, { text: 'calm' }));
    const first = server.expectOne(url);
    first.flush({ code: 'step-up-needed' }, forbidden);
    TestBed.inject(StepUp).settle(true);
    await pause();
    const second = server.expectOne(url);
    second.flush({ signed: true });
    expect(await answer).toEqual({ signed: true });
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('that meets a closed chart is repeated once a reason opened it, and is not asked about twice before the next press when it stays closed', async () => {
    const { http, server } = wire();
    const chart = '/api/v1/patients/p1';
    const closed = { code: 'chart-closed', facts: { patientId: 'p1' } };
    const [one, other] = [firstValueFrom(http.get(chart)), firstValueFrom(http.get(`${chart}/measures`))];
    server.expectOne(chart).flush(closed, forbidden);
    server.expectOne(`${chart}/measures`).flush(closed, forbidden);
    const door = TestBed.inject(ChartDoor);
    expect(door.pending()?.patientId).toBe('p1');
    door.settle(true);
    await pause();
    server.expectOne(chart).flush({ id: 'p1' });
    server.expectOne(`${chart}/measures`).flush([]);
    expect(await Promise.all([one, other])).toEqual([{ id: 'p1' }, []]);
    const late = firstValueFrom(http.get(chart)).catch((failure: unknown) => problemOf(failure).code);
    server.expectOne(chart).flush(closed, forbidden);
    door.settle(false);
    expect(await late).toBe('chart-closed');
    const again = firstValueFrom(http.get(chart)).catch((failure: unknown) => problemOf(failure).code);
    server.expectOne(chart).flush(closed, forbidden);
    expect([await again, door.pending()]).toEqual(['chart-closed', null]);
    document.body.click();
    void firstValueFrom(http.get(chart)).catch(() => undefined);
    server.expectOne(chart).flush(closed, forbidden);
    expect(door.pending()?.patientId).toBe('p1');
  });

  it('fails as it was when the person does not confirm', async () => {
    const { http, server } = wire();
    const answer = firstValueFrom(http.post(url, {})).catch((failure: unknown) => problemOf(failure).code);
    server.expectOne(url).flush({ code: 'step-up-needed' }, forbidden);
    TestBed.inject(StepUp).settle(false);
    expect(await answer).toBe('step-up-needed');
    server.verify();
  });

  it('that was under way while the person proved who they are is sent once more and signs nobody out', async () => {
    const { http, server } = wire();
    TestBed.inject(SignInState).accept(aSignIn('nurse'));
    const answer = firstValueFrom(http.get('/api/v1/a'));
    server.expectOne('/api/v1/a').flush({ code: 'not-signed-in' }, { status: 401, statusText: 'Unauthorized' });
    expect(TestBed.inject(SignInState).view()).not.toBeNull();
    (await askedAgain(server, '/api/v1/a')).flush('here');
    expect(await answer).toBe('here');
    expect(TestBed.inject(SignInState).view()).not.toBeNull();
  });

  it('that finds the sign-in ended leads to sign-in and back; one that finds it locked hides the screen', async () => {
    const { http, server } = wire();
    TestBed.inject(SignInState).accept(aSignIn('nurse'));
    void firstValueFrom(http.get('/api/v1/a')).catch(() => undefined);
    server.expectOne('/api/v1/a').flush({ code: 'locked' }, { status: 401, statusText: 'Unauthorized' });
    expect(TestBed.inject(Lock).locked()).toBe(true);
    expect(TestBed.inject(SignInState).view()).not.toBeNull();
    void firstValueFrom(http.get('/api/v1/b')).catch(() => undefined);
    const ended = { status: 401, statusText: 'Unauthorized' };
    server.expectOne('/api/v1/b').flush({ code: 'not-signed-in' }, ended);
    (await askedAgain(server, '/api/v1/b')).flush({ code: 'not-signed-in' }, ended);
    await pause();
    expect(TestBed.inject(SignInState).view()).toBeNull();
    expect(TestBed.inject(Lock).locked()).toBe(false);
    expect(TestBed.inject(Router).url).toBe('/sign-in?next=%2F');
  });

  it('without an answer says that the server is out of reach, until the next answer', () => {
    const { http, server } = wire();
    const connectivity = TestBed.inject(Connectivity);
    void firstValueFrom(http.get('/api/v1/a')).catch(() => undefined);
    server.expectOne('/api/v1/a').error(new ProgressEvent('error'));
    expect(connectivity.reachable()).toBe(false);
    void firstValueFrom(http.get('/api/v1/a')).catch(() => undefined);
    server.expectOne('/api/v1/a').flush({}, { status: 500, statusText: 'Fault' });
    expect(connectivity.reachable()).toBe(true);
  });
});

describe('a submission', () => {
  it('that was not answered keeps its key when it is sent again unchanged, and takes a new one when something changed', async () => {
    const { http, server } = wire();
    const submission = new Submission(http);
    const keys: (string | null)[] = [];
    for (const body of [{ doseUg: 5000 }, { doseUg: 5000 }, { doseUg: 4000 }]) {
      const answer = submission.post(url, body);
      const request = server.expectOne(url);
      keys.push(request.request.headers.get('Idempotency-Key'));
      request.error(new ProgressEvent('error'));
      expect((await answer).ok).toBe(false);
    }
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(submission.problem()?.code).toBe('unreachable');
  });

  it('is busy while it is under way and takes a new key after a definite answer', async () => {
    const { http, server } = wire();
    const submission = new Submission(http);
    const refused = submission.put(url, {});
    expect(submission.busy()).toBe(true);
    const first = server.expectOne(url);
    first.flush(
      { code: 'limit', detail: 'Too much.', errors: [{ path: 'doseUg', message: 'At most 40 mg.' }] },
      { status: 422, statusText: 'No' },
    );
    const answer = await refused;
    expect(submission.busy()).toBe(false);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'limit', happened: 'Too much.' } });
    expect(fieldMessage(submission.problem(), 'doseUg')).toBe('At most 40 mg.');
    void submission.put(url, {});
    expect(server.expectOne(url).request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });
});

describe('a problem', () => {
  it.each([
    [404, 'not-found'],
    [409, 'conflict'],
    [412, 'changed-meanwhile'],
    [418, 'refused'],
    [503, 'busy'],
  ])('of status %i is told in words even when the answer has none', (status, code) => {
    const problem = problemOf(new HttpErrorResponse({ status, error: '<html>' }));
    expect(problem.code).toBe(code);
    expect([problem.happened, problem.meaning, problem.next].every((sentence) => sentence.endsWith('.'))).toBe(true);
  });

  it('that the server explains itself gets no words of ours beside it; a single sentence does', () => {
    const whole = 'This time is not free any more. Nothing was offered.';
    const [explained, short] = [whole, 'Too much.'].map((detail) => problemOf(new HttpErrorResponse({ status: 409, error: { detail } })));
    expect(explained).toMatchObject({ happened: whole, meaning: '', next: '' });
    expect(short).toMatchObject({
      happened: 'Too much.',
      meaning: 'Nothing was saved.',
      next: 'Look at the present state, then decide again.',
    });
  });

  it('that is no answer at all is a fault of the screen', () => {
    expect(problemOf(new TypeError('x is undefined')).code).toBe('screen-fault');
  });

  it('carries the seconds to wait and the reference to pass on', () => {
    const error = { code: 'too-many-attempts', facts: { retryAfterSeconds: 3.2 }, requestId: 'r-1' };
    expect(problemOf(new HttpErrorResponse({ status: 429, error }))).toMatchObject({ retryAfterSeconds: 4, requestId: 'r-1' });
  });
});
