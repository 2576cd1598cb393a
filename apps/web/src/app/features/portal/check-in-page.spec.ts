import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { byLabel, byRole, press } from '../../ui/testing/by-role.js';
import CheckInPage from './check-in-page.js';

let fixture: ComponentFixture<CheckInPage>;
let server: HttpTestingController;
const token = `1.0190a000-0000-7000-8000-000000000001.${'A'.repeat(43)}`;
const opening = '/api/v1/portal/check-in/opening';
const answers = '/api/v1/portal/check-in/answers';
const view = {
  clinicName: 'Cedar Hollow',
  phone: '555-0100',
  instruments: ['gad-2', 'phq-2'],
  closesAt: '2026-11-21T14:00:00Z',
  opensNext: null,
};

beforeEach(() => {
  localStorage.clear();
  location.hash = token;
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  server = TestBed.inject(HttpTestingController);
  show();
});

function show(): void {
  fixture = TestBed.createComponent(CheckInPage);
  fixture.detectChanges();
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

async function click(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

async function keys(digits: string): Promise<void> {
  for (const digit of digits) {
    press(document.body, digit);
    await settle();
  }
}

async function letIn(): Promise<void> {
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  await click('Open the questions');
  server.expectOne(opening).flush(view);
  await settle();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a check-in on the patient’s phone', () => {
  it('asks for the birth date before anything else, with help in a crisis already there', async () => {
    expect(byRole('note', 'Help in a crisis').textContent).toMatch(/911.*988/s);
    await click('Open the questions');
    expect(text()).toContain('Write your birth date.');
    server.expectNone(opening);
  });

  it('shows one calm sentence for every link that does not open', async () => {
    const field = byLabel('Your birth date');
    field.value = '1982-03-05';
    field.dispatchEvent(new Event('change'));
    await click('Open the questions');
    server.expectOne(opening).flush({ code: 'link-not-usable', detail: 'no' }, { status: 410, statusText: 'Gone' });
    await settle();
    expect(byRole('alert').textContent).toContain('Check the date, or ask your clinic for a new link.');
  });

  it('goes through the forms one after the other and sends each as soon as it is finished', async () => {
    await letIn();
    await keys('12');
    await click('Go on');
    const first = server.expectOne(answers);
    expect(first.request.body).toMatchObject({
      token,
      birthDate: '1982-03-04',
      forms: [{ instrumentId: 'gad-2', answers: { '1': 1, '2': 2 } }],
    });
    first.flush({ needsHelpNow: false });
    await settle();
    await keys('00');
    await click('Send my answers');
    const second = server.expectOne(answers);
    expect(second.request.body.forms).toMatchObject([{ instrumentId: 'phq-2', answers: { '1': 0, '2': 0 } }]);
    second.flush({ needsHelpNow: false });
    await settle();
    expect(byRole('heading', 'Thank you')).toBe(document.activeElement);
  });

  it('shows whom to call at once after an answer about suicide, and goes on with the other questions where they were left', async () => {
    await letIn();
    await keys('12');
    await click('Go on');
    await keys('2');
    server.expectOne(answers).flush({ needsHelpNow: true });
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/911.*988.*555-0100/s);
    expect(text()).toContain('There are a few more questions.');
    await click('Go on with the questions');
    expect(byRole('heading', 'Feeling down, depressed, or hopeless')).toBeTruthy();
    await keys('0');
    await click('Send my answers');
    server.expectOne(answers).flush({ needsHelpNow: false });
    await settle();
    expect(byRole('alert', 'Help in a crisis')).toBeTruthy();
    expect(text()).toContain('Your answers have reached your care team.');
  });

  it('keeps the answers on the phone without a network and sends the same ones when it is back', async () => {
    await letIn();
    await keys('12');
    await click('Go on');
    server.expectOne(answers).error(new ProgressEvent('error'));
    await settle();
    await keys('00');
    await click('Send my answers');
    const first = server.expectOne(answers);
    expect(first.request.body.forms).toMatchObject([{ instrumentId: 'gad-2' }, { instrumentId: 'phq-2' }]);
    first.error(new ProgressEvent('error'));
    await settle();
    expect(byRole('status').textContent).toContain('Your answers are safe on this phone.');
    expect(localStorage.length).toBe(2);
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    const second = server.expectOne(answers);
    expect(second.request.body).toEqual(first.request.body);
    second.flush({ needsHelpNow: true });
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/Your care team has been told.*911.*988.*555-0100/s);
    expect(localStorage.length).toBe(0);
  });

  it('says when to come back for questions that wait for the clinic to be open', async () => {
    const field = byLabel('Your birth date');
    field.value = '1982-03-04';
    field.dispatchEvent(new Event('change'));
    await click('Open the questions');
    server.expectOne(opening).flush({ ...view, instruments: [], opensNext: '2026-11-23T13:30:00Z' });
    await settle();
    expect(byRole('heading', 'Please come back while the clinic is open')).toBeTruthy();
    expect(text()).toMatch(/The clinic opens next on 23 Nov 2026, \d\d:\d\d\. The link stays good\./);
  });

  it('goes on where it was left after the page was closed', async () => {
    await letIn();
    await keys('1');
    fixture.destroy();
    show();
    await letIn();
    expect(byRole('heading', 'Not being able to stop or control worrying')).toBeTruthy();
  });
});
