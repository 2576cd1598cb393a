import type { ShiftNotesView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { byLabel, byRole } from '../../ui/testing/by-role.js';
import { ShiftNotes } from './shift-notes.js';

const path = '/api/v1/shift-notes';
const view: ShiftNotesView = {
  sites: [{ id: 's1', name: 'Cedar Hollow' }],
  notes: [
    {
      ...{
        id: 'n1',
        siteName: 'Cedar Hollow',
        on: '2026-11-24',
        shift: 'morning',
        writtenBy: 'Tom Bauer',
        writtenAt: '2026-11-24T17:00:00Z',
      },
      ...{ parts: { watch: 'Second reading in room 2', open: null, rooms: null }, readBy: [], isKnownToMe: false },
    },
  ],
};

async function open() {
  const page = await aPage(ShiftNotes, 'nurse');
  page.server.expectOne(path).flush(view);
  await page.settle();
  return page;
}

describe('the hand-over between shifts', () => {
  it('shows what the shift before said and is acknowledged by whoever has read it', async () => {
    const { server, settle, text } = await open();
    expect(text()).toMatch(/Second reading in room 2.*Nobody has read it yet/s);
    byRole('button', 'I have read it: the hand-over of Tom Bauer').click();
    await settle();
    const [note] = view.notes;
    const read = { ...view, notes: [{ ...note, isKnownToMe: true, readBy: [{ name: 'Jin Park', at: '2026-11-24T18:00:00Z' }] }] };
    server.expectOne(`${path}/n1/reading`).flush(read);
    await settle();
    expect(text()).toMatch(/Known to you.*Read by Jin Park/s);
  });

  it('is written with its shift and one thing at least, and keeps what is typed when it did not arrive', async () => {
    const { server, settle, text } = await open();
    byRole('button', 'Hand over my shift').click();
    await settle();
    byRole('button', 'Hand over').click();
    await settle();
    expect(text()).toMatch(/Choose one\..*Write at least one of the three\./s);
    server.expectNone({ method: 'POST', url: path });
    byRole('radio', 'Evening').click();
    const field = byLabel(/^Still to do/);
    field.value = 'Call the pharmacy';
    field.dispatchEvent(new Event('input'));
    byRole('button', 'Hand over').click();
    await settle();
    const sent = server.expectOne({ method: 'POST', url: path });
    expect(sent.request.body).toMatchObject({ siteId: 's1', shift: 'evening', parts: { watch: '', open: 'Call the pharmacy', rooms: '' } });
    sent.error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('The server did not answer.');
    expect(byLabel(/^Still to do/).value).toBe('Call the pharmacy');
  });
});
