import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AppointmentEvent, AppointmentView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { byLabel, byRole } from '../../ui/testing/by-role.js';
import { StepForm } from './step-form.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

const visit: AppointmentView = {
  ...{ ...aScheduleDay().appointments[0]!, zone: 'America/New_York', timeForPatient: 'Tuesday at nine', siteId: 'site' },
  ...{ seriesId: null, escort: null, replacesId: null, replacedById: null, isDosing: false, names: {}, steps: [], places: [], next: [] },
};

async function open(event: AppointmentEvent) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  TestBed.inject(Clock).hearServer('Tue, 17 Nov 2026 14:30:00 GMT');
  const fixture = TestBed.createComponent(StepForm);
  fixture.componentRef.setInput('appointment', visit);
  fixture.componentRef.setInput('event', event);
  fixture.detectChanges();
  const press = (name: string): void => {
    byRole('button', name).click();
    fixture.detectChanges();
  };
  return { server: TestBed.inject(HttpTestingController), press };
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
    const { server, press } = await open('mark-no-show');
    press('Did not come');
    expect(document.body.textContent).toContain('Call first, then say how it went.');
    server.verify();
  });
});
