import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AppointmentEvent, AppointmentView, MeasureAssignmentView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byLabel, byRole } from '../../ui/testing/by-role.js';
import { StepForm } from './step-form.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

const visit: AppointmentView = {
  ...{ ...aScheduleDay().appointments[0]!, zone: 'America/New_York', timeForPatient: 'Tuesday at nine', siteId: 'site' },
  ...{
    seriesId: null,
    escort: null,
    replacesId: null,
    replacedById: null,
    isDosing: false,
    openForms: null,
    names: {},
    steps: [],
    places: [],
    next: [],
  },
};

const chart = `/api/v1/patients/${visit.patientId}`;
const forms = `${chart}/measure-assignments`;
const tablets = '/api/v1/waiting-room-tablets';

async function open(event: AppointmentEvent, changes: Partial<AppointmentView> = {}) {
  const silent = { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), silent] });
  TestBed.inject(SignInState).accept(aSignIn('front-desk'));
  TestBed.inject(Clock).hearServer('Tue, 17 Nov 2026 14:30:00 GMT');
  const fixture = TestBed.createComponent(StepForm);
  fixture.componentRef.setInput('appointment', { ...visit, ...changes });
  fixture.componentRef.setInput('event', event);
  fixture.detectChanges();
  const press = (name: string | RegExp): void => {
    byRole('button', name).click();
    fixture.detectChanges();
  };
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  const text = (): string => document.body.textContent.replace(/\s+/g, ' ');
  const hear = (date: string): void => TestBed.inject(Clock).hearServer(date);
  return { server: TestBed.inject(HttpTestingController), press, settle, text, hear };
}

