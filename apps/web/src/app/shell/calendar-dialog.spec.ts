import { aPage } from '../core/testing/a-page.js';
import { byRole } from '../ui/testing/by-role.js';
import { CalendarDialog } from './calendar-dialog.js';

const path = '/api/v1/calendar-feed';
const address = 'https://clinic.example/api/v1/calendars/1.x.y.ics';
const never = { madeAt: null, fetchedAt: null };
const made = { madeAt: '2026-11-29T14:00:00Z', fetchedAt: null };

async function open(view: object) {
  const page = await aPage(CalendarDialog, 'therapist');
  page.server.expectOne(path).flush(view);
  await page.settle();
  return page;
}

describe('one’s own calendar', () => {
  it('has no address until one is made, which is shown once', async () => {
    const { server, settle, text } = await open(never);
    expect(text()).toContain('You have no calendar address.');
    byRole('button', 'Make an address').click();
    await settle();
    server.expectOne({ method: 'POST', url: path }).flush({ ...made, address });
    await settle();
    expect(text()).toContain(address);
    expect(text()).toMatch(/it is not shown again.*Not fetched yet/s);
  });

  it('says when it was last fetched, and is ended', async () => {
    const { server, settle, text } = await open({ ...made, fetchedAt: '2026-11-29T15:30:00Z' });
    expect(text()).toContain('Last fetched 29 Nov 2026, 10:30.');
    expect(text()).not.toContain('calendars/');
    byRole('button', 'End it').click();
    await settle();
    server.expectOne({ method: 'DELETE', url: path }).flush(never);
    await settle();
    expect(text()).toContain('You have no calendar address.');
  });

  it('keeps what it shows when making a new one fails', async () => {
    const { server, settle, text } = await open(made);
    byRole('button', 'Make a new address').click();
    await settle();
    server.expectOne({ method: 'POST', url: path }).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('The server did not answer.');
    expect(text()).toContain('Made 29 Nov 2026');
  });
});
