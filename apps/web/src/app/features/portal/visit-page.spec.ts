import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { VisitAtLinkView } from '@sojourn/domain';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import VisitPage from './visit-page.js';

let fixture: ComponentFixture<VisitPage>;
let server: HttpTestingController;
const token = `1.0190a000-0000-7000-8000-000000000001.${'A'.repeat(43)}`;
const opening = '/api/v1/portal/visit/opening';
const answer = '/api/v1/portal/visit/answer';
const view: VisitAtLinkView = {
  ...{ clinicName: 'Cedar Hollow', phone: '555-0100', when: 'Thursday, 10 December 2026, 10:00 at the clinic (Eastern Time)' },
  ...{ isRemote: false, standing: 'waits-for-answer', possible: ['confirm', 'ask-to-move', 'cancel'], needsEscort: true },
  ...{ escortName: null, isLate: false, isMoveAsked: false, openDays: ['monday', 'tuesday', 'thursday', 'saturday'] },
};

beforeEach(() => {
  location.hash = token;
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(VisitPage);
  fixture.detectChanges();
});

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

async function click(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

function write(label: string, value: string): void {
  const field = byLabel(label);
  field.value = value;
  field.dispatchEvent(new Event(label === 'Your birth date' ? 'change' : 'input'));
}

async function letIn(changes: Partial<VisitAtLinkView> = {}): Promise<void> {
  write('Your birth date', '1982-03-04');
  await click('Show my appointment');
  server.expectOne(opening).flush({ ...view, ...changes });
  await settle();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a patient’s appointment by link', () => {
  it('is confirmed with who takes the patient home, and not without', async () => {
    await letIn();
    expect(text()).toContain('Thursday, 10 December 2026, 10:00');
    await click('I will come');
    await click('Confirm');
    expect(text()).toContain('Write something here.');
    server.expectNone(answer);
    write('Who takes you home', 'Jamie Lee');
    write('Their telephone number', '555-0133');
    await click('Confirm');
    const sent = server.expectOne(answer);
    expect(sent.request.body).toEqual({
      ...{ token, birthDate: '1982-03-04' },
      answer: { kind: 'confirm', escort: { name: 'Jamie Lee', phone: '555-0133', relation: null } },
    });
    sent.flush({ kind: 'confirm', isLate: false });
    await settle();
    expect(byRole('status').textContent).toContain('Thank you, see you then');
  });

  it('keeps the known companion unless the patient names another', async () => {
    await letIn({ escortName: 'Jamie Lee' });
    await click('I will come');
    expect(text()).toContain('Jamie Lee takes you home.');
    await click('Confirm');
    expect(server.expectOne(answer).request.body.answer).toEqual({ kind: 'confirm', escort: null });
  });

  it('says that a late cancellation is noted and not charged, asks why, and has nothing preselected', async () => {
    await letIn({ isLate: true });
    await click('I cannot come');
    expect(text()).toContain('Nothing is charged by this page.');
    await click('Cancel my appointment');
    expect(text()).toContain('Choose one.');
    byRole('radio', 'I am not well').click();
    await click('Cancel my appointment');
    const sent = server.expectOne(answer);
    expect(sent.request.body.answer).toEqual({ kind: 'cancel', reason: 'patient-unwell' });
    sent.flush({ kind: 'cancel', isLate: true });
    await settle();
    expect(byRole('status').textContent).toContain('noted as a late cancellation; nothing is charged');
  });

  it('asks for another time with the days that suit, and says that the visit stands', async () => {
    await letIn();
    await click('I need another time');
    expect(text()).toContain('stands until the clinic has found another time with you');
    const days = allByRole('group')[0]?.textContent ?? '';
    expect(days).toMatch(/any does\.MondayTuesdayThursdaySaturday$/);
    byRole('checkbox', 'Monday').click();
    byRole('checkbox', 'In the morning').click();
    await click('Ask for another time');
    expect(server.expectOne(answer).request.body.answer).toEqual({ kind: 'ask-to-move', wishes: { days: ['monday'], times: ['morning'] } });
  });

  it('says the same calm sentence for a link that does not open and one that was used meanwhile', async () => {
    write('Your birth date', '1982-03-05');
    await click('Show my appointment');
    server.expectOne(opening).flush({ code: 'link-not-usable' }, { status: 410, statusText: 'Gone' });
    await settle();
    const sentence = 'The link may have been used already, or have run out; nothing was changed now.';
    expect(byRole('alert').textContent).toContain(sentence);
    await letIn();
    await click('I will come');
    write('Who takes you home', 'Jamie');
    write('Their telephone number', '555-0133');
    await click('Confirm');
    server.expectOne(answer).flush({ code: 'link-not-usable' }, { status: 410, statusText: 'Gone' });
    await settle();
    expect(byRole('alert').textContent).toContain(sentence);
    expect(byLabel('Who takes you home').value).toBe('Jamie');
  });

  it('asks to call where it is too late or the visit has changed', async () => {
    await letIn({ possible: [] });
    expect(text()).toContain('It is too close to the appointment to answer here.');
    expect(allByRole('button')).toEqual([]);
    fixture.destroy();
    fixture = TestBed.createComponent(VisitPage);
    fixture.detectChanges();
    await letIn({ standing: 'changed', possible: [] });
    expect(text()).toContain('This appointment has changed since we wrote to you.');
  });
});
