import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { defaultSchedulingPolicy } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole } from '../../../ui/testing/by-role.js';
import ResourcesPage from './resources-page.js';

const plain = {
  ...{ siteId: 'site', attributes: [] as string[], skills: [] as object[], hours: null as object | null, licenceValidUntil: null },
  ...{ maintenanceDueOn: null, cleaningMinutes: 0, isInUse: true, roles: [] as string[], version: 3 },
};
const mornings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ opensAt: '08:30', closesAt: '12:00' }] }));
const resources = [
  {
    ...{ ...plain, id: 'ruiz', kind: 'staff', name: 'Elena Ruiz', roles: ['nurse'], licenceValidUntil: '2090-01-01' },
    ...{ attributes: ['language-es'], skills: [{ skill: 'advanced-life-support', validUntil: '2020-01-01' }] },
    hours: { weekdays: mornings, exceptions: [] },
  },
  { ...plain, id: 'r1', kind: 'room', name: 'R1', attributes: ['oxygen', 'wheelchair'] },
  { ...plain, id: 'p1', kind: 'pump', name: 'P-01', cleaningMinutes: 10 },
];
const site = { id: 'site', name: 'Cedar Hollow', zone: 'America/New_York', hours: { weekdays: mornings, exceptions: [] }, version: 4 };
const staff = [{ id: 'weber', displayName: 'Jonas Weber', credential: '', roles: ['therapist'] }];

async function open() {
  const quiet = { provide: OPEN_EVENT_SOURCE, useValue: () => ({ addEventListener: () => undefined, close: () => undefined }) };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), quiet] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  const fixture = TestBed.createComponent(ResourcesPage);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  server.expectOne('/api/v1/resources').flush(resources);
  server.expectOne('/api/v1/resources/absences').flush([]);
  server.expectOne('/api/v1/sites').flush([site]);
  server.expectOne('/api/v1/schedule/policy').flush(defaultSchedulingPolicy);
  server.expectOne('/api/v1/staff').flush(staff);
  await settle();
  return { server, settle };
}

