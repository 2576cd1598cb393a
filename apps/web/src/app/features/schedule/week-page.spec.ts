import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { localDate, type ScheduleDayView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { Undo } from '../../core/undo.js';
import { byRole, press } from '../../ui/testing/by-role.js';
import { aScheduleDay } from './testing/a-schedule-day.js';
import WeekPage from './week-page.js';

const address = '/api/v1/schedule/weeks/2026-11-17';

/** Tuesday as it is, and a Wednesday on which nobody is booked. */
function aWeek(): readonly ScheduleDayView[] {
  const tuesday = aScheduleDay();
  const next = (text: string): string => text.replace('2026-11-17', '2026-11-18');
  const open = tuesday.openSpans.map(({ startsAt, endsAt }) => ({ startsAt: next(startsAt), endsAt: next(endsAt) }));
  const resources = tuesday.resources.map((one) => ({ ...one, presence: open }));
  return [tuesday, { ...tuesday, on: localDate('2026-11-18'), openSpans: open, resources, appointments: [] }];
}

async function open(role: 'clinic-manager' | 'nurse' = 'clinic-manager') {
  const quiet = { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), quiet] });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(WeekPage);
  fixture.componentRef.setInput('on', '2026-11-17');
  const server = TestBed.inject(HttpTestingController);
  const settle = async (ms = 5): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    fixture.detectChanges();
  };
  await settle();
  server.expectOne(address).flush(aWeek());
  await settle();
  return { server, settle };
}

const alex = (): HTMLElement => document.querySelector<HTMLElement>('td[data-resource="Nair"] [data-appointment="a"]') ?? document.body;

describe('the week', () => {
  it('moves a whole visit to the same time on another day by a key, marks where it would stand, and takes it back', async () => {
    const { server, settle } = await open();
    press(alex(), 'ArrowRight');
    press(alex(), 'ArrowDown');
    await settle();
    expect(byRole('status', /./).textContent).toContain('Alex Morgan, Wednesday 18 November, 09:05–10:00: fits.');
    const targets = [...document.querySelectorAll<HTMLElement>('td.is-target')];
    expect(targets.map(({ dataset }) => `${dataset['resource']} ${dataset['on']}`)).toEqual(['Nair 2026-11-18', 'R1 2026-11-18']);
    press(alex(), 'Enter');
    await settle();
    const sent = server.expectOne('/api/v1/appointments/a/move');
    expect(sent.request.body).toMatchObject({ startsAt: '2026-11-18T14:05:00.000Z', minutes: 55 });
    const [moved] = aScheduleDay().appointments;
    sent.flush({ ...moved, id: 'a2', startsAt: '2026-11-18T14:05:00Z', endsAt: '2026-11-18T15:00:00Z' });
    await settle();
    expect(TestBed.inject(Undo).current()?.done).toBe('Alex Morgan stands on Wednesday 18 November at 09:05–10:00 now.');
    TestBed.inject(Undo).undo();
    await settle();
    expect(server.expectOne('/api/v1/appointments/a2/move').request.body).toMatchObject({ startsAt: '2026-11-17T14:00:00.000Z' });
  });

  it('asks the server what the week does not show, such as the hours between two doses, and moves nothing against it', async () => {
    const { server, settle } = await open();
    press(alex(), 'ArrowRight');
    await settle(200);
    const asked = server.expectOne('/api/v1/schedule/arrangement-previews');
    expect(asked.request.body.moves).toMatchObject([{ appointmentId: 'a', startsAt: '2026-11-18T14:00:00.000Z' }]);
    const message = 'Dose 2 would be 24 hours after dose 1; at least 48 are needed.';
    asked.flush({ visits: [{ conflicts: [{ code: 'too-few-hours', message, isOverridable: false }] }] });
    await settle();
    expect(byRole('status', /./).textContent).toContain(message);
    press(alex(), 'Enter');
    await settle();
    expect(byRole('heading', 'Move Integration session')).toBeTruthy();
    server.expectNone('/api/v1/appointments/a/move');
  });

  it('stays within the week, lets go with Escape, and lets a nurse look but not move', async () => {
    const { settle } = await open();
    press(alex(), 'ArrowLeft');
    await settle();
    expect(document.body.textContent).not.toContain('fits.');
    press(alex(), 'ArrowRight');
    press(alex(), 'Escape');
    await settle();
    expect(document.querySelectorAll('td.is-target')).toHaveLength(0);
    TestBed.resetTestingModule();
    const nurse = await open('nurse');
    press(alex(), 'ArrowRight');
    await nurse.settle();
    expect(document.querySelectorAll('td.is-target')).toHaveLength(0);
  });
});
