import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ScheduleDayView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { Undo } from '../../core/undo.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import BoardPage from './board-page.js';
import { aScheduleDay, at } from './testing/a-schedule-day.js';

const address = '/api/v1/schedule/days/2026-11-17';

async function open(day: ScheduleDayView | null = aScheduleDay(), role: 'clinic-manager' | 'nurse' = 'clinic-manager', moving?: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(BoardPage);
  fixture.componentRef.setInput('on', '2026-11-17');
  fixture.componentRef.setInput('moving', moving);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  if (day !== null) server.expectOne(address).flush(day);
  await settle();
  return { server, settle };
}

const alex = (): HTMLElement => byRole('button', /^Alex Morgan.*Nair/);
const press = (element: HTMLElement, key: string, shiftKey = false): boolean =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));

describe('the day board', () => {
  it('shows a visit in the column of everybody and everything it holds, in words', async () => {
    await open();
    expect(allByRole('button', /^Alex Morgan/).map((one) => one.getAttribute('aria-label'))).toEqual([
      'Alex Morgan 09:00 Integration session, until 09:55, Nair, Booked',
      'Alex Morgan 09:00 Integration session, until 09:55, R1, Booked',
    ]);
    expect(allByRole('button', /^Alex Morgan/).map((one) => one.tabIndex)).toEqual([0, -1]);
  });

  it('opens a long day where its first visit is', async () => {
    await open({ ...aScheduleDay(), openSpans: [{ startsAt: at('00:00'), endsAt: at('23:00') }] });
    const grid = byRole('region', 'The day by resource');
    const first = parseFloat(alex().style.top);
    expect(first).toBeGreaterThan(96);
    expect(grid.scrollTop).toBe(first - 96);
  });

  it('says at a visit that its patient asks for another time', async () => {
    const day = aScheduleDay();
    await open({ ...day, appointments: day.appointments.map((one) => ({ ...one, isMoveAsked: one.id === 'a' })) });
    expect(alex().getAttribute('aria-label')).toBe(
      'Alex Morgan 09:00 Integration session, until 09:55, Nair, Booked, asks for another time',
    );
    expect(byRole('button', /^Bea Lindqvist.*Weber/).getAttribute('aria-label')).not.toContain('another time');
  });

  it('moves the whole booking by the arrow keys, says that it fits, and books it with Enter', async () => {
    const { server, settle } = await open();
    press(alex(), 'ArrowDown');
    press(alex(), 'ArrowDown', true);
    await settle();
    expect(byRole('status', /./).textContent).toContain('Alex Morgan, 09:20–10:15: fits.');
    const ghosts = [...document.querySelectorAll<HTMLElement>('.ghost')];
    expect(ghosts.map(({ textContent }) => textContent.trim())).toEqual(['09:20–10:15', '09:20–10:25']);
    press(alex(), 'Enter');
    await settle();
    const sent = server.expectOne('/api/v1/appointments/a/move');
    expect(sent.request.body).toMatchObject({
      startsAt: '2026-11-17T14:20:00.000Z',
      minutes: 55,
      assignments: [
        { role: 'therapist', resourceId: 'Nair' },
        { role: 'room', resourceId: 'R1' },
      ],
    });
    const [moved] = aScheduleDay().appointments;
    sent.flush({ ...moved, id: 'a2', startsAt: at('09:20'), endsAt: at('10:15') });
    await settle();
    expect(TestBed.inject(Undo).current()?.done).toBe('Alex Morgan stands at 09:20–10:15 now.');
    TestBed.inject(Undo).undo();
    await settle();
    expect(server.expectOne('/api/v1/appointments/a2/move').request.body).toMatchObject({ startsAt: '2026-11-17T14:00:00.000Z' });
  });

  it('makes a visit longer and shorter by + and −, and says when it is too short', async () => {
    const { server, settle } = await open();
    press(alex(), '+');
    await settle();
    expect(byRole('status', /./).textContent).toContain('Alex Morgan, 09:00–10:00: fits.');
    for (let steps = 0; steps < 10; steps += 1) press(alex(), '-');
    await settle();
    expect(byRole('status', /./).textContent).toContain('This visit takes at least 15 min.');
    press(alex(), '+');
    press(alex(), '+');
    press(alex(), 'Enter');
    await settle();
    expect(server.expectOne('/api/v1/appointments/a/move').request.body).toMatchObject({
      startsAt: '2026-11-17T14:00:00.000Z',
      minutes: 20,
    });
  });

  it('keeps visits in reach that were called off, and not those that were moved', async () => {
    const day = aScheduleDay();
    const [one, other] = day.appointments;
    const gone = [
      { ...one!, id: 'x', state: 'no-show' as const, bookings: [] },
      { ...other!, id: 'y', state: 'cancelled-clinic' as const, isMoved: true, bookings: [] },
    ];
    await open({ ...day, appointments: [...day.appointments, ...gone] });
    expect(document.body.textContent).toContain('1 called off or missed');
    expect(document.querySelector('details')?.textContent).toMatch(/09:00\s+Alex Morgan.*Did not come/s);
  });

  it('says why a place is not free, moves nothing, and lets go with Escape', async () => {
    const { server, settle } = await open();
    press(alex(), 'ArrowRight');
    for (let steps = 0; steps < 6; steps += 1) press(alex(), 'ArrowDown', true);
    await settle();
    expect(document.body.textContent).toContain('Weber is already booked: integration session 11:00–11:55.');
    press(alex(), 'Escape');
    await settle();
    expect(document.body.textContent).not.toContain('does not fit');
    server.expectNone('/api/v1/appointments/a/move');
  });

  it('shows what to change where a visit put down does not fit', async () => {
    const { server, settle } = await open();
    press(alex(), 'ArrowRight');
    for (let steps = 0; steps < 8; steps += 1) press(alex(), 'ArrowDown', true);
    press(alex(), 'Enter');
    await settle();
    server.match(address).forEach((request) => request.flush(aScheduleDay()));
    await settle();
    expect(byRole('heading', 'Move Integration session')).toBeTruthy();
    expect(byRole('radio', /^Nair/)).toBeTruthy();
    server.expectNone('/api/v1/appointments/a/move');
  });

  it('asks at once where a visit is to go that somebody came here to move, and shows one that stands here no more', async () => {
    const { server, settle } = await open(aScheduleDay(), 'clinic-manager', 'a');
    server.match(address).forEach((request) => request.flush(aScheduleDay()));
    await settle();
    expect(byRole('heading', 'Move Integration session')).toBeTruthy();
    TestBed.resetTestingModule();
    const gone = await open(aScheduleDay(), 'clinic-manager', 'z');
    gone.server.expectOne('/api/v1/appointments/z');
  });

  it('lets a nurse look but not move', async () => {
    const { settle } = await open(aScheduleDay(), 'nurse');
    press(alex(), 'ArrowDown');
    await settle();
    expect(allByRole('button', 'Book a visit')).toEqual([]);
    expect(document.body.textContent).not.toContain('fits.');
  });

  it('counts visits that stand against a rule, such as leave entered later', async () => {
    const day = aScheduleDay();
    const away = [{ id: 'x', kind: 'leave' as const, startsAt: at('08:30'), endsAt: at('12:00') }];
    await open({ ...day, resources: day.resources.map((one) => (one.id === 'Nair' ? { ...one, absences: away } : one)) });
    expect(document.body.textContent).toContain('1 conflict');
    expect(alex().getAttribute('aria-label')).toContain('conflict');
  });

  it('says what happened when the day cannot be read, and that nothing stands on an empty schedule', async () => {
    const { server, settle } = await open(null);
    server.expectOne(address).error(new ProgressEvent('error'));
    await settle();
    expect(byRole('alert').textContent).toContain('The server did not answer.');
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne(address).flush({ ...aScheduleDay(), resources: [], appointments: [] });
    await settle();
    expect(document.body.textContent).toContain('Nobody and nothing stands on this schedule yet.');
  });
});
