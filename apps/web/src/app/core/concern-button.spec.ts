import { Component } from '@angular/core';
import type { Role } from '@sojourn/domain';
import { allByRole, byLabel, byRole, press, type } from '../ui/testing/by-role.js';
import { ConcernButton } from './concern-button.js';
import { aPage } from './testing/a-page.js';

@Component({ imports: [ConcernButton], template: `<kat-concern-button patientId="p1" />` })
class Chart {}

const address = '/api/v1/patients/p1/risk-flags';
const worried = 'I am worried about this patient';

async function open(role: Role) {
  const page = await aPage(Chart, role);
  byRole('button', worried).click();
  await page.settle();
  return page;
}

describe('a concern of staff', () => {
  it('calls a clinician with a few words; the front desk reads nothing of it afterwards', async () => {
    const { server, settle } = await open('front-desk');
    byRole('button', 'Call a clinician').click();
    await settle();
    expect(document.body.textContent).toMatch(/Choose where the patient is\..*Write a few words\./s);
    server.expectNone(address);
    byRole('radio', 'Elsewhere').click();
    type(byLabel('What you heard or saw'), 'Said on the phone that he sees no point any more.');
    byRole('button', 'Call a clinician').click();
    await settle();
    const sent = server.expectOne(address);
    expect(sent.request.body).toEqual({
      ...{ id: expect.any(String), setting: 'remote' },
      concern: 'Said on the phone that he sees no point any more.',
    });
    sent.flush({ id: 'e1' });
    await settle();
    expect(byRole('status').textContent).toContain('A clinician is being called');
    expect(allByRole('link')).toEqual([]);
  });

  it('leads a clinician to the event, and keeps what was typed while it is not sent', async () => {
    const { server, settle } = await open('therapist');
    type(byLabel('What you heard or saw'), 'Gave away his dog.');
    press(document.querySelector('.kat-dialog') as HTMLElement, 'Escape');
    await settle();
    byRole('button', worried).click();
    await settle();
    expect(byLabel('What you heard or saw').value).toBe('Gave away his dog.');
    byRole('radio', 'Here in the clinic').click();
    byRole('button', 'Call a clinician').click();
    await settle();
    server.expectOne(address).flush({ id: 'e1' });
    await settle();
    expect(byRole('link', 'Open the risk event').getAttribute('href')).toBe('/risk-events/e1');
  });

  it('says whether somebody was called, also to whoever closes it while the call is under way', async () => {
    const { server, settle } = await open('nurse');
    const closeMeanwhile = async () => {
      byRole('button', 'Call a clinician').click();
      await settle();
      press(document.querySelector('.kat-dialog') as HTMLElement, 'Escape');
      await settle();
      expect(document.querySelector('.kat-dialog')).toBeNull();
      return server.expectOne(address);
    };
    byRole('radio', 'Here in the clinic').click();
    type(byLabel('What you heard or saw'), 'Gave away his dog.');
    (await closeMeanwhile()).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(allByRole('alert')).toHaveLength(1);
    expect(byLabel('What you heard or saw').value).toBe('Gave away his dog.');
    (await closeMeanwhile()).flush({ id: 'e1' });
    await settle();
    expect(byRole('status').textContent).toContain('A clinician is being called');
  });

  it('is offered to nobody who may not raise one', async () => {
    await aPage(Chart, 'compliance');
    expect(allByRole('button', worried)).toEqual([]);
  });
});
