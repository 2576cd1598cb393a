import { Component } from '@angular/core';
import type { MeasureAssignmentView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { CheckInsCard } from './check-ins-card.js';

@Component({ imports: [CheckInsCard], template: `<kat-check-ins-card patientId="p1" />` })
class Chart {}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const open: MeasureAssignmentView = {
  ...{ id: 'a1', place: 'anywhere', instruments: ['phq-9', 'gad-7'], answered: ['gad-7'], madeBy: 'Elena Ruiz', hasLink: false },
  ...{ opensAt: inHours(-1), remindAt: inHours(10), closesAt: inHours(30) },
};

it('offers a form that is open already by its link, and does not ask for it again', async () => {
  const { server, settle, text } = await aPage(Chart, 'therapist');
  server.expectOne('/api/v1/patients/p1/measure-assignments').flush([open]);
  await settle();
  expect(text()).toContain('PHQ-9: open already, its link is above');
  expect([allByRole('checkbox', 'PHQ-9'), allByRole('checkbox', 'GAD-7').length]).toEqual([[], 1]);
  expect(byRole('button', /^Make the link/)).toBeTruthy();
});
