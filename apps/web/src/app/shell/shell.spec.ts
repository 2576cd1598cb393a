import { jest } from '@jest/globals';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy, provideRouter } from '@angular/router';
import type { Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../core/live-feed.js';
import { Lock } from '../core/lock.js';
import { OwnSignIn } from '../core/own-sign-in.js';
import { PageTitle } from '../core/page-title.js';
import { SignInState } from '../core/sign-in-state.js';
import { SignOut } from '../core/sign-out.js';
import { stepUpInterceptor } from '../core/step-up.js';
import { aSignIn } from '../core/testing/a-sign-in.js';
import { Undo } from '../core/undo.js';
import { allByRole, byLabel, byRole, press, type } from '../ui/testing/by-role.js';
import { AppRoot } from '../app-root.js';
import { DesktopNotices } from './desktop-notices.js';
import Shell from './shell.js';

let pagesMade = 0;

@Component({ template: '<h1 tabindex="-1">A page</h1>' })
class Page {
  readonly number = ++pagesMade;
}

const page = (path: string, permission: string | null) => ({ path, title: path, component: Page, data: { permission } });
const pages = [
  page('today', null),
  page('schedule', 'schedule.read'),
  page('patients', 'patients.read'),
  page('clinic', 'staff.read'),
  page('risk-events', null),
];

async function open(role: Role): Promise<{ server: HttpTestingController; settle: () => Promise<void> }> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([stepUpInterceptor])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Page },
        { path: '', component: Shell, children: pages },
      ]),
      { provide: TitleStrategy, useExisting: PageTitle },
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role, { hasPin: true }));
  TestBed.createComponent(AppRoot);
  await TestBed.inject(Router).navigateByUrl('/today');
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      TestBed.tick();
    }
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
}

const rail = (): (string | undefined)[] => allByRole('link').flatMap((link) => (link.closest('nav') ? [link.textContent?.trim()] : []));

describe('the rail', () => {
  it('leads a nurse to every place that exists', async () => {
    await open('nurse');
    expect(rail()).toEqual(['Today', 'Schedule', 'Patients', 'Clinic']);
  });

  it('draws no door that an administrator may not open', async () => {
    await open('administrator');
    expect(rail()).toEqual(['Today', 'Clinic']);
  });

  it('says where one is, and the focus goes to the title of the page', async () => {
    const { settle } = await open('nurse');
    byRole('link', 'Patients').click();
    await settle();
    expect(byRole('link', 'Patients').getAttribute('aria-current')).toBe('page');
    expect(document.activeElement).toBe(byRole('heading', 'A page'));
  });
});

describe('the command menu', () => {
  it('opens with Ctrl K, finds a place by a few letters and goes there with Enter', async () => {
    const { settle } = await open('nurse');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
    await settle();
    const entry = byRole('combobox', 'Search or jump to') as HTMLInputElement;
    type(entry, 'sche');
    await settle();
    press(entry, 'Enter');
    await settle();
    expect(TestBed.inject(Router).url).toBe('/schedule');
    expect(allByRole('dialog')).toEqual([]);
  });

  it('finds patients at the server and keeps their names out of addresses', async () => {
    const { server, settle } = await open('nurse');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', metaKey: true }));
    await settle();
    type(byRole('combobox', 'Search or jump to') as HTMLInputElement, 'amin');
    await new Promise((resolve) => setTimeout(resolve, 220));
    const search = server.expectOne('/api/v1/patients/search');
    expect(search.request.body).toEqual({ text: 'amin', limit: 8 });
    const found = { id: '9', displayName: 'Sara Amin', listName: 'Amin, Sara', birthDate: null, recordNumber: 'L-0042', isDeceased: false };
    search.flush({ patients: [found], nextCursor: null });
    await settle();
    expect(byRole('option', /Amin, Sara/).textContent).toContain('birth date unknown · L-0042');
  });
});

