import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AppointmentView, Role } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byLabel, byRole, type } from '../../ui/testing/by-role.js';
import { AppointmentSheet } from './appointment-sheet.js';
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

async function open(role: Role, changes: Partial<AppointmentView>) {
  const line: EventTarget & { onmessage?: (event: MessageEvent<string>) => void } = new EventTarget();
  const silent = { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(line, { close: () => undefined }) };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), silent] });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const hear = (time: string): void => TestBed.inject(Clock).hearServer(`Tue, 17 Nov 2026 ${time} GMT`);
  hear('14:00:00'); // nine in New York, as the visit begins
  const fixture = TestBed.createComponent(AppointmentSheet);
  fixture.componentRef.setInput('appointmentId', visit.id);
  fixture.detectChanges();
  TestBed.inject(HttpTestingController)
    .expectOne(`/api/v1/appointments/${visit.id}`)
    .flush({ ...visit, ...changes });
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const isChanged = (): void =>
    line.onmessage?.(new MessageEvent('message', { data: JSON.stringify({ topic: 'schedule', id: visit.id }) }));
  return { hear, settle, isChanged };
}

const missing = { event: 'mark-no-show', from: 'booked', to: 'no-show', isAllowed: false } as const;
const isOffered = (name: string): boolean => [...document.querySelectorAll('button')].some((one) => one.textContent.trim() === name);

describe('the sheet of a visit', () => {
  it('offers that somebody did not come from the end of the grace on, by itself', async () => {
    const unmet = [
      { code: 'within-grace', message: 'A no-show is said 20 min after the start.', facts: { from: '2026-11-17T14:20:00.000Z' } },
    ];
    const { hear, settle } = await open('front-desk', { next: [{ ...missing, unmet }] });
    expect(isOffered('Did not come')).toBe(false);
    hear('14:20:02'); // the clock of a screen ticks by the second
    await settle();
    expect(byRole('button', 'Did not come')).toBeTruthy();
  });

  it('keeps what is typed into a step while a look at what changed meanwhile fails', async () => {
    const step = { event: 'cancel-for-clinic', from: 'booked', to: 'cancelled-clinic', isAllowed: true, unmet: [] } as const;
    const { settle, isChanged } = await open('front-desk', { next: [step] });
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Cancel'))?.click();
    await settle();
    const note = byLabel<HTMLInputElement>(/^Note/);
    type(note, 'The boiler broke');
    isChanged();
    const server = TestBed.inject(HttpTestingController);
    const asked = () => server.match(`/api/v1/appointments/${visit.id}`);
    let looks = asked();
    for (let tries = 0; tries < 400 && looks.length === 0; tries += 1, looks = asked()) await settle();
    looks[0]?.error(new ProgressEvent('error'));
    await settle();
    expect(byLabel<HTMLInputElement>(/^Note/).value).toBe('The boiler broke');
    expect(document.body.textContent).toContain('The server did not answer.');
  });

  it('offers no step of somebody else', async () => {
    const unmet = [{ code: 'role-may-not', message: 'This step belongs to: front-desk.' }];
    await open('nurse', { next: [{ ...missing, unmet }] });
    expect(isOffered('Did not come')).toBe(false);
  });

  it('says of a missed visit how each call went, in the words that were written, and puts following it up first', async () => {
    const step = (event: string, documented: AppointmentView['steps'][number]['documented']): AppointmentView['steps'][number] => ({
      ...{ id: event, event, to: 'no-show', documented, takenBy: 'Sam Ito', isByPatient: false, takenAt: '2026-11-17T14:25:00Z' },
    });
    const next = (event: 'follow-up' | 'mark-entered-in-error') =>
      ({ event, from: 'no-show', to: 'no-show', isAllowed: true, unmet: [] }) as const;
    await open('therapist', {
      ...{ state: 'no-show', next: [next('mark-entered-in-error'), next('follow-up')] },
      steps: [
        step('mark-no-show', { safetyCall: { outcome: 'not-reached', note: 'Voice-mail twice' } }),
        step('call-again', { safetyCall: { outcome: 'emergency-contact-reached', note: null } }),
        step('follow-up', { followUp: { outcome: 'reached-needs', note: 'Sister stays' } }),
      ],
    });
    const text = document.body.textContent.replace(/\s+/g, ' ');
    expect(text).toMatch(/Did not come · Sam Ito ?Safety call: not reached\. Voice-mail twice/);
    expect(text).toMatch(/Rang again · Sam Ito ?Safety call: emergency contact reached/);
    expect(text).toMatch(/Followed up · Sam Ito ?Reached, and needs something\. Sister stays/);
    expect(byRole('button', 'Follow up').dataset['kind']).toBe('primary');
  });

  it('says who was to take the patient home, step by step', async () => {
    const step = { takenBy: 'Dana Weber', isByPatient: false, takenAt: '2026-11-17T14:25:00Z' } as const;
    const escort = (name: string) => ({ escort: { name, relation: null, phone: '555-0101' } });
    await open('front-desk', {
      steps: [
        { ...step, id: 'a', event: 'confirm', to: 'confirmed', documented: escort('Jamie Morgan') },
        { ...step, id: 'b', event: 'name-escort', to: 'confirmed', documented: escort('Robin Reed') },
      ],
    });
    const text = document.body.textContent.replace(/\s+/g, ' ');
    expect(text).toMatch(/Confirmed · Dana Weber ?Goes home with Jamie Morgan/);
    expect(text).toMatch(/Way home · Dana Weber ?Goes home with Robin Reed/);
  });

  it('tells the desk only whether a clinician has settled it, and why a step was taken in the words it was chosen by', async () => {
    const step = { id: 's', to: 'no-show', takenBy: 'Dana Weber', isByPatient: false, takenAt: '2026-11-17T14:25:00Z' } as const;
    await open('front-desk', {
      steps: [
        { ...step, event: 'follow-up', documented: { followUp: { isSettled: false } } },
        {
          ...{ ...step, event: 'cancel-for-patient', to: 'cancelled-patient', takenBy: 'The patient, by link', isByPatient: true },
          documented: { reason: 'patient-unwell' },
        },
        { ...step, event: 'cancel-for-clinic', to: 'cancelled-clinic', documented: { reason: 'staff-away', note: 'Back on 3-4 May' } },
      ],
    });
    const text = document.body.textContent.replace(/\s+/g, ' ');
    expect(text).toContain('Not settled yet');
    expect(text).toContain('Cancelled by the patient · The patient, by link “I am not well”');
    expect(text).toContain('Somebody of the staff is away. Back on 3-4 May');
  });
});
