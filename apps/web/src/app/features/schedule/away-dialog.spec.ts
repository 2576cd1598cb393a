import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { Undo } from '../../core/undo.js';
import { byRole } from '../../ui/testing/by-role.js';
import { AwayDialog } from './away-dialog.js';
import { BoardMove } from './board-move.js';
import { PutDown } from './put-down.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

async function open() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), BoardMove, PutDown] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  // 08:15 in New York.
  TestBed.inject(Clock).hearServer('Tue, 17 Nov 2026 13:15:00 GMT');
  const fixture = TestBed.createComponent(AwayDialog);
  fixture.componentRef.setInput('day', aScheduleDay());
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const who = document.querySelector<HTMLSelectElement>('select')!;
  who.value = 'Nair';
  who.dispatchEvent(new Event('change'));
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
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
