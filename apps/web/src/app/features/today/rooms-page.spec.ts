import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { BoardVisit, RoomBoardView, UnsignedNotes } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import RoomsPage from './rooms-page.js';

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute - 1_000).toISOString();
const visit = (id: string, patientName: string, changes: Partial<BoardVisit>): BoardVisit => ({
  ...{ id, patientName, title: 'Dosing session', startsAt: ago(0), endsAt: ago(-120), state: 'booked', isDosing: true, hasEscort: true },
  ...{ arrivedAt: null, rooms: [{ roomId: 'r1', from: ago(0), until: ago(-120) }], session: null },
  ...changes,
});
const session = { id: 's1', phase: 'dosing', since: ago(23), next: { item: 'vital-signs', dueAt: ago(-4) }, openAlerts: 2 } as const;
const rooms = [
  { id: 'r1', name: 'R1 infusion suite' },
  { id: 'r2', name: 'R2 KAP room' },
];

async function open(visits: readonly BoardVisit[], status = 200, unsigned: readonly UnsignedNotes[] = []): Promise<string> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  const fixture = TestBed.createComponent(RoomsPage);
  fixture.detectChanges();
  const view: RoomBoardView = { rooms, visits, policy: { noShowAfterMin: 20, escortConfirmedByMin: 120 } };
  const request = TestBed.inject(HttpTestingController).expectOne('/api/v1/today/rooms');
  request.flush(status === 200 ? view : { status, title: 'Away', code: 'away' }, { status, statusText: '' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
  for (const counts of TestBed.inject(HttpTestingController).match('/api/v1/today/unsigned-notes')) counts.flush(unsigned);
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
}

describe('the rooms', () => {
  it('show who is in them, since when, what is due next and what alarms; a free one says so', async () => {
    const text = await open([visit('a', 'Alex Morgan', { state: 'in-progress', startsAt: ago(60), session })]);
    expect(text).toMatch(/Alex Morgan.*Dosing.*since .*23 min.*2 open alerts.*Vital signs/);
    expect(byRole('link', 'Alex Morgan').getAttribute('href')).toBe('/sessions/s1');
    expect(byRole('img', /percent of the booked time has passed/)).toBeTruthy();
    expect(text).toMatch(/R2 KAP room.*Free/);
    expect(text).toContain('1 in a room · 0 waiting · 0 late');
  });

  it('keep who did not come among the arrivals, with the way to take them after all', async () => {
    const text = await open([visit('a', 'Alex Morgan', { state: 'no-show', rooms: [], startsAt: ago(60) })]);
    expect(text).toMatch(/Alex Morgan.*Did not come.*Comes after all: open the visit\./);
    expect(text).toContain('0 waiting · 0 late');
    expect(byRole('link', 'Alex Morgan').getAttribute('href')).toBe('/schedule?open=a');
  });

  it('say when a room is held beyond its time, and who comes next', async () => {
    const over = { startsAt: ago(150), endsAt: ago(5), rooms: [{ roomId: 'r1', from: ago(150), until: ago(5) }] };
    const text = await open([
      visit('a', 'Alex Morgan', { ...over, state: 'in-progress', session: { ...session, phase: 'observing' } }),
      visit('b', 'Bea Lindqvist', { startsAt: ago(-10) }),
    ]);
    expect(text).toMatch(/Over its time.*Alex Morgan.*Next .*Bea Lindqvist/);
    expect(byRole('img', 'The booked time is over')).toBeTruthy();
  });

  it('say when a room waits for its patient', async () => {
    expect(
      await open([visit('a', 'Alex Morgan', { startsAt: ago(27), rooms: [{ roomId: 'r1', from: ago(27), until: ago(-90) }] })]),
    ).toMatch(/R1 infusion suite.*Waits for its patient.*Next .*Alex Morgan.*R2 KAP room.*Free/);
  });

  it('say how many notes wait for whom', async () => {
    const unsigned = [
      { person: 'Jonas Weber', count: 2 },
      { person: 'Any prescriber', count: 1 },
    ];
    expect(await open([], 200, unsigned)).toMatch(/Not signed yet.*Jonas Weber.*2 notes.*Any prescriber.*1 note/);
    TestBed.resetTestingModule();
    expect(await open([], 200, [{ person: null, count: 5 }])).toMatch(/Notes of the clinic.*5 notes/);
    TestBed.resetTestingModule();
    expect(await open([])).toContain('No note waits for a signature.');
  });

  it('name who is late, who waits, and whose way home is not settled', async () => {
    const text = await open([
      visit('a', 'Alex Morgan', { startsAt: ago(25), hasEscort: false }),
      visit('b', 'Bea Lindqvist', { state: 'arrived', arrivedAt: ago(12), startsAt: ago(-5) }),
      visit('c', 'Carlos Vega', { startsAt: ago(-60) }),
      visit('d', 'Dana Roe', { startsAt: ago(-90), isDosing: false }),
    ]);
    expect(text).toMatch(/Alex Morgan.*25 min late.*No escort named.*Ring first/);
    expect(text).toMatch(/Bea Lindqvist.*Waiting, 12 min.*Escort confirmed/);
    expect(text).toMatch(/Carlos Vega.*Expected.*Escort not confirmed/);
    expect(text).toContain('0 in a room · 1 waiting · 1 late');
    expect(byRole('link', 'Alex Morgan').getAttribute('href')).toBe('/schedule?open=a');
  });

  it('keep a session in sight whose patient has left until its record is closed', async () => {
    await open([visit('a', 'Alex Morgan', { state: 'in-progress', session: { ...session, phase: 'discharged' } })]);
    expect(allByRole('region', 'Left, and the record is still open')[0]?.textContent).toContain('Alex Morgan');
  });

  it('name a patient nobody booked a visit for, and link to no visit where the session may not be opened', async () => {
    const ofOthers = { ...session, id: null };
    const text = await open([visit('s1', 'Alex Morgan', { state: null, endsAt: null, rooms: [], session: ofOthers })]);
    expect(text).toMatch(/Without a booked room.*Alex Morgan/);
    expect(allByRole('link', 'Alex Morgan')).toEqual([]);
  });

  it('say what happened when they cannot be read', async () => {
    expect(await open([], 503)).toContain('Away');
  });
});
