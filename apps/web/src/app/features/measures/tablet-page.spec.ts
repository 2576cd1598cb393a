import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { scoreMeasure } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byRole, press } from '../../ui/testing/by-role.js';
import TabletPage from './tablet-page.js';

let fixture: ComponentFixture<TabletPage>;
let server: HttpTestingController;
const address = '/api/v1/patients/p1/measure-responses';

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

async function open(): Promise<void> {
  fixture = TestBed.createComponent(TabletPage);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.componentRef.setInput('instrumentId', 'phq-9');
  fixture.detectChanges();
  server.expectOne('/api/v1/crisis-contact').flush({ version: 1, phone: '555-0100', hasAfterHoursCover: false });
  await settle();
}

async function click(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

async function keys(digits: string): Promise<void> {
  for (const digit of digits) press(document.body, digit);
  await settle();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

beforeEach(() => {
  sessionStorage.clear();
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  server = TestBed.inject(HttpTestingController);
});

async function answerAll(digits: string): Promise<void> {
  await click('Begin');
  for (const digit of digits) await keys(digit);
  await click('Send my answers');
}

function kept(answers: readonly number[], riskEventId: string | null) {
  const scored = scoreMeasure('phq-9', answers);
  return { id: 'r1', score: scored.allowed ? scored.value : null, riskEventId };
}

describe('the tablet in the patient’s hands', () => {
  it('shows help in a crisis from the first screen on, and nothing of a chart', async () => {
    await open();
    expect(byRole('note', 'Help in a crisis').textContent).toMatch(/call 911.*988.*555-0100/s);
    expect(text()).not.toContain('Sara Amin');
  });

  it('thanks the patient and shows no score', async () => {
    await open();
    await answerAll('0000000000');
    const { body } = server.expectOne({ method: 'POST', url: address }).request;
    expect(body).toMatchObject({ instrumentId: 'phq-9', setting: 'tablet', answers: { '1': 0, '9': 0 } });
  });

  it('answers a cry for help at once with people to call, and says who was told', async () => {
    await open();
    await answerAll('0000000010');
    server.expectOne(address).flush(kept([0, 0, 0, 0, 0, 0, 0, 0, 1], 'e1'));
    await settle();
    const alert = byRole('alert', 'Help in a crisis');
    expect(alert.textContent).toMatch(/You are not alone.*911.*988.*555-0100.*Your care team has been told/s);
    expect(text()).not.toMatch(/of 27|minimal/);
  });

  it('shows whom to call at once, also while the answers have not gone through, and sends the same form again after a reload', async () => {
    await open();
    await answerAll('0000000010');
    const first = server.expectOne(address);
    first.error(new ProgressEvent('error'));
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/You are not alone.*911.*988.*555-0100/s);
    expect(text()).not.toContain('has been told');
    expect(byRole('button', 'Give the tablet back')).toBeTruthy();
    fixture.destroy();
    await open();
    const again = server.expectOne(address);
    expect(again.request.body).toEqual(first.request.body);
    again.flush(kept([0, 0, 0, 0, 0, 0, 0, 0, 1], 'e1'));
    await settle();
    expect(byRole('heading', 'Thank you')).toBeTruthy();
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps the answers through a reload and through a lost network, until they are sent', async () => {
    await open();
    await click('Begin');
    await keys('1');
    await keys('2');
    fixture.destroy();
    await open();
    await click('Begin');
    expect(byRole('heading', /Trouble falling/)).toBeTruthy();
    for (const digit of '00000000') await keys(digit);
    await click('Send my answers');
    const first = server.expectOne(address);
    first.error(new ProgressEvent('error'));
    await settle();
    expect(text()).toMatch(/Your answers are kept on this tablet.*not reached your care team yet/);
    dispatchEvent(new Event('online'));
    await settle();
    const second = server.expectOne(address);
    expect([second.request.body, second.request.headers.get('Idempotency-Key')]).toEqual([
      first.request.body,
      first.request.headers.get('Idempotency-Key'),
    ]);
    second.flush(kept([1, 2, 0, 0, 0, 0, 0, 0, 0], null));
    await settle();
    expect(byRole('heading', 'Thank you')).toBeTruthy();
    expect(sessionStorage.length).toBe(0);
  });
});
