import type { MessageItem, MessageView, TodayNeed } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import MessagesPage from './messages-page.js';

const sent: MessageItem = {
  ...{ id: 'm1', patient: { id: 'p1', name: 'Sara Amin' }, kind: 'visit-reminder', state: 'sent', tries: 1, fault: null },
  ...{ madeAt: '2026-11-24T14:00:00Z', nextTryAt: null, sentAt: '2026-11-24T14:01:00Z', visitStartsAt: '2026-12-01T14:00:00Z' },
  ...{ visitSince: null, owner: null, takenAt: null, isOwn: false, hasAddress: true },
};
const refused: MessageItem = {
  ...{ ...sent, id: 'm2', patient: { id: 'p2', name: 'Sam Okoro' }, state: 'refused', sentAt: null, fault: 'smtp-550' },
};
const words: MessageView = {
  ...refused,
  isReadable: true,
  address: 'sam@home.example',
  addressInChart: 'sam@home.example',
  isDoubted: false,
  subject: 'A reminder',
  text: 'See you on Tuesday.',
};
async function open(list: readonly MessageItem[], stopped: readonly TodayNeed[] = []) {
  const page = await aPage(MessagesPage, 'front-desk');
  page.server.expectOne('/api/v1/messages').flush(list);
  page.server.expectOne('/api/v1/today/stopped-work').flush(stopped);
  await page.settle();
  return page;
}

