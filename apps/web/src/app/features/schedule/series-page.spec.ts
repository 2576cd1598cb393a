import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SeriesProposalsView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import SeriesPage from './series-page.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

const placement = {
  key: 'dose-1',
  title: 'Dosing session 1',
  on: '2026-12-01',
  startsAt: '2026-12-01T14:30:00Z',
  endsAt: '2026-12-01T17:10:00Z',
};
const assignments = [{ role: 'therapist', resourceId: 'Nair' }];
const whole = { aim: 'near-the-plan', missed: [], placements: [{ ...placement, assignments, from: null, stays: false }] };
const other = {
  aim: 'preferred-times',
  missed: [{ key: 'dose-1', message: 'Dosing session 1 is 1 day later than planned.' }],
  placements: [{ ...placement, assignments, from: null, stays: false, on: '2026-12-02', startsAt: '2026-12-02T14:30:00Z' }],
};
const found: SeriesProposalsView = {
  ...{ courseId: 'c', patientId: 'p', patientName: 'Alex Morgan', site: { id: 'site', zone: 'America/New_York' } },
  ...{ names: { Nair: 'Priya Nair' }, proposals: [whole, other], blocked: null, fallsAway: [], missedVisits: [] },
};
const proposals = '/api/v1/schedule/courses/c/series-proposals';

async function open(answer: SeriesProposalsView) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  const fixture = TestBed.createComponent(SeriesPage);
  fixture.componentRef.setInput('courseId', 'c');
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  server.expectOne(({ url }) => url.startsWith('/api/v1/schedule/days/')).flush(aScheduleDay());
  await settle();
  server.expectOne(proposals).flush(answer);
  await settle();
  return { server, settle };
}

describe('planning a whole course', () => {
  it('shows each plan with what it misses, and books the chosen one as a whole', async () => {
    const { server, settle } = await open(found);
    expect(allByRole('radio').length).toBe(2);
    expect(document.body.textContent).toContain('Misses nothing.');
    // 14:30 UTC in December is 09:30 in New York.
    expect(byRole('region', 'The plan by weeks').textContent).toMatch(/09:30.*Dosing session 1.*Priya Nair/s);
    byRole('radio', /preferred times/).click();
    await settle();
    expect(document.body.textContent).toContain('Dosing session 1 is 1 day later than planned.');
    byRole('button', 'Book all 1 visits').click();
    await settle();
    const sent = server.expectOne('/api/v1/schedule/courses/c/series');
    expect(sent.request.body).toMatchObject({
      siteId: 'site',
      visits: [{ visitKey: 'dose-1', startsAt: '2026-12-02T14:30:00Z', assignments }],
    });
    sent.flush({ title: 'This does not fit', detail: 'Priya Nair is on leave.', code: 'absent' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(byRole('alert').textContent).toContain('Priya Nair is on leave.');
  });

  it('shows after a missed dose what moves, what stays and what falls away, asks once and does all of it together', async () => {
    const from = { appointmentId: 'a', version: 2, title: 'Dosing session 2', startsAt: '2026-12-03T14:30:00Z' };
    const again = { ...placement, assignments, from: null, stays: false };
    const moves = { ...again, key: 'dose-2', title: 'Dosing session 2', startsAt: '2026-12-04T14:30:00Z', from };
    const stays = { ...again, key: 'integration-2', title: 'Integration 2', from: { ...from, appointmentId: 'b' }, stays: true };
    const gone = { appointmentId: 'z', version: 1, title: 'Dosing session 6', startsAt: '2026-12-20T14:30:00Z' };
    const { server, settle } = await open({
      ...{ ...found, missedVisits: ['Dosing session 1'], fallsAway: [gone] },
      proposals: [{ aim: 'near-the-plan', missed: [], placements: [again, moves, stays] }],
    });
    expect(document.body.textContent).toMatch(/Dosing session 1: planned again below/);
    expect(document.querySelector('kat-plan-changes')?.textContent).toMatch(
      /Moves \(1\).*3 Dec 2026.*4 Dec 2026.*Is booked \(1\).*Falls away.*Stays \(1\)/s,
    );
    byRole('button', 'Change these 3 visits').click();
    await settle();
    const { moves: moved, bookings, cancellations, reason } = server.expectOne('/api/v1/schedule/arrangements').request.body;
    expect(moved).toMatchObject([{ appointmentId: 'a', version: 2, startsAt: '2026-12-04T14:30:00Z' }]);
    expect(bookings).toMatchObject([{ courseId: 'c', visitKey: 'dose-1', siteId: 'site' }]);
    expect([cancellations, reason]).toEqual([[{ appointmentId: 'z', version: 1, event: 'cancel-for-clinic' }], 'course-changed']);
  });

  it('says what is missing and what would free it where nothing fits', async () => {
    const blocked = {
      key: 'dose-1',
      message: 'Dosing session 1 fits on no day.',
      bindings: ['Missing on all these days: a nurse.'],
      remedies: ['A nurse would free it.'],
    };
    await open({ ...found, proposals: [], blocked });
    expect(document.body.textContent).toContain('Missing on all these days: a nurse.');
    expect(document.body.textContent).toContain('A nurse would free it.');
    expect(allByRole('button', /^Book all/)).toEqual([]);
  });
});
