import type { FreedSlotView, SlotMatchesView, WaitlistEntryView } from '@sojourn/domain';
import { aPage } from '../../../core/testing/a-page.js';
import { allByRole, byRole } from '../../../ui/testing/by-role.js';
import WaitlistPage from './waitlist-page.js';

const slot: FreedSlotView = {
  ...{ id: 's1', startsAt: '2026-12-01T15:00:00Z', endsAt: '2026-12-01T16:00:00Z', title: 'Integration session' },
  ...{ freedAt: '2026-11-29T14:00:00Z', held: ['R2', 'Jonas Weber'] },
};
const entry = (id: string, name: string, changes: Partial<WaitlistEntryView> = {}): WaitlistEntryView => ({
  ...{
    id,
    patient: { id: `p-${id}`, name },
    title: 'Integration session',
    visit: { courseId: null, visitKey: null, visitType: 'integration' as const },
    wishes: { days: ['tuesday'], times: ['morning'] },
  },
  ...{
    onlyWith: null,
    untilOn: null,
    noticeHours: 24,
    isUrgent: false,
    remark: null,
    canBeMailed: false,
    phone: '555-0102',
    addedBy: 'Sam Ito',
    addedAt: '2026-11-20T15:00:00Z',
    offers: [],
  },
  ...changes,
});
const offer = (changes: object = {}) => ({
  ...{
    id: 'o1',
    slotId: 's1',
    slotStartsAt: slot.startsAt,
    state: 'open' as const,
    channel: 'telephone' as const,
    delivery: null,
    madeBy: 'Sam Ito',
  },
  ...{ madeAt: '2026-11-29T14:00:00Z', expiresAt: new Date(Date.now() + 30 * 60_000).toISOString() },
  ...changes,
});
const matches: SlotMatchesView = {
  slot,
  matches: [
    { entryId: 'a', isMatch: true, reasons: ['Urgent', 'A time as wished'], against: [] },
    { entryId: 'b', isMatch: false, reasons: [], against: ['Wished for Monday.'] },
  ],
};

async function open(entries: readonly WaitlistEntryView[], slots: readonly FreedSlotView[] = [slot]) {
  const page = await aPage(WaitlistPage, 'front-desk');
  page.server.expectOne('/api/v1/waitlist').flush({ entries, slots });
  await page.settle();
  return page;
}