describe('the messages of the clinic', () => {
  it('show first what did not arrive, with why and what to do', async () => {
    await open([refused, sent]);
    const [waiting, others] = allByRole('list').map(({ textContent }) => textContent);
    expect(waiting).toMatch(/Sam Okoro.*Call the patient, and correct the address.*Not deliverable/s);
    expect(others).toMatch(/Sara Amin.*Taken by the mail server/s);
  });

  it('about a time that no longer stands say so', async () => {
    const cancelled: MessageItem = { ...sent, id: 'm3', patient: { id: 'p3', name: 'Ana Ruiz' }, visitSince: 'cancelled' };
    const told: MessageItem = { ...sent, id: 'm4', kind: 'visit-moved' };
    const { text } = await open([{ ...sent, visitSince: 'moved' }, told, cancelled]);
    expect(text()).toMatch(/Sara Amin.*Reminder of a visit.*About the earlier time: the visit has moved since\./s);
    expect(text()).toMatch(/A visit has moved.*Ana Ruiz.*The visit was cancelled since\./s);
  });

  it('say so where nothing waits and nothing was written yet', async () => {
    const { text } = await open([]);
    expect(text()).toContain('Every message is on its way, arrived or settled.');
    expect(text()).toContain('No message yet.');
  });

  it('are read one by one, and sent again or settled by whoever looks after them', async () => {
    const { server, settle, text } = await open([refused]);
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush(words);
    await settle();
    expect(text()).toContain('See you on Tuesday.');
    byRole('button', 'Told another way').click();
    await settle();
    const decision = server.expectOne('/api/v1/messages/m2/decision');
    expect(decision.request.body).toEqual({ decision: 'told-otherwise' });
    decision.flush({ ...words, state: 'settled' });
    await settle();
    server.expectOne('/api/v1/messages').flush([{ ...refused, state: 'settled' }]);
    await settle();
    expect(text()).toContain('Every message is on its way, arrived or settled.');
    expect(allByRole('dialog')).toEqual([]);
  });

  it('that wait for a person are taken by somebody, who has them then; a colleague may take them over', async () => {
    const { server, settle, text } = await open([refused]);
    expect(text()).toContain('Nobody has it yet');
    byRole('button', 'I take it: the message to Sam Okoro').click();
    await settle();
    const decision = server.expectOne('/api/v1/messages/m2/decision');
    expect(decision.request.body).toEqual({ decision: 'take' });
    const taken = { ...refused, owner: 'Lia Weber', takenAt: '2026-11-24T15:00:00Z' };
    decision.flush({ ...words, ...taken, isOwn: true });
    await settle();
    server.expectOne('/api/v1/messages').flush([
      { ...taken, isOwn: true },
      { ...taken, id: 'm5', patient: { id: 'p5', name: 'Ana Ruiz' } },
    ]);
    await settle();
    expect(text()).toMatch(/Sam Okoro.*You have it.*Ana Ruiz.*Lia Weber has it/s);
    expect(allByRole('button', 'I take it: the message to Sam Okoro')).toEqual([]);
    expect(allByRole('button', 'I take it: the message to Ana Ruiz')).toHaveLength(1);
  });

  it('ask for nothing where a message is on its way, and offer no second letter without an address', async () => {
    const { server, settle, text } = await open([{ ...refused, fault: 'no-address', hasAddress: false }, sent]);
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, fault: 'no-address', hasAddress: false, address: '', addressInChart: null });
    await settle();
    expect(text()).toContain('None in the chart');
    expect(allByRole('button', 'Send again')).toEqual([]);
  });

  it('that had nowhere to go say so once the chart has an address, and go there by one press', async () => {
    const { server, settle, text } = await open([{ ...refused, fault: 'no-address' }]);
    expect(text()).toContain('The chart has one now: send it there, or call the patient.');
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, fault: 'no-address', address: '' });
    await settle();
    expect(text()).toMatch(/None when it was written.*In the chart now.*sam@home\.example/s);
    byRole('button', 'Send it now').click();
    await settle();
    expect(server.expectOne('/api/v1/messages/m2/decision').request.body).toEqual({ decision: 'send-again' });
  });

  it('that wait since the mail server was out of reach go out again by one press, and say how far they are', async () => {
    const held: MessageItem[] = ['m1', 'm2'].map((id) => ({ ...refused, id, state: 'failed', fault: 'ESOCKET', tries: 5 }));
    const { server, settle, text } = await open(held);
    expect(text()).toMatch(/The mail server could not be reached.*2 letters were tried five times/s);
    byRole('button', 'Send all 2 again').click();
    await settle();
    server.expectOne('/api/v1/messages/sending-again').flush({ messageIds: ['m1', 'm2'] });
    await settle();
    server.expectOne('/api/v1/messages').flush(held.map((one, index) => ({ ...one, state: index === 0 ? 'sent' : 'queued' })));
    await settle();
    expect(text()).toMatch(/1 of 2 sent again is out.*1 is on the way/s);
    expect(text()).not.toContain('could not be reached');
  });

  it('of which one alone was given up, or which wait for another reason, bring no word of an outage', async () => {
    const { text } = await open([{ ...refused, state: 'failed', fault: 'ESOCKET' }, refused, { ...refused, id: 'm3', state: 'uncertain' }]);
    expect(text()).not.toContain('could not be reached');
  });

  it('that came back say what to do, and go out again to the address the chart has now', async () => {
    const returned: MessageItem = { ...refused, state: 'returned', fault: 'returned-5.1.1' };
    const { server, settle, text } = await open([returned]);
    expect(text()).toMatch(/Came back/);
    expect(text()).toContain('there is no such address. Call the patient and correct the address.');
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, ...returned, isDoubted: true });
    await settle();
    expect(allByRole('button', 'The address is right: send again')).toHaveLength(1);
    byRole('button', 'Close').click();
    await settle();
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, ...returned, addressInChart: 'right@home.example' });
    await settle();
    expect(text()).toContain('right@home.example');
    byRole('button', 'Send to the new address').click();
    await settle();
    expect(server.expectOne('/api/v1/messages/m2/decision').request.body).toEqual({ decision: 'send-again' });
  });

  it('to an address that another letter came back from say so, and that sending them again calls it right', async () => {
    const failed: MessageItem = { ...refused, state: 'failed', fault: 'smtp-451' };
    const { server, settle, text } = await open([failed]);
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, ...failed });
    await settle();
    byRole('button', 'Send again').click();
    await settle();
    const refusal = { status: 409, code: 'address-in-doubt', title: 'The address is in doubt', detail: 'Nothing was sent.' };
    server.expectOne('/api/v1/messages/m2/decision').flush(refusal, { status: 409, statusText: 'Conflict' });
    await settle();
    server.expectOne('/api/v1/messages/m2').flush({ ...words, ...failed, isDoubted: true });
    await settle();
    expect(text()).toContain('Nothing was sent.');
    expect(text()).toContain('A letter came back from the address in the chart.');
    expect(allByRole('button', 'The address is right: send again')).toHaveLength(1);
    expect(allByRole('button', 'Send again')).toEqual([]);
    byRole('button', 'The address is right: send again').click();
    await settle();
    expect(server.expectOne('/api/v1/messages/m2/decision').request.body).toEqual({ decision: 'address-is-right' });
  });

  it('that cannot be read any more say so, and can be told another way only', async () => {
    const { server, settle, text } = await open([{ ...refused, fault: 'unreadable' }]);
    byRole('button', 'Open the message to Sam Okoro').click();
    await settle();
    const nothing = { isReadable: false, address: '', subject: '', text: '' };
    server.expectOne('/api/v1/messages/m2').flush({ ...words, ...nothing, fault: 'unreadable' });
    await settle();
    expect(text()).toMatch(/cannot be read any more.*Call the patient/);
    expect(text()).not.toContain('None in the chart');
    expect(allByRole('button', 'Send again')).toEqual([]);
    expect(allByRole('button', 'Told another way')).toHaveLength(1);
  });

  it('that were sent are said to have come back by who heard of it', async () => {
    const { server, settle } = await open([sent]);
    byRole('button', 'Open the message to Sara Amin').click();
    await settle();
    server.expectOne('/api/v1/messages/m1').flush({ ...words, ...sent });
    await settle();
    byRole('button', 'It came back').click();
    await settle();
    expect(server.expectOne('/api/v1/messages/m1/decision').request.body).toEqual({ decision: 'came-back' });
  });

  it('say when the work that carries them may stand still, and what to do meanwhile', async () => {
    const work = { id: 'work send-messages', sentence: 'Mail to patients may stand still', address: '/messages', dueAt: null };
    const other = { ...work, id: 'work forget-sign-ins', sentence: 'Old sign-ins are not forgotten in time', address: null };
    const { text } = await open(
      [sent],
      [
        { ...work, detail: 'Given up after 6 tries. Call the patients of the next days.' },
        { ...other, detail: 'x' },
      ],
    );
    expect(text()).toContain('Mail to patients may stand still');
    expect(text()).toContain('Call the patients of the next days.');
    expect(text()).not.toContain('Old sign-ins');
  });
});
