import { Component } from '@angular/core';
import type { MeasureAssignmentView } from '@sojourn/domain';
import { aPage } from '../../../core/testing/a-page.js';
import { allByRole, byRole } from '../../../ui/testing/by-role.js';
import { FormsAtArrival } from './forms-at-arrival.js';

@Component({ imports: [FormsAtArrival], template: `<kat-forms-at-arrival patientId="p1" siteId="s1" />` })
class Desk {}

const forms = '/api/v1/patients/p1/measure-assignments';
const tablets = '/api/v1/waiting-room-tablets';
const lost = { status: 503, statusText: 'Service Unavailable' };
const later = new Date(Date.now() + 3_600_000).toISOString();
const assignment: MeasureAssignmentView = {
  ...{ id: 'a1', instruments: ['phq-9'], answered: [], place: 'anywhere', madeBy: 'Elena Ruiz', hasLink: false },
  ...{ opensAt: '2026-11-20T15:00:00Z', remindAt: later, closesAt: later },
};

describe('the forms at arrival', () => {
  it('say when it is not known which tablets stand ready, and a form stays while a look at it fails', async () => {
    const { server, settle, tell, text } = await aPage(Desk, 'front-desk');
    server.expectOne(forms).flush([assignment]);
    server.expectOne(tablets).flush({}, lost);
    await settle();
    expect(text()).toContain('Whether a waiting-room tablet stands ready is not known just now.');
    byRole('button', 'Try again').click();
    await settle();
    server.expectOne(tablets).flush([]);
    await settle();
    expect(text()).toContain('No waiting-room tablet stands ready here.');
    await tell('measure');
    server.expectOne(forms).flush({}, lost);
    await settle();
    expect(allByRole('alert')).toHaveLength(1);
    expect(byRole('button', /^Show a code/)).toBeTruthy();
  });
});