describe('the waitlist', () => {
  it('says on asking whom a free time would suit, with reasons, and why not the others', async () => {
    const { server, settle, text } = await open([entry('a', 'Sara Amin', { isUrgent: true }), entry('b', 'Sam Okoro')]);
    byRole('button', /^Whom would it suit/).click();
    await settle();
    server.expectOne('/api/v1/waitlist/slots/s1/matches').flush(matches);
    await settle();
    expect(text()).toMatch(/Sara Amin.*Urgent.*A time as wished/);
    expect(text()).toMatch(/One does not fit.*Sam Okoro: Wished for Monday\./);
    byRole('button', 'I call Sara Amin').click();
    await settle();
    const made = server.expectOne('/api/v1/waitlist/offers');
    expect(made.request.body).toMatchObject({ entryId: 'a', slotId: 's1' });
    made.flush({ expiresAt: '2026-11-29T15:00:00Z' });
    await settle();
    server.expectOne('/api/v1/waitlist').flush({ entries: [entry('a', 'Sara Amin', { offers: [offer()] })], slots: [slot] });
    await settle();
    expect(text()).toContain('Offered by telephone');
  });

  it('hears what a patient says on the telephone, and that somebody was faster', async () => {
    const { server, settle, text } = await open([entry('a', 'Sara Amin', { offers: [offer()] })]);
    expect(text()).toMatch(/Tuesday · in the morning · 24 h notice.*Offered by telephone/);
    byRole('button', 'Accepts: Sara Amin').click();
    await settle();
    const said = server.expectOne('/api/v1/waitlist/offers/o1/answer');
    expect(said.request.body).toEqual({ answer: 'accept' });
    said.flush({ state: 'gone' });
    await settle();
    expect(byRole('status').textContent).toBe('The time is gone: somebody was faster. The patient keeps their place.');
  });

  it('offers by mail where the chart has an address, and says how the letter fares', async () => {
    const { server, settle, text } = await open([entry('a', 'Sara Amin', { canBeMailed: true }), entry('b', 'Sam Okoro')]);
    byRole('button', /^Whom would it suit/).click();
    await settle();
    server.expectOne('/api/v1/waitlist/slots/s1/matches').flush(matches);
    await settle();
    byRole('button', 'Offer by mail to Sara Amin').click();
    await settle();
    server.expectOne('/api/v1/waitlist/offers/by-mail').flush({ expiresAt: '2026-11-29T15:00:00Z' });
    await settle();
    const offers = [offer({ channel: 'mail', delivery: 'refused' })];
    server.expectOne('/api/v1/waitlist').flush({ entries: [entry('a', 'Sara Amin', { canBeMailed: true, offers })], slots: [] });
    await settle();
    expect(text()).toMatch(/Offered by mail.*Not deliverable: call the patient/);
  });

  it('shows how the last offer ended', async () => {
    const { text } = await open([
      entry('b', 'Sam Okoro', { offers: [offer({ id: 'o2', state: 'expired' }), offer({ id: 'o3', state: 'declined' })] }),
    ]);
    expect(text()).toContain('No answer in time');
    expect(text()).not.toContain('Declined.');
  });

  it('lets a patient go with a reason', async () => {
    const { server, settle, text } = await open([entry('a', 'Sara Amin')], []);
    expect(text()).toContain('No visit has left a time free.');
    byRole('button', 'Take off … Sara Amin').click();
    await settle();
    byRole('button', 'Booked another way').click();
    await settle();
    const removal = server.expectOne('/api/v1/waitlist/entries/a/removal');
    expect(removal.request.body).toEqual({ reason: 'booked-otherwise' });
    removal.flush({ entries: [], slots: [] });
    await settle();
    expect(text()).toContain('Nobody waits.');
  });

  it('says with whom and until when, and that the last day is over', async () => {
    const onlyWith = { id: 'r-weber', name: 'Jonas Weber' };
    const { text } = await open([
      entry('a', 'Sara Amin', { onlyWith, untilOn: '2126-12-01' }),
      entry('b', 'Sam Okoro', { untilOn: '2026-11-20' }),
    ]);
    expect(text()).toMatch(/Sara Amin.*only with Jonas Weber · 24 h notice.*Until 1 Dec 2126/);
    expect(text()).toContain('Waited until 20 Nov 2026: ask, or take off');
  });

  it('changes what somebody waits for', async () => {
    const { server, settle } = await open([entry('a', 'Sara Amin', { isUrgent: true, remark: 'After five' })], []);
    byRole('button', 'Change … what Sara Amin waits for').click();
    await settle();
    server.expectOne('/api/v1/schedule/patients/p-a/bookable-visits').flush([]);
    await settle();
    server.expectOne('/api/v1/resources').flush([]);
    const spans = [{ opensAt: '08:30', closesAt: '16:30' }];
    server.expectOne('/api/v1/sites').flush([{ hours: { weekdays: [3, 5, 6].map((weekday) => ({ weekday, spans })), exceptions: [] } }]);
    await settle();
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Friday', 'Saturday'].map((day) => allByRole('checkbox', day).length);
    expect(days).toEqual([0, 1, 1, 1, 1]); // open, or wished before
    byRole('checkbox', 'Friday').click();
    byRole('button', 'Save').click();
    await settle();
    const change = server.expectOne('/api/v1/waitlist/entries/a/change');
    expect(change.request.body).toEqual({
      ...{ courseId: null, visitKey: null, visitType: 'integration', wishes: { days: ['tuesday', 'friday'], times: ['morning'] } },
      ...{ onlyWithId: null, untilOn: null, noticeHours: 24, isUrgent: true, remark: 'After five' },
    });
  });

  it('asks for the patient before it adds anybody', async () => {
    const { server, settle, text } = await open([]);
    byRole('button', 'Add to the waitlist').click();
    await settle();
    allByRole('button', 'Add to the waitlist').at(-1)?.click();
    await settle();
    expect(text()).toContain('Choose a patient');
    server.expectNone('/api/v1/waitlist/entries');
  });
});
