import { Component, signal } from '@angular/core';
import type { AppointmentView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import { aScheduleDay } from './testing/a-schedule-day.js';
import { EscortLine } from './escort-line.js';

const visit: AppointmentView = {
  ...{ ...aScheduleDay().appointments[0]!, zone: 'America/New_York', timeForPatient: 'Tuesday at nine', siteId: 'site', state: 'arrived' },
  ...{
    seriesId: null,
    escort: null,
    replacesId: null,
    replacedById: null,
    isDosing: true,
    openForms: null,
    names: {},
    steps: [],
    places: [],
    next: [],
  },
};
const shown = signal(visit);

@Component({ imports: [EscortLine], template: `<kat-escort-line [visit]="visit()" (named)="visit.set($event)" />` })
class Sheet {
  protected readonly visit = shown;
}

const contact = (name: string, canEscort: boolean | null) => ({ name, relation: 'spouse', phone: '555-0101', canEscort });

async function open(changes: Partial<AppointmentView> = {}, role: Parameters<typeof aPage>[1] = 'front-desk') {
  shown.set({ ...visit, ...changes });
  return aPage(Sheet, role);
}

describe('who takes the patient home', () => {
  it('is written down when they stand at the desk, with whom the chart knows one press away', async () => {
    const { server, settle, text } = await open();
    expect(text()).toContain('not known yet');
    byRole('button', 'Write down who').click();
    await settle();
    const emergencyContacts = [contact('Nobody Asked', null), contact('Said No', false), contact('Jamie Morgan', true)];
    server.expectOne(`/api/v1/patients/${visit.patientId}`).flush({ identity: { emergencyContacts } });
    await settle();
    const known = allByRole('button').map((one) => one.textContent.trim());
    expect(known.filter((words) => words.endsWith('spouse'))).toEqual(['Jamie Morgan, spouse', 'Nobody Asked, spouse']);
    byRole('button', 'Jamie Morgan, spouse').click();
    await settle();
    expect(byLabel<HTMLInputElement>('Their telephone').value).toBe('555-0101');
    byRole('button', 'Write it down').click();
    await settle();
    const written = server.expectOne(`/api/v1/appointments/${visit.id}/escort`);
    const escort = { name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101' };
    expect([written.request.method, written.request.body]).toEqual(['PUT', escort]);
    written.flush({ ...visit, escort });
    await settle();
    expect(text()).toContain('Jamie Morgan, spouse');
    expect(byRole('button', 'Somebody else')).toBeTruthy();
  });

  it('asks for a name and a number before it sends', async () => {
    const { server, settle, text } = await open();
    byRole('button', 'Write down who').click();
    await settle();
    server.expectOne(`/api/v1/patients/${visit.patientId}`).flush({ identity: { emergencyContacts: [] } });
    byRole('button', 'Write it down').click();
    await settle();
    expect(text().match(/Write this down\./g)).toHaveLength(2);
    server.expectNone(`/api/v1/appointments/${visit.id}/escort`);
  });

  it.each([
    ['is over', { state: 'completed' as const }, 'front-desk' as const],
    ['is looked at by who does not receive patients', {}, 'therapist' as const],
  ])('stays as it is where the visit %s', async (_, changes, role) => {
    await open(changes, role);
    expect(allByRole('button')).toEqual([]);
  });
});
