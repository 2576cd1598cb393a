import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { greetingAt } from './greeting.js';
import { TodayPage } from './today-page.js';

async function open(): Promise<{ server: HttpTestingController; settle: () => Promise<void> }> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  const fixture = TestBed.createComponent(TodayPage);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
}

describe('the first page of the day', () => {
  it('greets by name while the day is still being read', async () => {
    await open();
    expect(byRole('heading', /^Good (morning|afternoon|evening), Jin Park$/)).toBeTruthy();
    expect(byRole('status').textContent).toContain('Loading the day');
  });

  it('says plainly that nothing waits', async () => {
    const { server, settle } = await open();
    server.expectOne('/api/v1/today').flush({ needs: [], visits: [] });
    await settle();
    expect(document.body.textContent).toContain('Nothing waits for you.');
    expect(document.body.textContent).toContain('No visits today.');
  });

  it('reads the times of visits on the clinic clock and says in words what is live', async () => {
    const { server, settle } = await open();
    const visit = { id: '1', startsAt: '2026-11-24T15:20:00Z', endsAt: '2026-11-24T17:20:00Z', patientName: 'Amin, Sara' };
    server.expectOne('/api/v1/today').flush({
      needs: [{ id: '2', sentence: 'A note is not signed', detail: null, address: '/notes/2', dueAt: null }],
      visits: [{ ...visit, kind: 'Dosing, IV', place: 'Room Cedar', state: 'live', address: null }],
    });
    await settle();
    // New York in November is UTC-5: 15:20 becomes 10:20.
    expect(byRole('article').textContent).toMatch(/10:20.*Amin, Sara.*Live/s);
    expect(byRole('link', 'A note is not signed').getAttribute('href')).toBe('/notes/2');
  });

  it('says what happened when the day cannot be read, and asks again', async () => {
    const { server, settle } = await open();
    server.expectOne('/api/v1/today').error(new ProgressEvent('error'));
    await settle();
    expect(byRole('alert').textContent).toContain('The server did not answer.');
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne('/api/v1/today').flush({ needs: [], visits: [] });
    await settle();
    expect(allByRole('alert')).toEqual([]);
  });

  it.each([
    [4, 'Good evening'],
    [5, 'Good morning'],
    [11, 'Good morning'],
    [12, 'Good afternoon'],
    [17, 'Good afternoon'],
    [18, 'Good evening'],
  ])('at %i o’clock says "%s"', (hour, words) => {
    expect(greetingAt(hour)).toBe(words);
  });
});
