import { Component, signal } from '@angular/core';
import type { AmendmentRequestView, NotePerson, Role } from '@sojourn/domain';
import { aPage, type ShownPage } from '../../../core/testing/a-page.js';
import { allByRole, byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import { PatientRequests } from './patient-requests.js';
import { lookOf } from './request-words.js';

const nair: NotePerson = { id: 's1', name: 'Priya Nair', credential: '' };
const request = {
  ...{ id: 'r1', patientId: 'p1', note: null, receivedOn: '2026-11-02', words: 'I could not fall asleep.', recordedBy: nair },
  ...{ recordedAt: '2026-11-02T15:00:00Z', state: 'received', dueOn: '2027-01-01', daysLeft: 33, mayDecide: true },
  ...{ extension: null, acceptance: null, denial: null, disagreement: null, rebuttal: null, mayRebut: false },
} as unknown as AmendmentRequestView;

@Component({ selector: 'kat-host', imports: [PatientRequests], template: `<kat-patient-requests [patientId]="id()" />` })
class Host {
  readonly id = signal('p1');
}

const address = '/api/v1/patients/p1/amendment-requests';

async function shown(role: Role, ...requests: AmendmentRequestView[]): Promise<ShownPage> {
  const page = await aPage(Host, role);
  page.server.expectOne(address).flush(requests);
  await page.settle();
  return page;
}

describe('the clock of a request', () => {
  it.each([
    ['received', 33, '33 days left', 'neutral'],
    ['extended', 1, '1 day left', 'neutral'],
    ['received', 0, 'Last day', 'neutral'],
    ['received', -1, 'Overdue by 1 day', 'caution'],
    ['accepted', -40, 'Accepted', 'ok'],
    ['disputed', -40, 'Denied, the patient disagrees', 'info'],
  ] as const)('%s with %i days: %s', (state, daysLeft, words, tone) => {
    expect(lookOf({ state, daysLeft })).toMatchObject({ words, tone });
  });
});

describe('requests to amend', () => {
  it('are taken in with their day and the patient’s words, and nothing is sent before both are there', async () => {
    const { server, settle, text } = await shown('front-desk');
    expect(text()).toContain('The patient has asked for no change.');
    byRole('button', 'Record a request').click();
    await settle();
    byRole('button', 'Record the request').click();
    await settle();
    server.expectNone(address);
    expect(text()).toContain('Write down what the patient asks.');
    type(byLabel('Received on'), '2099-01-01');
    type(byLabel('The patient’s own words'), 'Please correct my name.');
    byRole('button', 'Record the request').click();
    await settle();
    server.expectNone(address);
    type(byLabel('Received on'), '2026-11-02');
    byRole('button', 'Record the request').click();
    await settle();
    const sent = server.expectOne(address);
    expect(sent.request.body).toMatchObject({ noteId: null, receivedOn: '2026-11-02', words: 'Please correct my name.' });
  });

  it('are denied on a ground with a reason, and no ground or decision is chosen beforehand', async () => {
    const { server, settle, text } = await shown('prescriber', request);
    byRole('button', 'Accept or deny …').click();
    await settle();
    byRole('button', 'Answer the request').click();
    await settle();
    expect(text()).toContain('Say whether the request is accepted or denied.');
    byRole('radio', 'Deny').click();
    await settle();
    byRole('button', 'Deny the request').click();
    await settle();
    expect(text()).toContain('Choose the ground. There is no other.');
    const ground = byLabel<HTMLSelectElement>('On which ground');
    ground.value = 'accurate-and-complete';
    ground.dispatchEvent(new Event('change'));
    type(byLabel('Why, in plain words'), 'It is what was said.');
    byRole('button', 'Deny the request').click();
    await settle();
    const sent = server.expectOne('/api/v1/amendment-requests/r1/denial');
    expect(sent.request.body).toMatchObject({ ground: 'accurate-and-complete', reason: 'It is what was said.', noteId: null });
    sent.flush({ title: 'Answered meanwhile', detail: 'Look first.', code: 'answered-meanwhile' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect([text().includes('Look first.'), byLabel('Why, in plain words').value]).toEqual([true, 'It is what was said.']);
  });

  it('show the desk their clock, no words, and no decision', async () => {
    const { text } = await shown('front-desk', { ...request, words: null, daysLeft: -3, mayDecide: false });
    expect(text()).toContain('Overdue by 3 days');
    expect(allByRole('button').map((button) => button.textContent.trim())).toEqual(['Record a request']);
  });
});
