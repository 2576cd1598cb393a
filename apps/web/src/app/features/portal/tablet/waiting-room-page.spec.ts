import { jest } from '@jest/globals';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { tabletTimes } from '@sojourn/domain';
import { keepTabletToken, tabletToken } from '../../../core/tablet-token.js';
import { byLabel, byRole, press } from '../../../ui/testing/by-role.js';
import WaitingRoomPage from './waiting-room-page.js';

let fixture: ComponentFixture<WaitingRoomPage>;
let server: HttpTestingController;
const asking = '/api/v1/portal/tablet/asking';
const sending = '/api/v1/portal/check-in/answers';
const linkId = '0190a000-0000-7000-8000-000000000001';
const path = `/check-in#1.${linkId}.${'A'.repeat(43)}`;
const told = { name: 'Waiting room 1', clinicName: 'Cedar Hollow', phone: '555-0100', form: null };
const handed = { ...told, form: { linkId, path } };

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  keepTabletToken('1.tablet.secret');
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  server = TestBed.inject(HttpTestingController);
});
afterEach(() => jest.useRealTimers());

async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
  fixture.detectChanges();
  await jest.advanceTimersByTimeAsync(1);
  fixture.detectChanges();
}

async function show(): Promise<void> {
  fixture = TestBed.createComponent(WaitingRoomPage);
  fixture.detectChanges();
  await pass(1);
}

/** The tablet asks, and is told. */
async function hears(answer: object): Promise<{ readonly token: string; readonly left: string | null }> {
  const asked = server.expectOne(asking);
  asked.flush(answer);
  await pass(1);
  return asked.request.body;
}

async function handedOver(): Promise<void> {
  await show();
  await hears(told);
  await pass(3_000);
  await hears(handed);
}

async function opened(instruments: readonly string[] = ['gad-2']): Promise<void> {
  await handedOver();
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  byRole('button', 'Open the questions').click();
  await pass(1);
  const view = {
    clinicName: 'Cedar Hollow',
    phone: '555-0100',
    instruments,
    closesAt: '2026-11-21T14:00:00Z',
    opensNext: null,
    mark: 'mark',
  };
  server.expectOne('/api/v1/portal/check-in/opening').flush(view);
  await pass(1);
}

async function keys(digits: string): Promise<void> {
  for (const digit of digits) {
    press(document.body, digit);
    await pass(1);
  }
}

async function press12(): Promise<void> {
  await keys('12');
  byRole('button', 'Send my answers').click();
  await pass(1);
}

/** An answer about suicide. */
const cries = (): Promise<void> => keys('000000003');

const heardOf = (instruments: readonly string[], needsHelpNow: boolean) => ({
  ...{ needsHelpNow, isSomebodyThere: true, readFrom: null, instruments, opensNext: null },
});

function fails(request: TestRequest, status: number): void {
  if (status === 0) request.error(new ProgressEvent('error'));
  else request.flush({ code: 'unavailable', detail: 'no' }, { status, statusText: 'no' });
}

async function answers(needsHelpNow: boolean): Promise<void> {
  await press12();
  server.expectOne(sending).flush(heardOf([], needsHelpNow));
  await pass(1);
}