const write = (label: string | RegExp, value: string): void => {
  const field = byLabel(label) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('people, rooms and pumps', () => {
  it('are listed with what keeps them from being booked', async () => {
    const { settle } = await open();
    const row = document.querySelector('table')?.textContent ?? '';
    expect(row).toContain('Licence until 2090-01-01');
    expect(row).toContain('Advanced life support ran out 2020-01-01');
    expect(row).toContain('Mon–Fri 08:30–12:00');
    expect(row).toContain('Spanish');
    byRole('tab', /Pumps/).click();
    await settle();
    expect(document.querySelector('table')?.textContent).toContain('No maintenance date on record');
  });

  it('are changed with the version that was read', async () => {
    const { server, settle } = await open();
    byRole('tab', /Rooms/).click();
    await settle();
    byRole('button', 'Edit R1').click();
    await settle();
    byRole('checkbox', 'Recliner').click();
    await settle();
    byRole('button', 'Save').click();
    await settle();
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/resources/r1' });
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    expect(sent.request.body).toMatchObject({ kind: 'room', name: 'R1', attributes: ['oxygen', 'wheelchair', 'recliner'], hours: null });
    const detail = 'Somebody else changed this meanwhile.';
    sent.flush({ title: 'Changed meanwhile', detail, code: 'changed-meanwhile' }, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    expect(byRole('alert').textContent).toContain(detail);
    expect((byRole('checkbox', 'Recliner') as HTMLInputElement).checked).toBe(true);
  });

  it('take somebody of the staff who is not on the schedule yet', async () => {
    const { server, settle } = await open();
    byRole('button', 'Add a person').click();
    await settle();
    byRole('button', 'Save').click();
    await settle();
    expect(document.body.textContent).toContain('Choose a person');
    write('Person', 'weber');
    await settle();
    write(/Licence valid until/, '2028-05-01');
    byRole('button', 'Save').click();
    await settle();
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/resources/weber' });
    expect(sent.request.headers.has('If-Match')).toBe(false);
    expect(sent.request.body).toMatchObject({ kind: 'staff', name: 'Jonas Weber', licenceValidUntil: '2028-05-01' });
  });

  it('are away for whole days of the site’s clock', async () => {
    const { server, settle } = await open();
    byRole('button', 'Leave: Elena Ruiz').click();
    await settle();
    byRole('button', 'Write it down').click();
    await settle();
    expect(document.body.textContent).toContain('Choose why');
    byRole('radio', 'On leave').click();
    write('First day', '2026-12-10');
    write(/Last day/, '2026-12-11');
    await settle();
    byRole('button', 'Write it down').click();
    await settle();
    const sent = server.expectOne('/api/v1/resources/absences');
    // Midnight in New York is 05:00 UTC in December; the last day counts whole.
    expect(sent.request.body).toMatchObject({
      ...{ resourceId: 'ruiz', kind: 'leave', startsAt: '2026-12-10T05:00:00.000Z', endsAt: '2026-12-12T05:00:00.000Z' },
    });
  });

  it('have the visits shown that stand in the leave, and how many more than are listed', async () => {
    const { server, settle } = await open();
    byRole('button', 'Leave: Elena Ruiz').click();
    await settle();
    write('First day', '2026-12-10');
    await settle();
    const asked = server.expectOne(({ url }) => url.includes('visits-in-the-way'));
    expect(Object.fromEntries(new URL(asked.request.urlWithParams, 'http://here').searchParams)).toEqual({
      ...{ from: '2026-12-10T05:00:00.000Z', until: '2026-12-11T05:00:00.000Z', resource: 'ruiz' },
    });
    const times = { startsAt: '2026-12-10T14:00:00Z', endsAt: '2026-12-10T15:00:00Z' };
    const visit = { id: 'a', on: '2026-12-10', patientName: 'Alex Morgan', title: 'Preparation', state: 'booked', ...times };
    asked.flush({ total: 4, visits: [visit, { ...visit, id: 'b', patientName: 'Sara Amin', state: 'completed' }] });
    await settle();
    expect(document.body.textContent).toContain('Alex Morgan, Preparation');
    expect(document.body.textContent).toContain('4 visits stand in this time');
    expect(document.body.textContent).toContain('2 more stand later in this time.');
    expect(allByRole('link', /^Move/).map((one) => one.getAttribute('href'))).toEqual(['/schedule?on=2026-12-10&moving=a']);
  });
});

describe('opening hours', () => {
  it('are saved with holidays, and not while a day closes before it opens', async () => {
    const { server, settle } = await open();
    byRole('tab', 'Opening hours').click();
    await settle();
    write('Tuesday until', '08:00');
    await settle();
    byRole('button', 'Save the hours').click();
    await settle();
    expect(document.body.textContent).toContain('Tuesday: It closes before it opens.');
    server.expectNone({ method: 'PUT' });
    write('Tuesday until', '13:00');
    write('Day', '2026-12-25');
    write(/Name/, 'Christmas Day');
    await settle();
    byRole('button', 'Add the day').click();
    await settle();
    byRole('button', 'Save the hours').click();
    await settle();
    const sent = server.expectOne('/api/v1/sites/site/hours');
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    expect(sent.request.body.exceptions).toEqual([{ on: '2026-12-25', spans: [], reason: 'Christmas Day' }]);
    expect(sent.request.body.weekdays[1]).toEqual({ weekday: 2, spans: [{ opensAt: '08:30', closesAt: '13:00' }] });
    expect(allByRole('button', 'Show what is saved')).toHaveLength(1);
  });
});

describe('the booking rules', () => {
  it('are saved as a new version of what was read, and say what is wrong at its field', async () => {
    const { server, settle } = await open();
    byRole('tab', 'Booking rules').click();
    await settle();
    expect(document.body.textContent).toContain('As the product comes.');
    write('Minutes left before closing', '');
    await settle();
    byRole('button', 'Save the rules').click();
    await settle();
    const wrong = server.expectOne({ method: 'PUT', url: '/api/v1/schedule/policy' });
    const errors = [{ path: 'closeMarginMin', code: 'invalid_type', message: 'Write a number' }];
    wrong.flush({ title: 'Not understood', detail: 'One field', code: 'invalid', errors }, { status: 400, statusText: 'Bad Request' });
    await settle();
    expect(document.body.textContent).toContain('Write a number');
    write('Minutes left before closing', '45');
    allByRole('checkbox', 'Wheelchair access')[0]?.click();
    await settle();
    byRole('button', 'Save the rules').click();
    await settle();
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/schedule/policy' });
    expect(sent.request.headers.get('If-Match')).toBe('"0"');
    expect(sent.request.body).toMatchObject({ closeMarginMin: 45, startStaggerMin: 10 });
    expect(sent.request.body.roomNeeds['intravenous-dosing']).toEqual(['oxygen', 'monitor', 'infusion-pole', 'wheelchair']);
  });
});
