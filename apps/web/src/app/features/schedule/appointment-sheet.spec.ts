import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AppointmentView, Role } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole } from '../../ui/testing/by-role.js';
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
  const silent = { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) };
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
  return { hear, settle };
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
    hear('14:20:00');
    await settle();
    expect(byRole('button', 'Did not come')).toBeTruthy();
  });

  it('offers no step of somebody else', async () => {
    const unmet = [{ code: 'role-may-not', message: 'This step belongs to: front-desk.' }];
    await open('nurse', { next: [{ ...missing, unmet }] });
    expect(isOffered('Did not come')).toBe(false);
  });
});