const underWay = (): TestRequest[] => server.match(asking).filter(({ cancelled }) => !cancelled);
const isReady = (): boolean => text().includes('This tablet is ready');
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a waiting-room tablet', () => {
  it('stands ready with the clinic’s name and help in a crisis, and asks again by itself', async () => {
    await show();
    expect(await hears(told)).toEqual({ token: '1.tablet.secret', left: null });
    expect(isReady()).toBe(true);
    expect(text()).toMatch(/Cedar Hollow.*Waiting room 1.*988.*555-0100/);
    expect(byRole('link', 'Staff: sign in').getAttribute('href')).toBe('/sign-in?staff=');
    await pass(3_000);
    server.expectOne(asking);
  });

  it('goes to the check-in that it is handed, and back after the answers are sent, with nothing left on it', async () => {
    await opened();
    expect(byRole('heading', /nervous/i)).toBeTruthy();
    await answers(false);
    expect(text()).toContain('You can give the tablet back.');
    underWay().forEach((one) => one.flush(told));
    await pass(1);
    expect(isReady()).toBe(false);
    await pass(10_000);
    expect([isReady(), location.hash, text().includes('nervous')]).toEqual([true, '', false]);
  });

  it('keeps the help in a crisis on the screen until somebody presses on, however long it takes', async () => {
    await opened();
    await answers(true);
    await pass(tabletTimes.leftAloneMinutes * 120_000);
    expect(byRole('alert', 'Help in a crisis').textContent).toContain('988');
    byRole('button', 'I have read this').click();
    await pass(1);
    expect(isReady()).toBe(true);
  });

  it('leaves the form when nobody touches it, says so until it was heard, and shows it again only with the birth date', async () => {
    await opened();
    press(document.body, '1');
    await pass(3_000);
    await hears(handed);
    await pass(tabletTimes.leftAloneMinutes * 60_000);
    expect(isReady()).toBe(true);
    underWay().forEach((one) => (one.request.body.left === null ? one.flush(handed) : one.error(new ProgressEvent('error'))));
    await pass(1);
    expect(isReady()).toBe(true);
    await pass(30_000);
    expect((await hears(told)).left).toBe(linkId);
    await pass(3_000);
    expect((await hears(handed)).left).toBeNull();
    expect(byLabel('Your birth date').value).toBe('');
  });

  it.each([
    ['without a network', 0],
    ['while the server fails', 503],
  ])(
    'shows no question of a form that was taken back, but goes on sending a cry for help that did not get through %s',
    async (_why, status) => {
      await opened(['phq-9']);
      await cries();
      fails(server.expectOne(sending), status);
      await pass(1);
      byRole('button', 'Go on with the questions').click();
      await pass(3_000);
      await hears(told);
      expect([isReady(), text().includes('how difficult')]).toEqual([false, false]);
      await pass(20_000);
      underWay().forEach((one) => one.flush(told));
      server.expectOne(sending).flush(heardOf(['phq-9'], true));
      await pass(1);
      expect(isReady()).toBe(true);
      await pass(60_000);
      server.expectNone(sending);
    },
  );

  it('goes on sending it as well when it was left alone, or taken out of use', async () => {
    await opened(['phq-9']);
    await cries();
    fails(server.expectOne(sending), 0);
    await pass(1);
    byRole('button', 'Go on with the questions').click();
    await pass(1);
    underWay().forEach((one) => one.flush({ code: 'tablet-not-known', detail: 'no' }, { status: 410, statusText: 'Gone' }));
    await pass(3_000);
    underWay().forEach((one) => one.flush({ code: 'tablet-not-known', detail: 'no' }, { status: 410, statusText: 'Gone' }));
    await pass(tabletTimes.leftAloneMinutes * 60_000);
    expect(text()).not.toMatch(/not in use|how difficult/);
    server.expectOne(sending).flush(heardOf(['phq-9'], true));
    await pass(1);
    expect(byRole('heading', 'This tablet is not in use')).toBeTruthy();
  });

  it('keeps nothing of what a dead link can never send, once the patient has left it, nor what was left on it long ago', async () => {
    localStorage.setItem('sojourn.form.other.gad-2', JSON.stringify({ answers: {}, position: 0, keptAt: Date.now() - 91 * 86_400_000 }));
    await opened(['phq-9']);
    await cries();
    const left = (): number => Object.keys(localStorage).filter((key) => /check-in|other/.test(key)).length;
    expect(left()).toBe(1);
    fails(server.expectOne(sending), 410);
    await pass(1);
    expect(text()).toContain('This link takes no more answers.');
    byRole('button', 'I have read this').click();
    await pass(1);
    expect([isReady(), left()]).toEqual([true, 0]);
  });

  it('thanks also when the desk hears of the last answers before the tablet does', async () => {
    await opened();
    await press12();
    const last = server.expectOne(sending);
    await pass(3_000);
    await hears(told);
    last.flush(heardOf([], false));
    await pass(1);
    expect(text()).toContain('You can give the tablet back.');
    await pass(10_000);
    expect(isReady()).toBe(true);
  });

  it('does not open again what was just left when an older answer comes late', async () => {
    await opened();
    await answers(false);
    await pass(9_000);
    const older = underWay().at(0);
    await pass(1_500);
    expect((await hears(told)).left).toBe(linkId);
    older?.flush(handed);
    await pass(1);
    expect([older === undefined, isReady()]).toEqual([false, true]);
  });

  it('asks anew when a question is never answered', async () => {
    await show();
    server.expectOne(asking);
    await pass(22_000);
    expect(text()).toContain('There is no network at this moment.');
    await hears(told);
    expect(isReady()).toBe(true);
  });

  it('gives back at once what the desk takes back', async () => {
    await opened();
    await pass(3_000);
    await hears(told);
    expect(isReady()).toBe(true);
  });

  it('says that it is not in use once the clinic has said so, and asks no more', async () => {
    await opened();
    await pass(3_000);
    server.expectOne(asking).flush({ code: 'tablet-not-known', detail: 'no' }, { status: 410, statusText: 'Gone' });
    await pass(1);
    expect(byRole('heading', 'This tablet is not in use')).toBeTruthy();
    expect(tabletToken()).toBeNull();
    await pass(60_000);
    server.expectNone(asking);
  });
});
