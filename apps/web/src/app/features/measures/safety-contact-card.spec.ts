import { Component } from '@angular/core';
import type { SafetyContactView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { SafetyContactCard } from './safety-contact-card.js';

@Component({ imports: [SafetyContactCard], template: `<kat-safety-contact-card patientId="p1" />` })
class Chart {}

const address = '/api/v1/patients/p1/measure-assignments/safety-contact';
const call: SafetyContactView = {
  ...{ instrumentId: 'c-ssrs-since-last-contact', by: '2026-11-20T15:00:00Z', closesAt: '2026-11-21T15:00:00Z' },
  toCall: [
    { of: null, use: 'mobile', phone: '555-0101' },
    { of: 'Jo Amin, sister', use: 'unknown', phone: '555-0102' },
  ],
};

describe('the call a day after a dose', () => {
  it('has the numbers at hand and the form one press away', async () => {
    const { server, settle, text } = await aPage(Chart, 'nurse');
    server.expectOne(address).flush([call]);
    await settle();
    expect(text()).toMatch(/Call: a day after the dose.*The patient: 555-0101.*Jo Amin, sister: 555-0102/);
    expect(byRole('link', '555-0101').getAttribute('href')).toBe('tel:5550101');
    expect(byRole('link', /^Record what was said/).getAttribute('href')).toBe('/patients/p1/measures/record/c-ssrs-since-last-contact');
  });

  it('says when it cannot be read whether one is due, asks again, and leaves a due one standing', async () => {
    const { server, settle, tell, text } = await aPage(Chart, 'nurse');
    const lost = { status: 503, statusText: 'Service Unavailable' };
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).toContain('Whether a call is due a day after a dose');
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne(address).flush([call]);
    await settle();
    expect([allByRole('alert').length, text().includes('Call: a day after the dose')]).toEqual([0, true]);
    await tell('measure');
    server.expectOne(address).flush({}, lost);
    await settle();
    expect([allByRole('alert').length, text().includes('Call: a day after the dose')]).toEqual([1, true]);
  });

  it('says that the chart has no number, and is not there while no call is due', async () => {
    const { server, settle, text } = await aPage(Chart, 'compliance');
    server.expectOne(address).flush([{ ...call, toCall: [] }]);
    await settle();
    expect(text()).toContain('The chart has no telephone number of this patient.');
    expect(allByRole('link')).toEqual([]);
  });
});
