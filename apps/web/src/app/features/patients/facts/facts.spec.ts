import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { allergy, condition, type PatientClinicalView, type Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, descriptionOf, type } from '../../../ui/testing/by-role.js';
import { OpenChart } from '../open-chart.js';
import SummaryPage from '../summary-page.js';
import { aChart } from '../testing/a-chart.js';

@Component({ imports: [SummaryPage], providers: [OpenChart], template: `<kat-summary-page patientId="p1" />` })
class Chart {
  constructor() {
    inject(OpenChart).follow(signal('p1'));
  }
}

const depression = {
  id: 'f1',
  details: condition.parse({ text: 'Depression', status: 'active' }),
  occurredAt: null,
  source: 'recorded',
} as const;

async function open(role: Role, clinical: Partial<PatientClinicalView> = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(Chart);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  const press = async (name: string | RegExp, role = 'button'): Promise<void> => {
    byRole(role, name).click();
    await settle();
  };
  await settle();
  const server = TestBed.inject(HttpTestingController);
  const chart = aChart();
  const chartWith = (part: Partial<PatientClinicalView>) => ({ ...chart, clinical: chart.clinical && { ...chart.clinical, ...part } });
  server.expectOne('/api/v1/patients/p1').flush(chartWith(clinical));
  await settle();
  return { server, settle, press, chartWith };
}

const submit = (form: string): void => void document.getElementById(form)?.dispatchEvent(new Event('submit', { cancelable: true }));

describe('what is measured', () => {
  it('in pounds is shown in kilograms before it is kept, and kept in grams', async () => {
    const { server, settle, press } = await open('nurse');
    byRole('radio', 'lb').click();
    await settle();
    type(byLabel('Weight, lb'), '180.5');
    await settle();
    expect(descriptionOf(byLabel('Weight, lb'))).toContain('= 81.9 kg');
    await press('Save weight');
    expect(server.expectOne('/api/v1/patients/p1/measurements').request.body.details).toEqual({ kind: 'weight', weightG: 81_873 });
  });

  it('is refused when it cannot be, and stays in the field', async () => {
    const { server, press } = await open('nurse');
    type(byLabel('Weight, kg'), '9.6');
    await press('Save weight');
    expect(descriptionOf(byLabel('Weight, kg'))).toContain('is not possible: check the reading');
    expect(byLabel('Weight, kg').value).toBe('9.6');
    server.expectNone('/api/v1/patients/p1/measurements');
  });
});

describe('the clinical lists', () => {
  it('take a condition whose code has the right form; what was not said stays unknown', async () => {
    const { server, settle, press } = await open('prescriber');
    await press('Add condition');
    type(byLabel('Condition'), 'Major depression');
    type(byLabel('ICD-10-CM code'), '33');
    submit('add-fact');
    await settle();
    expect(descriptionOf(byLabel('ICD-10-CM code'))).toContain('This is not a code of that system');
    type(byLabel('ICD-10-CM code'), 'f33.2');
    await settle();
    submit('add-fact');
    const { details } = server.expectOne('/api/v1/patients/p1/facts').request.body;
    expect(details).toMatchObject({
      text: 'Major depression',
      codes: [{ system: 'icd-10-cm', code: 'F33.2' }],
      status: 'unknown',
      onset: null,
    });
  });

  it('mark a wrong entry with its reason, and show what was corrected', async () => {
    const details = allergy.parse({ substance: 'Penicillin' });
    const corrected = {
      id: 'f0',
      kind: 'allergy',
      details,
      reason: 'Chart of her sister',
      markedBy: 'Maya Okafor',
      markedAt: '2026-11-17T15:00:00Z',
    } as const;
    const { server, settle, press, chartWith } = await open('prescriber', { conditions: [depression] });
    await press('Entered in error: Depression');
    submit('mark-wrong');
    await settle();
    expect(descriptionOf(byLabel('What was wrong'))).toContain('Say what was wrong.');
    type(byLabel('What was wrong'), 'Another patient');
    submit('mark-wrong');
    const sent = server.expectOne('/api/v1/patients/p1/facts/f1/error');
    expect(sent.request.body).toMatchObject({ reason: 'Another patient' });
    sent.flush(chartWith({ corrected: [corrected] }));
    await settle();
    await press(/^Corrected/, 'tab');
    expect(byRole('tabpanel', /^Corrected/).textContent).toMatch(/Penicillin.*Chart of her sister · Maya Okafor, 17 Nov 2026, 10:00/s);
  });

  it('are only read by a therapist', async () => {
    await open('therapist', { conditions: [depression] });
    expect(document.body.textContent).toContain('Depression');
    expect(allByRole('button', /^(Add|Save|Entered in error)/)).toEqual([]);
  });
});
