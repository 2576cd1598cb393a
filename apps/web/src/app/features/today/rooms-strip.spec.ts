import type { BoardVisit, RoomBoardView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { RoomsStrip } from './rooms-strip.js';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000 - 1_000).toISOString();
const visit = (patientName: string, roomId: string, changes: Partial<BoardVisit> = {}): BoardVisit => ({
  ...{ id: patientName, patientName, title: 'Dosing session', startsAt: ago(27), endsAt: ago(-90), state: 'booked', isDosing: true },
  ...{ hasEscort: true, arrivedAt: null, rooms: [{ roomId, from: changes.startsAt ?? ago(27), until: ago(-90) }], session: null },
  ...changes,
});
const session = { id: 's1', phase: 'dosing', since: ago(23), next: { item: 'vital-signs', dueAt: ago(-4) }, openAlerts: 0 } as const;

async function open(view: Partial<RoomBoardView>): Promise<string> {
  const page = await aPage(RoomsStrip, 'nurse');
  const policy = { noShowAfterMin: 20, escortConfirmedByMin: 120 };
  page.server.expectOne('/api/v1/today/rooms').flush({ rooms: [], visits: [], policy, ...view });
  await page.settle();
  return page.text();
}

describe('the rooms on everybody’s first page', () => {
  it('show who is in them with what is due next, whom one waits for, and the free ones in a line', async () => {
    const rooms = ['R1', 'R2', 'R3', 'R4'].map((name) => ({ id: name, name }));
    const text = await open({
      rooms,
      visits: [
        visit('Alex Morgan', 'R1', { state: 'in-progress', session }),
        visit('Bea Lindqvist', 'R2'),
        visit('Carlos Vega', 'R3', { startsAt: ago(-30) }),
      ],
    });
    expect(text).toMatch(/R1.*Alex Morgan.*Dosing.*Vital signs.*R2.*Waits for its patient.*Bea Lindqvist.*27 min late/);
    expect(text).toMatch(/Free.*R3.*Carlos Vega at .*Free.*R4/);
    expect(byRole('link', 'The whole board, with arrivals').getAttribute('href')).toBe('/today/rooms');
  });

  it('have a place for a session that nobody booked a room for', async () => {
    expect(await open({ visits: [visit('Alex Morgan', 'R1', { state: null, rooms: [], session })] })).toMatch(
      /No room booked.*Alex Morgan/,
    );
  });

  it('say when they cannot be looked at, and are looked at again', async () => {
    const { server, settle, text } = await aPage(RoomsStrip, 'nurse');
    server.expectOne('/api/v1/today/rooms').flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text()).toContain('Rooms now');
    byRole('button', 'Try again').click();
    await settle();
    const policy = { noShowAfterMin: 20, escortConfirmedByMin: 120 };
    server.expectOne('/api/v1/today/rooms').flush({ rooms: [{ id: 'R1', name: 'Cedar' }], visits: [], policy });
    await settle();
    expect(text()).toMatch(/Free.*Cedar/);
    expect(allByRole('alert')).toEqual([]);
  });

  it('take no place where no room is set up and nobody is treated', async () => {
    expect(await open({})).not.toContain('Rooms now');
  });
});
