import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { registerPatient, type PatientChartView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import { OpenChart } from '../open-chart.js';
import { aChart } from '../testing/a-chart.js';
import EditPage from './edit-page.js';

@Component({ imports: [EditPage], providers: [OpenChart], template: `<kat-edit-page patientId="p1" />` })
class Chart {
  constructor() {
    inject(OpenChart).follow(signal('p1'));
  }
}

const identity = registerPatient.parse({
  name: { family: 'Ordóñez', given: ['María José', 'Luz'] },
  addresses: [{ use: 'home', lines: ['1 Cedar Road'], city: 'Albany', country: 'US' }],
  contactPoints: [{ system: 'phone', value: '555-0101', use: 'mobile' }],
});

async function open(chart: PatientChartView = aChart({ identity })) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('front-desk'));
  const fixture = TestBed.createComponent(Chart);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/v1/patients/p1').flush(chart);
  await settle();
  const save = async () => {
    byRole('button', 'Save patient').click();
    await settle();
  };
  return { server, settle, save };
}

describe('editing a patient', () => {
  it('sends the whole identity under its version, and leaves what nobody touched as it was', async () => {
    const { server, save } = await open();
    type(byLabel('Pronouns'), 'she/her');
    await save();
    const sent = server.expectOne({ method: 'PUT', url: '/api/v1/patients/p1' });
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual({ patient: { ...identity, pronouns: 'she/her' } });
  });

  it('takes several addresses, and an unknown birth date stays unknown', async () => {
    const { server, settle, save } = await open();
    byRole('button', 'Add address').click();
    await settle();
    const cities = [...document.querySelectorAll<HTMLInputElement>('[aria-label="address 2"] input')];
    type(cities[0] as HTMLInputElement, 'Zürich');
    await save();
    const { patient } = server.expectOne({ method: 'PUT', url: '/api/v1/patients/p1' }).request.body;
    expect(patient.addresses.map(({ city }: { city: string }) => city)).toEqual(['Albany', 'Zürich']);
    expect(patient.birthDate).toBeNull();
  });

  it('marks the field at fault and sends nothing', async () => {
    const { server, save } = await open();
    type(byLabel('Date of death'), '2026-01-05');
    await save();
    expect(document.body.textContent).toContain('A date of death needs the patient marked as deceased');
    expect(byRole('alert').textContent).toContain('One field needs another look');
    server.expectNone({ method: 'PUT', url: '/api/v1/patients/p1' });
  });

  it('shows both versions when somebody else saved meanwhile, and saves over the newest one', async () => {
    const { server, settle, save } = await open();
    type(byLabel('Pronouns'), 'they/them');
    await save();
    const problem = { status: 412, code: 'changed-meanwhile', title: 'Changed meanwhile' };
    server.expectOne({ method: 'PUT', url: '/api/v1/patients/p1' }).flush(problem, { status: 412, statusText: 'Precondition Failed' });
    await settle();
    const newest = aChart({ version: 2, identity: { ...identity, pronouns: 'she/her', recordNumber: 'MR-9' } });
    server.expectOne({ method: 'GET', url: '/api/v1/patients/p1' }).flush(newest);
    await settle();
    const rows = [...byRole('region', 'Differences').querySelectorAll('tbody tr')];
    const cells = rows.map((row) => [...row.querySelectorAll('th, bdi')].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['Record number', 'MR-9', '–'],
      ['Pronouns', 'she/her', 'they/them'],
    ]);
    byRole('button', 'Take the saved one: Record number').click();
    await settle();
    expect([byLabel('Record number').value, byLabel('Pronouns').value]).toEqual(['MR-9', 'they/them']);
    await save();
    const again = server.expectOne({ method: 'PUT', url: '/api/v1/patients/p1' });
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    expect(again.request.body.patient).toMatchObject({ recordNumber: 'MR-9', pronouns: 'they/them' });
  });
});