describe('a step of a visit', () => {
  it('asks for the reason where it stands, before anything is sent', async () => {
    const { server, press } = await open('mark-entered-in-error');
    press('Entered in error');
    expect(document.body.textContent).toContain('Choose why.');
    server.verify();
    const reason = byLabel<HTMLSelectElement>('Reason');
    reason.value = 'wrong-patient';
    reason.dispatchEvent(new Event('change'));
    press('Entered in error');
    expect(document.body.textContent).not.toContain('Choose why.');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({ event: 'mark-entered-in-error', reason: 'wrong-patient', safetyCall: null });
  });

  it('asks how the safety call went before somebody is noted as not come', async () => {
    const { server, press, settle, text } = await open('mark-no-show');
    server.expectOne(chart).flush('', { status: 503, statusText: 'Away' });
    await settle();
    press('Did not come');
    expect(text()).toContain('Call first, then say how it went.');
    server.verify();
  });

  it('follows up with how the patient is, and with what comes next unless they are well', async () => {
    const { server, press, settle, text } = await open('follow-up');
    server.expectOne(chart).flush('', { status: 503, statusText: 'Away' });
    await settle();
    press('Follow up');
    expect(text()).toContain('Say how the patient is, or that they were not reached.');
    byLabel<HTMLInputElement>('Not reached').click();
    await settle();
    press('Follow up');
    expect(text()).toContain('Write it down in a few words.');
    server.verify();
    const note = byLabel<HTMLInputElement>('What comes next');
    note.value = 'Again at six';
    note.dispatchEvent(new Event('input'));
    press('Follow up');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({
      event: 'follow-up',
      safetyCall: null,
      followUp: { outcome: 'not-reached', note: 'Again at six' },
    });
    expect(byRole('link', 'the C-SSRS').getAttribute('href')).toBe(encodeURI(`/patients/${visit.patientId}/measures`));
  });

  it('keeps another call to somebody who did not come, with how it went', async () => {
    const { server, press, settle } = await open('call-again');
    server.expectOne(chart).flush('', { status: 503, statusText: 'Away' });
    await settle();
    byLabel<HTMLInputElement>('Reached').click();
    await settle();
    press('Rang again');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({ event: 'call-again', safetyCall: { outcome: 'reached', note: '' }, followUp: null });
  });

  it('asks on which day somebody came whose visit stands on a day before', async () => {
    const { server, press, settle, text, hear } = await open('arrive');
    expect(text()).not.toContain('When the patient came');
    hear('Wed, 18 Nov 2026 14:30:00 GMT');
    await settle();
    press('Arrived');
    expect(text()).toContain('Say when the patient came.');
    server.verify();
    byLabel<HTMLInputElement>('On Tuesday 17 November, and nobody noted it').click();
    await settle();
    press('Arrived');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({ event: 'arrive', arrivedOn: 'its-day' });
  });

  it('takes who comes on a day before, and says that it is marked', async () => {
    const { server, press, settle, text, hear } = await open('arrive');
    hear('Mon, 16 Nov 2026 14:30:00 GMT');
    await settle();
    expect(text()).toContain('This visit is not today');
    press('Arrived');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({ event: 'arrive', arrivedOn: null });
  });

  it('says whom to ring about somebody who did not come, preferred numbers first, and that none is recorded', async () => {
    const { server, settle, text } = await open('mark-no-show');
    const phone = (value: string, isPreferred: boolean) => ({ system: 'phone', value, use: 'home', isPreferred });
    const contactPoints = [phone('555-0102', false), phone('+1 555-0103', true), { system: 'email', value: 'a@home.example' }];
    const emergencyContacts = [{ name: 'Jamie Morgan', relation: 'spouse', phone: '555-0101' }];
    server.expectOne(chart).flush({ displayName: 'Alex Morgan', identity: { contactPoints, emergencyContacts, addresses: [] } });
    await settle();
    expect(text()).toMatch(/The patient, home ?\+1 555-0103 ?The patient, home ?555-0102 ?In an emergency: Jamie Morgan, spouse ?555-0101/);
    expect(byRole('link', '+1 555-0103').getAttribute('href')).toBe('tel:+15550103');
    expect(text()).not.toContain('a@home.example');
  });

  it('asks why forms are not complete where some are open, and nothing where none is', async () => {
    const { server, press, settle, text } = await open('check-in', { openForms: 2 });
    const identity = { contactPoints: [], emergencyContacts: [], addresses: [], birthDate: null, recordNumber: null };
    server.expectOne(chart).flush({ displayName: 'Alex Morgan', identity });
    await settle();
    server.expectOne(forms).flush([]);
    server.expectOne(tablets).flush([]);
    press('Check in');
    expect(text()).toContain('Say why, or have the forms answered first.');
    server.verify();
    const why = byLabel('2 forms are open: why they are not complete');
    why.value = 'Too tired today';
    why.dispatchEvent(new Event('input'));
    press('Check in');
    const { request } = server.expectOne(`/api/v1/appointments/${visit.id}/steps`);
    expect(request.body).toMatchObject({ event: 'check-in', formsReason: 'Too tired today' });
  });

  it('shows what to compare at check-in, and sends open forms to the waiting-room tablet', async () => {
    const { server, press, settle, text } = await open('check-in');
    const address = { lines: ['1 Mill Lane'], city: 'Cedar Hollow' };
    const identity = { contactPoints: [], emergencyContacts: [], addresses: [address], birthDate: '1982-03-04', recordNumber: null };
    server.expectOne(chart).flush({ displayName: 'Alex Morgan', identity });
    await settle();
    const form = (id: string, place: string, instruments: string[], answered: string[] = []): Partial<MeasureAssignmentView> => ({
      ...{ id, instruments, answered, opensAt: '2026-11-17T10:00:00Z', remindAt: '2026-11-17T20:00:00Z', closesAt: '2026-11-18T20:00:00Z' },
      ...{ place: place as MeasureAssignmentView['place'], madeBy: 'Sojourn', hasLink: false },
    });
    server.expectOne(forms).flush([form('f1', 'anywhere', ['phq-9', 'gad-7'], ['gad-7']), form('f2', 'clinic', ['qids-sr16'])]);
    await settle();
    expect(text()).toMatch(/Birth date ?4 Mar 1982 ?Record number ?not recorded ?Address ?1 Mill Lane, Cedar Hollow/);
    expect(text()).toContain('A nurse or therapist takes: QIDS-SR16.');
    expect(text()).not.toContain('why');
    press(/^Show a code: PHQ-9$/);
    await settle();
    server.expectOne(`${forms}/f1/link`).flush({ path: '/check-in#token' });
    await settle();
    expect(byRole('img', 'Code of the link')).toBeTruthy();
    expect(text()).toContain('With the patient');
  });
});