describe('the lock', () => {
  it('hides the page and keeps it, and the PIN brings it back as it was', async () => {
    const { server, settle } = await open('nurse');
    const before = pagesMade;
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'L', ctrlKey: true, shiftKey: true }));
    await settle();
    server.expectOne('/api/v1/sign-in/lock').flush(null);
    server.expectOne('/api/v1/sign-in/people').flush([]);
    expect(document.querySelector('main')?.closest('[inert]')).not.toBeNull();
    expect(byRole('dialog', 'Locked')).toBeTruthy();
    press(document.body, 'Escape');
    await settle();
    type(byLabel('Your six-digit PIN'), '000000');
    server.expectOne('/api/v1/sign-in/unlock').flush({ code: 'not-proven' }, { status: 401, statusText: 'No' });
    await settle();
    expect(byRole('alert').textContent).toContain('That did not fit. Try again.');
    type(byLabel('Your six-digit PIN'), '140926');
    server.expectOne('/api/v1/sign-in/unlock').flush(aSignIn('nurse', { hasPin: true }));
    await settle();
    expect(TestBed.inject(Lock).locked()).toBe(false);
    expect(pagesMade).toBe(before);
  });

  it('makes the page anew for a colleague who takes over, and leaves what their role does not open', async () => {
    const { settle } = await open('nurse');
    await TestBed.inject(Router).navigateByUrl('/patients');
    await settle();
    const before = pagesMade;
    await TestBed.inject(OwnSignIn).takeOver(aSignIn('therapist', { staffMemberId: 'another' }));
    await settle();
    expect(pagesMade).toBe(before + 1);
    expect(TestBed.inject(Router).url).toBe('/patients');
    await TestBed.inject(OwnSignIn).takeOver(aSignIn('administrator', { staffMemberId: 'third' }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/');
  });
});

describe('undo and sign-out', () => {
  it('offers to take back what was done, once, and not to the next person', async () => {
    const { settle } = await open('nurse');
    const undo = TestBed.inject(Undo);
    let undone = 0;
    undo.show({ done: 'Visit moved to 09:00.', undo: () => (undone += 1) });
    await settle();
    byRole('button', 'Undo').click();
    await settle();
    expect(undone).toBe(1);
    expect(allByRole('button', 'Undo')).toEqual([]);
    undo.show({ done: 'Visit moved to 10:00.', undo: () => (undone += 1) });
    TestBed.inject(SignInState).accept(aSignIn('therapist', { staffMemberId: 'another' }));
    await settle();
    expect(allByRole('button', 'Undo')).toEqual([]);
  });

  it('refuses to sign out while something on this device would be lost', async () => {
    const { server, settle } = await open('nurse');
    const signOut = TestBed.inject(SignOut);
    let waiting: string | null = '2 entries wait on this tablet.';
    signOut.objectWith(() => waiting);
    await signOut.now();
    await settle();
    expect(document.body.textContent).toContain('2 entries wait on this tablet.');
    server.expectNone('/api/v1/sign-in');
    waiting = null;
    const leaving = signOut.now();
    server.expectOne({ method: 'DELETE', url: '/api/v1/sign-in' }).flush(null);
    await leaving;
    expect(TestBed.inject(SignInState).view()).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });
});

