import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { AppointmentView } from '@sojourn/domain';
import { allByRole } from '../../ui/testing/by-role.js';
import { TurnIntoTherapyVisit } from './turn-into-therapy-visit.js';

let fixture: ComponentFixture<TurnIntoTherapyVisit>;
let turned = 0;

beforeEach(() => {
  turned = 0;
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  fixture = TestBed.createComponent(TurnIntoTherapyVisit);
  fixture.componentRef.setInput('visit', { id: 'a1', patientName: 'Alex Morgan' } as AppointmentView);
  fixture.componentInstance.turned.subscribe(() => (turned += 1));
  fixture.detectChanges();
});

const press = (name: RegExp) => {
  allByRole('button')
    .find((button) => name.test(button.textContent))
    ?.click();
  fixture.detectChanges();
};
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
};

describe('a dosing visit without escort', () => {
  it('is turned into a talk only after it was asked once more, with what becomes of the dose', async () => {
    const server = TestBed.inject(HttpTestingController);
    press(/^\s*No escort/);
    expect(document.body.textContent).toContain('The dose is called off and owed to the course again.');
    server.expectNone('/api/v1/appointments/a1/therapy-visit');
    press(/Turn into a talk for Alex Morgan/);
    server.expectOne('/api/v1/appointments/a1/therapy-visit').flush({});
    await settle();
    expect(turned).toBe(1);
  });

  it('stays as it is when it is left, and says why when it cannot be turned', async () => {
    press(/^\s*No escort/);
    press(/Leave it/);
    expect(allByRole('button')).toHaveLength(1);
    press(/^\s*No escort/);
    press(/Turn into a talk/);
    const problem = { status: 409, code: 'busy', title: 'This does not fit', detail: 'The room is taken. Nothing was booked.' };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/appointments/a1/therapy-visit')
      .flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(document.body.textContent).toContain('The room is taken.');
    expect(turned).toBe(0);
  });
});
