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
const whole = { aim: 'near-the-plan', missed: [], placements: [{ ...placement, assignments }] };
const other = {
  aim: 'preferred-times',
  missed: [{ key: 'dose-1', message: 'Dosing session 1 is 1 day later than planned.' }],
  placements: [{ ...placement, assignments, on: '2026-12-02', startsAt: '2026-12-02T14:30:00Z' }],
};
const found: SeriesProposalsView = {
  ...{ courseId: 'c', patientId: 'p', patientName: 'Alex Morgan', site: { id: 'site', zone: 'America/New_York' } },
  ...{ names: { Nair: 'Priya Nair' }, proposals: [whole, other], blocked: null },
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
