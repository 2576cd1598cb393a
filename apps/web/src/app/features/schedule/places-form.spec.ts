import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { defaultPhases } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { byRole } from '../../ui/testing/by-role.js';
import { PlacesChoice, type VisitToArrange } from './places-choice.js';
import { PlacesForm } from './places-form.js';
import { aScheduleDay } from './testing/a-schedule-day.js';

const talk: VisitToArrange = {
  ...{ appointmentId: 'new', patientId: 'patient new', visitType: 'integration', phases: defaultPhases('integration') },
  ...{ isRemote: false, preferred: [] },
};

function open(at: string) {
  TestBed.inject(Clock).hearServer('Mon, 16 Nov 2026 12:00:00 GMT');
  const choice = TestBed.runInInjectionContext(() => new PlacesChoice(signal(talk), signal(aScheduleDay())));
  choice.at.set(at);
  const form = TestBed.createComponent(PlacesForm);
  form.componentRef.setInput('choice', choice);
  form.componentRef.setInput('on', '2026-11-17');
  form.detectChanges();
  return form;
}

describe('day, time and people of a visit', () => {
  it('ask who it should be where nobody is there at that time, and then say when they are free', () => {
    const form = open('16:30');
    expect(document.body.textContent).toContain('Not everybody is there at this time.');
    byRole('radio', /^Nair/).click();
    byRole('radio', /^R1/).click();
    form.detectChanges();
    expect(document.body.textContent).not.toContain('Not everybody is there');
    // Nair and R1 have Alex until five to ten, and the room ten minutes longer.
    expect(byRole('button', '10:30').getAttribute('aria-pressed')).toBe('false');
  });
});
