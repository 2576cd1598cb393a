import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { allergy, allergyBanner, medicine } from '@sojourn/domain';
import { KeptDay, type KeptDayCopy } from '../../core/kept-day.js';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { greetingAt } from './greeting.js';
import { TodayPage } from './today-page.js';

const aKeptDay = {
  ...{ madeAt: '2026-11-24T12:42:00Z', day: '2026-11-24' as KeptDayCopy['day'] },
  today: {
    needs: [],
    visits: [
      {
        ...{ id: 'v1', startsAt: '2026-11-24T15:45:00Z', endsAt: null, patientName: 'Bea Lindqvist', kind: 'Dosing session' },
        ...{ place: null, state: 'planned' as const, address: '/patients/p1' },
      },
    ],
  },
  visits: [
    {
      ...{ visitId: 'v1', patientId: 'p1', birthDate: '1988-02-01', recordNumber: 'CH-0002' },
      chart: {
        allergies: allergyBanner([allergy.parse({ substance: 'Penicillin' })], null),
        medicines: [medicine.parse({ text: 'Prazosin', dosage: '2 mg at night', status: 'active' })],
      },
    },
  ],
  sessions: [{ id: 'v1', product: 'intramuscular-ketamine' as const, order: null, opensAppointmentId: 'v1' }],
} satisfies KeptDayCopy;

async function open(kept: KeptDayCopy | null = null): Promise<{ server: HttpTestingController; settle: () => Promise<void> }> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: KeptDay, useValue: { read: () => Promise.resolve(kept) } },
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

  it('shows the rooms, once the server has answered', async () => {
    const { server, settle } = await open();
    server.expectNone('/api/v1/today/rooms');
    server.expectOne('/api/v1/today').flush({ needs: [], visits: [] });
    await settle();
    server.expectOne('/api/v1/today/rooms');
  });

  it('says plainly that nothing waits', async () => {
    const { server, settle } = await open();
    server.expectOne('/api/v1/today').flush({ needs: [], visits: [] });
    await settle();
    expect(document.body.textContent).toContain('Nothing waits for you.');
    expect(document.body.textContent).toContain('No visits today.');
  });

  it('reads the times of visits on the clinic clock and says in words what is live and who did not come', async () => {
    const { server, settle } = await open();
    const visit = { id: '1', startsAt: '2026-11-24T15:20:00Z', endsAt: '2026-11-24T17:20:00Z', patientName: 'Amin, Sara' };
    server.expectOne('/api/v1/today').flush({
      needs: [{ id: '2', sentence: 'A note is not signed', detail: null, address: '/notes/2', dueAt: null }],
      visits: [
        { ...visit, kind: 'Dosing, IV', place: 'Room Cedar', state: 'live', address: null },
        { ...visit, id: '3', patientName: 'Lee, Kim', kind: 'Talk', place: null, state: 'missed', address: '/schedule?open=3' },
      ],
    });
    await settle();
    // New York in November is UTC-5: 15:20 becomes 10:20.
    const [live, missed] = allByRole('article').map(({ textContent }) => textContent);
    expect(live).toMatch(/10:20.*Amin, Sara.*Live/s);
    expect(missed).toMatch(/Lee, Kim.*Did not come/s);
    expect(byRole('link', 'A note is not signed').getAttribute('href')).toBe('/notes/2');
  });

  it('gives a risk event the sign and the word of risk, an ordinary line none', async () => {
    const { server, settle } = await open();
    const line = { detail: null, dueAt: null };
    server.expectOne('/api/v1/today').flush({
      needs: [
        { ...line, id: '1', sentence: 'Answer the risk event of Sara Amin', address: '/risk-events/1', risk: 'alert' },
        { ...line, id: '2', sentence: 'Ask Sara Amin about allergies', address: '/patients/1' },
      ],
      visits: [],
    });
    await settle();
    const [risk, ordinary] = allByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    expect(risk).toMatch(/^Risk\s*Answer the risk event/);
    expect(ordinary).toMatch(/^Ask Sara Amin/);
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

  it('while the server is away is the copy of this morning with its time, allergies, medicines and orders, and leads into sessions', async () => {
    const { server, settle } = await open(aKeptDay);
    server.expectOne('/api/v1/today').error(new ProgressEvent('error'));
    await settle();
    await settle();
    // 12:42 UTC in November is 7:42 in New York.
    expect(document.body.textContent).toContain('As of 07:42 – the server is away');
    expect(byRole('article').textContent).toMatch(/Penicillin.*Prazosin, 2 mg at night.*Ketamine, injection: no order signed/s);
    expect(byRole('link', 'Bea Lindqvist').getAttribute('href')).toBe('/sessions/v1');
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
