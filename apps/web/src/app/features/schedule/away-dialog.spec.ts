import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { ScheduleDayView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { Undo } from '../../core/undo.js';
import { byRole } from '../../ui/testing/by-role.js';
import { AwayDialog } from './away-dialog.js';
import { BoardMove } from './board-move.js';
import { PutDown } from './put-down.js';
import { aScheduleDay, at } from './testing/a-schedule-day.js';

/** The other therapist has somebody from half past eight to noon. */
function busyWeber(): ScheduleDayView {
  const day = aScheduleDay();
  const [first, second] = [day.appointments[0]!, day.appointments[1]!];
  const span = { startsAt: at('08:30'), endsAt: at('12:00') };
  return { ...day, appointments: [first, { ...second, ...span, bookings: second.bookings.map((one) => ({ ...one, ...span })) }] };
}

async function open(day = aScheduleDay()) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), BoardMove, PutDown] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  // 08:15 in New York.
  TestBed.inject(Clock).hearServer('Tue, 17 Nov 2026 13:15:00 GMT');
  const fixture = TestBed.createComponent(AwayDialog);
  fixture.componentRef.setInput('day', day);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const who = document.querySelector<HTMLSelectElement>('select')!;
  who.value = 'Nair';
  who.dispatchEvent(new Event('change'));
  await settle();
  const choose = async (way: string): Promise<void> => {
    const instead = document.querySelectorAll('select')[1]!;
    instead.value = way;
    instead.dispatchEvent(new Event('change'));
    await settle();
  };
  return { server: TestBed.inject(HttpTestingController), settle, choose, dialog: fixture.componentInstance };
}

describe('somebody is away today', () => {
  it('lists their visits with who takes over, records the absence and hands them over at once', async () => {
    const { server, settle } = await open();
    expect(document.body.textContent).toMatch(/09:00 Alex Morgan.*Therapist instead/s);
    byRole('button', 'Record the absence and hand over 1 visit').click();
    await settle();
    const absence = server.expectOne('/api/v1/resources/absences');
    expect(absence.request.body).toMatchObject({ resourceId: 'Nair', kind: 'sick', startsAt: '2026-11-17T13:30:00.000Z' });
    absence.flush([]);
    await settle();
    const sent = server.expectOne('/api/v1/schedule/arrangements');
    expect(sent.request.body.moves).toMatchObject([
      {
        appointmentId: 'a',
        startsAt: '2026-11-17T14:00:00.000Z',
        assignments: [
          { role: 'therapist', resourceId: 'Weber' },
          { role: 'room', resourceId: 'R1' },
        ],
      },
    ]);
    sent.flush({ visits: [] });
    await settle();
    // Nobody can be booked while off sick: the way back begins with the absence.
    TestBed.inject(Undo).undo();
    server.expectOne(`/api/v1/resources/absences/${absence.request.body.id}/withdrawal`).flush([]);
    await settle();
    expect(server.expectOne('/api/v1/schedule/arrangements').request.body.moves[0].assignments[0].resourceId).toBe('Nair');
  });

  it('offers other times where nobody can take over, moves with one press, and says which patients to tell', async () => {
    const { server, settle, choose } = await open(busyWeber());
    expect(document.body.textContent).toContain('Nobody else can at 09:00. Another time that day fits.');
    byRole('button', 'Record the absence');
    const { options } = document.querySelectorAll('select')[1]!;
    await choose([...options].find(({ text }) => text.includes('12:00 with Weber, R1'))!.value);
    byRole('button', 'Record the absence and move 1 visit').click();
    await settle();
    server.expectOne('/api/v1/resources/absences').flush([]);
    await settle();
    const sent = server.expectOne('/api/v1/schedule/arrangements');
    expect(sent.request.body.moves).toMatchObject([{ appointmentId: 'a', startsAt: '2026-11-17T17:00:00.000Z' }]);
    sent.flush({ visits: [] });
    await settle();
    expect(byRole('region', 'Patients to tell').textContent).toMatch(/Alex Morgan\s*09:00\s*now 12:00/);
  });

  it('calls a visit off with its reason', async () => {
    const { server, settle, choose } = await open(busyWeber());
    await choose('off');
    byRole('button', 'Record the absence and call off 1 visit').click();
    await settle();
    server.expectOne('/api/v1/resources/absences').flush([]);
    await settle();
    expect(server.expectOne('/api/v1/schedule/arrangements').request.body).toMatchObject({
      cancellations: [{ appointmentId: 'a', event: 'cancel-for-clinic' }],
      reason: 'staff-away',
    });
  });

  it('records the absence alone where nothing is decided, and keeps what waits in sight', async () => {
    const { server, settle, dialog } = await open(busyWeber());
    byRole('button', 'Record the absence').click();
    await settle();
    server.expectOne('/api/v1/resources/absences').flush([]);
    await settle();
    server.expectNone('/api/v1/schedule/arrangements');
    const moving = jest.fn();
    dialog.moving.subscribe(moving);
    byRole('button', 'Find another day …').click();
    expect(moving).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }));
  });

  it('records the absence once, also when the hand-over was refused and is tried again', async () => {
    const { server, settle } = await open();
    byRole('button', /^Record the absence/).click();
    await settle();
    server.expectOne('/api/v1/resources/absences').flush([]);
    await settle();
    const refused = { title: 'This does not fit', detail: 'Weber is already booked.', code: 'busy' };
    server.expectOne('/api/v1/schedule/arrangements').flush(refused, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(byRole('alert').textContent).toContain('Weber is already booked.');
    byRole('button', /^Record the absence/).click();
    await settle();
    server.expectNone('/api/v1/resources/absences');
    server.expectOne('/api/v1/schedule/arrangements');
  });
});
