import type { PatientAnswerItem } from '@sojourn/domain';
import { aPage } from '../../../core/testing/a-page.js';
import { allByRole, byRole } from '../../../ui/testing/by-role.js';
import AnswersPage from './answers-page.js';

const wish: PatientAnswerItem = {
  ...{ id: 'r1', kind: 'ask-to-move', appointmentId: 'a1', patient: { id: 'p1', name: 'Sara Amin' }, title: 'Integration' },
  ...{ visitStartsAt: '2026-12-01T14:00:00Z', at: '2026-11-29T14:00:00Z', isLate: false, reason: null, isOwn: false },
  request: { state: 'waiting', owner: null, wishes: { days: ['monday', 'friday'], times: ['morning'] } },
  followUp: null,
};
const late: PatientAnswerItem = {
  ...{ ...wish, id: 's1', kind: 'cancel', patient: { id: 'p2', name: 'Sam Okoro' }, isLate: true, reason: 'patient-unwell', request: null },
  followUp: { state: 'waiting', owner: null },
};
const decision = '/api/v1/move-requests/r1/decision';

async function open(list: readonly PatientAnswerItem[]) {
  const page = await aPage(AnswersPage, 'front-desk');
  page.server.expectOne('/api/v1/schedule/answers').flush(list);
  await page.settle();
  return page;
}

describe('the answers of patients', () => {
  it('show first who asks for another time, with what would suit and that nobody has it', async () => {
    await open([late, wish]);
    const [waiting, cancelled] = allByRole('list').map(({ textContent }) => textContent);
    expect(waiting).toMatch(/Sara Amin.*Would suit: Monday, Friday, in the morning\..*Nobody has it yet/s);
    expect(cancelled).toMatch(/Sam Okoro.*“I am not well”.*Cancelled late.*Nobody has it yet/s);
  });

  it('are taken by whoever looks after them, and settled where the visit stays', async () => {
    const { server, settle, text } = await open([wish]);
    byRole('button', 'I take it: the request of Sara Amin').click();
    await settle();
    const taken = server.expectOne(decision);
    expect(taken.request.body).toEqual({ decision: 'take' });
    taken.flush([{ ...wish, request: { ...wish.request, state: 'taken', owner: 'Lia Weber' } }]);
    await settle();
    expect(text()).toContain('Lia Weber has it');
    expect(allByRole('button', 'I take it: the request of Sara Amin')).toHaveLength(1);
    byRole('button', 'It stays: the visit of Sara Amin').click();
    await settle();
    server.expectOne(decision).flush([{ ...wish, request: { ...wish.request, state: 'stays', owner: 'Lia Weber' } }]);
    await settle();
    expect(text()).toMatch(/Nobody waits for another time.*Stays as it is/s);
  });

  it('are followed up where they cancel late: somebody takes it and rings', async () => {
    const { server, settle, text } = await open([late]);
    const path = '/api/v1/late-cancellations/s1/decision';
    byRole('button', 'I take it: the late cancellation of Sam Okoro').click();
    await settle();
    const taken = server.expectOne(path);
    expect(taken.request.body).toEqual({ decision: 'take' });
    taken.flush([{ ...late, isOwn: true, followUp: { state: 'taken', owner: 'Lia Weber' } }]);
    await settle();
    expect(text()).toContain('You have it');
    expect(allByRole('button', 'I take it: the late cancellation of Sam Okoro')).toEqual([]);
    byRole('button', 'I rang: the late cancellation of Sam Okoro').click();
    await settle();
    const rang = server.expectOne(path);
    expect(rang.request.body).toEqual({ decision: 'rang' });
    rang.flush([{ ...late, followUp: { state: 'rang', owner: 'Lia Weber' } }]);
    await settle();
    expect(text()).toMatch(/No late cancellation waits.*Cancelled late, looked after by Lia Weber.*Rang/s);
  });

  it('look again where a colleague was faster', async () => {
    const { server, settle } = await open([wish]);
    byRole('button', 'I take it: the request of Sara Amin').click();
    await settle();
    server.expectOne(decision).flush({ code: 'not-found', detail: 'Not there.' }, { status: 404, statusText: 'Not Found' });
    await settle();
    server.expectOne('/api/v1/schedule/answers').flush([{ ...wish, request: { ...wish.request, state: 'stays' } }]);
  });
});
