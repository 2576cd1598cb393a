import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { placementNow, type CourseVisitsView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { Undo } from '../../core/undo.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { BoardMove } from './board-move.js';
import { MoveDialog } from './move-dialog.js';
import { PutDown } from './put-down.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

const inCourse = { ...aScheduleDay().appointments[0]!, courseId: 'c' };
/** The same talk at nine in March, on the other side of the clock change. */
const inMarch = { ...inCourse, id: 'm', startsAt: '2027-03-16T09:00:00-04:00', endsAt: '2027-03-16T09:55:00-04:00' };
const course: CourseVisitsView = {
  ...{ courseId: 'c', patientId: 'patient a', patientName: 'Alex Morgan', site: { id: 'site', zone: 'America/New_York' } },
  ...{ names: {}, visits: [inCourse, inMarch] },
};
const previews = '/api/v1/schedule/arrangement-previews';

async function open() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), BoardMove, PutDown] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  TestBed.inject(Clock).hearServer('Mon, 16 Nov 2026 12:00:00 GMT');
  const fixture = TestBed.createComponent(MoveDialog);
  fixture.componentRef.setInput('visit', { appointment: inCourse, placement: placementNow(inCourse), hasMoved: false });
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  server.expectOne('/api/v1/schedule/courses/c/visits').flush(course);
  server.expectOne('/api/v1/schedule/days/2026-11-17').flush({ ...aScheduleDay(), appointments: [inCourse] });
  await settle();
  return { server, settle };
}

const line = { appointmentId: 'a', id: 'x', patientName: 'Alex Morgan', title: 'Integration session' };
const place = { startsAt: '2026-11-17T15:00:00Z', endsAt: '2026-11-17T15:55:00Z', held: ['Nair', 'R1'] };

describe('moving one visit', () => {
  it('offers the times of that day at which the same people and places are free, and takes one with a tap', async () => {
    const { server, settle } = await open();
    const times = (): string[] => allByRole('button', /^\d\d:\d\d$/).map(({ textContent }) => textContent.trim());
    expect(times().slice(0, 3)).toEqual(['08:30', '09:00', '09:30']);
    expect(times().at(-1)).toBe('15:30');
    expect(byRole('button', '09:00').getAttribute('aria-pressed')).toBe('true');
    byRole('button', '13:30').click();
    await settle();
    byRole('button', 'Move the visit').click();
    await settle();
    expect(server.expectOne('/api/v1/appointments/a/move').request.body).toMatchObject({ startsAt: '2026-11-17T18:30:00.000Z' });
  });

  it('says so where no time of the day is free for them', async () => {
    const { server, settle } = await open();
    const date = document.querySelector<HTMLInputElement>('input[type=date]')!;
    date.value = '2026-11-18';
    date.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    server.expectOne('/api/v1/schedule/days/2026-11-18').flush({ ...aScheduleDay(), on: '2026-11-18', openSpans: [], appointments: [] });
    await settle();
    expect(document.body.textContent).toContain('No time. Choose somebody else below, or another day.');
  });
});

describe('moving several visits of a course', () => {
  it('shifts each by the wall clock, shows what changes, then moves all and offers the way back', async () => {
    const { server, settle } = await open();
    expect(allByRole('radio', /not started/)).toEqual([]); // the same two visits as "this and following"
    byRole('radio', 'This and following (2)').click();
    const time = document.querySelector<HTMLInputElement>('input[type=time]')!;
    time.value = '10:00';
    time.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    byRole('button', 'Show what changes').click();
    await settle();
    const asked = server.expectOne(previews);
    // Ten o'clock in New York is 15:00 UTC in November and 14:00 UTC in March.
    expect(asked.request.body.moves.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      '2026-11-17T15:00:00.000Z',
      '2027-03-16T14:00:00.000Z',
    ]);
    asked.flush({ visits: [{ ...line, from: place, to: place, conflicts: [] }] });
    await settle();
    byRole('button', 'Move these 2 visits').click();
    await settle();
    const sent = server.expectOne('/api/v1/schedule/arrangements');
    expect(sent.request.body.moves).toEqual(asked.request.body.moves);
    sent.flush({ visits: [] });
    await settle();
    TestBed.inject(Undo).undo();
    const back = server.expectOne('/api/v1/schedule/arrangements').request.body.moves;
    expect(back.map(({ startsAt, appointmentId }: Record<string, string>) => [startsAt, appointmentId])).toEqual([
      ['2026-11-17T14:00:00.000Z', sent.request.body.moves[0].id],
      ['2027-03-16T13:00:00.000Z', sent.request.body.moves[1].id],
    ]);
  });

  it('moves where a manager sets a soft rule aside with a reason, and not before it is written', async () => {
    const { server, settle } = await open();
    byRole('radio', 'This and following (2)').click();
    await settle();
    byRole('button', 'Show what changes').click();
    await settle();
    const late = { code: 'ends-too-late', message: 'Observation ends too late.', isOverridable: true };
    server.expectOne(previews).flush({ visits: [{ ...line, from: place, to: place, conflicts: [late] }] });
    await settle();
    byRole('button', 'Move these 2 visits').click();
    await settle();
    server.expectNone('/api/v1/schedule/arrangements');
    const reason = document.querySelector<HTMLInputElement>('kat-override-field input')!;
    reason.value = 'The nurse stays';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    byRole('button', 'Move these 2 visits').click();
    await settle();
    const sent = server.expectOne('/api/v1/schedule/arrangements').request.body;
    expect(sent.overrides).toEqual([{ code: 'ends-too-late', reason: 'The nurse stays' }]);
  });

  it('says which one does not fit and why, and asks anew after a change', async () => {
    const { server, settle } = await open();
    byRole('radio', 'This and following (2)').click();
    await settle();
    byRole('button', 'Show what changes').click();
    await settle();
    const busy = { code: 'busy', message: 'Nair is already booked.', isOverridable: false };
    server.expectOne(previews).flush({ visits: [{ ...line, from: place, to: place, conflicts: [busy] }] });
    await settle();
    expect(document.body.textContent).toContain('1 of 1 does not fit');
    expect(document.body.textContent).toContain('Nair is already booked.');
    expect(byRole('button', 'Move these 2 visits').getAttribute('disabled')).not.toBeNull();
    const length = document.querySelector<HTMLInputElement>('kat-number-field input')!;
    length.value = '60';
    length.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(byRole('button', 'Show what changes')).toBeTruthy();
  });
});