describe('a cry for help', () => {
  const by = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const hear = async (role: Role, call: object): Promise<string> => {
    const { server, settle } = await open(role);
    server.expectOne('/api/v1/risk-events/call').flush(call);
    await settle();
    return document.querySelector('kat-risk-badge')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  };

  it('stands on a clinician’s every screen with the time to answer, and leads there', async () => {
    expect(await hear('nurse', { open: 1, dueTimes: [by(5)], told: [] })).toMatch(
      /^1 risk event to answer by (\d+ \w+ \d{4}, )?\d\d:\d\d$/,
    );
    expect(byRole('link', /risk event/).getAttribute('href')).toBe('/risk-events');
  });

  it('is quieter once somebody has taken it on, and gone when none is open', async () => {
    expect(await hear('therapist', { open: 2, dueTimes: [], told: [] })).toBe('2 risk events open');
    TestBed.resetTestingModule();
    expect(await hear('nurse', { open: 0, dueTimes: [], told: [] })).toBe('');
  });

  it('says how many are overdue and when the next is due, not since when the first of many waits', async () => {
    expect(await hear('nurse', { open: 3, dueTimes: [by(-20), by(11), by(40)], told: [] })).toMatch(
      /^1 of 3 risk events overdue, next by (\d+ \w+ \d{4}, )?\d\d:\d\d$/,
    );
    TestBed.resetTestingModule();
    expect(await hear('nurse', { open: 2, dueTimes: [by(5), by(40)], told: [] })).toMatch(
      /^2 risk events to answer, next by (\d+ \w+ \d{4}, )?\d\d:\d\d$/,
    );
  });

  it('says to whom it has come when nobody answered', async () => {
    const late = { open: 1, dueTimes: [by(-1)], told: ['prescriber'] };
    expect(await hear('prescriber', late)).toMatch(/^1 risk event overdue since (\d+ \w+ \d{4}, )?\d\d:\d\d, now yours$/);
    TestBed.resetTestingModule();
    expect(await hear('therapist', late)).toMatch(/overdue since (\d+ \w+ \d{4}, )?\d\d:\d\d$/);
  });

  it('tells the front desk only what nobody answered in time', async () => {
    expect(await hear('front-desk', { open: 1, dueTimes: [by(5)], told: [] })).toBe('');
    TestBed.resetTestingModule();
    expect(await hear('front-desk', { open: 1, dueTimes: [by(-1)], told: [] })).toMatch(/overdue since .*fetch a clinician$/);
  });

  it('is said once and aloud to whose rung it is, stands in the tab’s title without a name, and goes when it is opened', async () => {
    await hear('nurse', { open: 2, dueTimes: [by(5), by(50)], told: [] });
    expect(byRole('alert').textContent).toMatch(/2 risk events wait for an answer.*Open it and take it on\./s);
    expect(document.title).toBe('(2) Risk · today · Sojourn');
    await TestBed.inject(Router).navigateByUrl('/risk-events');
    TestBed.tick();
    expect(allByRole('alert')).toEqual([]);
    expect(document.title).toMatch(/^\(2\) Risk · /); // until somebody has it
  });

  it('comes to an office when nobody answered: who reads nothing of it is sent for a clinician, and says that it was heard', async () => {
    const call = { open: 1, dueTimes: [by(-1)], told: ['clinic-manager'] };
    await hear('clinic-manager', call);
    expect(byRole('alert').textContent).toMatch(/A risk event waits for an answer: it has come to you.*Fetch a clinician now\./s);
    byRole('button', 'Understood').click();
    TestBed.tick();
    expect(allByRole('alert')).toEqual([]);
    TestBed.resetTestingModule();
    await hear('front-desk', call);
    expect([allByRole('alert'), document.title]).toEqual([[], 'today · Sojourn']);
  });

  it('shows a notice of the desktop, without a name, only where somebody turned it on and looks elsewhere', async () => {
    const shown: string[] = [];
    const notices = Object.assign(
      class {
        constructor(title: string, { body }: { body: string }) {
          shown.push(`${title}: ${body}`);
        }
      },
      { permission: 'default', requestPermission: () => Promise.resolve('granted') },
    );
    Object.assign(globalThis, { Notification: notices });
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    await hear('nurse', { open: 1, dueTimes: [by(5)], told: [] });
    expect(shown).toEqual([]);
    await TestBed.inject(DesktopNotices).turn();
    TestBed.resetTestingModule();
    notices.permission = 'granted';
    await hear('nurse', { open: 1, dueTimes: [by(5)], told: [] });
    expect(shown).toEqual(['Sojourn: A risk event waits for an answer']);
    await TestBed.inject(DesktopNotices).turn();
    Reflect.deleteProperty(globalThis, 'Notification');
    jest.restoreAllMocks();
  });
});
