import { jest } from '@jest/globals';
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
  mark: 'M'.repeat(22),
  pass: `1.${'B'.repeat(43)}`,
};
const withPhq9 = { ...view, instruments: ['phq-9', 'gad-2'] };
/** What the server says to answers. */
const sent = (instruments: readonly string[], more: object = {}) => ({
  ...{ needsHelpNow: false, instruments, opensNext: null, isSomebodyThere: true, readFrom: null },
  ...more,
});
const gone = [
  { code: 'link-not-usable', detail: 'no' },
  { status: 410, statusText: 'Gone' },
] as const;
const noNetwork = () => new ProgressEvent('error');

beforeEach(() => {
  localStorage.clear();
  location.hash = token;
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  server = TestBed.inject(HttpTestingController);
  show();
});

afterEach(() => jest.restoreAllMocks());

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

async function knock(): Promise<void> {
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  await click('Open the questions');
}

async function letIn(seen: object = view): Promise<void> {
  await knock();
  server.expectOne(opening).flush(seen);
  await settle();
}

/** The next answers that are sent, answered like this. */
async function answered(reply: object): Promise<readonly { instrumentId: string; isBegun?: boolean; answers: object }[]> {
  const request = server.expectOne(answers);
  request.flush(reply);
  await settle();
  return request.request.body.forms;
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

  it('says how much there is to do, goes through the forms one after the other and sends each as soon as it is finished', async () => {
    await letIn();
    expect(text()).toContain('Form 1 of 2. About 2 minutes in all.');
    await keys('12');
    await click('Go on');
    const first = server.expectOne(answers);
    expect(first.request.body).toMatchObject({
      ...{ token, birthDate: '1982-03-04', pass: view.pass },
      forms: [{ instrumentId: 'gad-2', answers: { '1': 1, '2': 2 } }],
    });
    first.flush(sent(['phq-2']));
    await settle();
    expect(text()).toContain('Form 2 of 2. About 1 minute left.');
    await keys('00');
    await click('Send my answers');
    expect(await answered(sent([]))).toMatchObject([{ instrumentId: 'phq-2', answers: { '1': 0, '2': 0 } }]);
    expect(byRole('heading', 'Thank you')).toBe(document.activeElement);
  });

  it('finishes each form once, however often the last button is pressed', async () => {
    await letIn();
    await keys('12');
    const last = byRole('button', 'Go on');
    last.click();
    last.click();
    await settle();
    expect(await answered(sent(['phq-2']))).toHaveLength(1);
    expect(byRole('heading', 'Little interest or pleasure in doing things')).toBeTruthy();
    await keys('00');
    await click('Send my answers');
    expect(await answered(sent([]))).toMatchObject([{ instrumentId: 'phq-2' }]);
  });

  it('shows whom to call at the very answer about suicide, tells the clinic of it, and goes on with the questions where they were left', async () => {
    await letIn(withPhq9);
    await keys('000000003');
    expect(byRole('heading', 'Thank you for telling us')).toBe(document.activeElement);
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/911.*988.*555-0100.*is on its way to your care team/s);
    const reply = sent(['phq-9', 'gad-2'], { needsHelpNow: true });
    expect(await answered(reply)).toMatchObject([{ instrumentId: 'phq-9', isBegun: true, answers: { '9': 3 } }]);
    expect(byRole('alert', 'Help in a crisis').textContent).toContain('Your care team has been told and will speak with you.');
    await click('Go on with the questions');
    expect(byRole('heading', /how difficult have these problems made it/i)).toBeTruthy();
    await keys('1');
    await click('Go on');
    expect(await answered(sent(['gad-2'], { needsHelpNow: true }))).toMatchObject([{ instrumentId: 'phq-9', answers: { '1': 0, '9': 3 } }]);
    await keys('00');
    await click('Send my answers');
    await answered(sent([]));
    expect(byRole('alert', 'Help in a crisis')).toBeTruthy();
    expect(text()).toContain('Your answers have reached your care team.');
  });

  it('shows whom to call without a network too, and claims that the care team knows only when it does', async () => {
    await letIn(withPhq9);
    await keys('000000002');
    server.expectOne(answers).error(noNetwork());
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/911.*988.*Your care team does not know yet.*Please call/s);
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    await answered(sent(['phq-9', 'gad-2'], { needsHelpNow: true }));
    expect(byRole('alert', 'Help in a crisis').textContent).toContain('Your care team has been told');
  });

  it('says nothing beside the numbers that is not so: while a graver answer has not got through, the care team does not know it', async () => {
    await letIn(withPhq9);
    await keys('000000001');
    await answered(sent(['phq-9', 'gad-2'], { needsHelpNow: true }));
    expect(text()).not.toContain('goes to your care team at once');
    await click('Go on with the questions');
    press(document.body, 'Backspace');
    await settle();
    await keys('3');
    expect(byRole('heading', 'Thank you for telling us')).toBeTruthy();
    const graver = server.expectOne(answers);
    expect(graver.request.body.forms).toMatchObject([{ instrumentId: 'phq-9', isBegun: true, answers: { '9': 3 } }]);
    expect(byRole('alert', 'Help in a crisis').textContent).toContain('is on its way to your care team');
    graver.error(noNetwork());
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toContain('Your care team does not know yet');
  });

  it('shows the numbers again, and tells the clinic at once, when a later form asks for help too', async () => {
    await letIn({ ...view, instruments: ['phq-9', 'c-ssrs-screener'] });
    await keys('000000001');
    await answered(sent(['phq-9', 'c-ssrs-screener'], { needsHelpNow: true }));
    await click('Go on with the questions');
    await keys('1');
    await click('Go on');
    await answered(sent(['c-ssrs-screener'], { needsHelpNow: true }));
    for (const [yeses, given] of [
      ['1', { '1': 'Y' }],
      ['1', { '1': 'Y', '2': 'Y' }],
      ['01', { '2': 'Y', '3': 'N', '4': 'Y' }],
    ] as const) {
      await keys(yeses);
      expect(byRole('alert', 'Help in a crisis')).toBeTruthy();
      expect(await answered(sent(['c-ssrs-screener'], { needsHelpNow: true }))).toMatchObject([{ isBegun: true, answers: given }]);
      await click('Go on with the questions');
    }
  });

  it('loses no answer where nothing may be stored on the device', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('forbidden');
    });
    await letIn(withPhq9);
    await keys('000000001');
    await answered(sent(['phq-9', 'gad-2'], { needsHelpNow: true }));
    await click('Go on with the questions');
    expect(byRole('heading', /how difficult have these problems made it/i)).toBeTruthy();
    await keys('1');
    await click('Go on');
    expect(await answered(sent(['gad-2'], { needsHelpNow: true }))).toMatchObject([{ answers: { '1': 0, '9': 1 } }]);
  });

  it('says when the clinic reads it where nobody is there now', async () => {
    await letIn(withPhq9);
    await keys('000000001');
    await answered(sent([], { needsHelpNow: true, isSomebodyThere: false, readFrom: '2026-11-23T13:30:00Z' }));
    const help = byRole('alert', 'Help in a crisis').textContent;
    expect(help).toMatch(/911.*988.*Your clinic is closed now.*opens, on 23 Nov 2026, \d\d:\d\d\. Please do not wait for that/s);
    expect(help).not.toContain('has been told');
  });

  it('asks no question about suicide when the clinic has closed since the first form', async () => {
    await letIn({ ...view, instruments: ['gad-2', 'phq-9'] });
    await keys('12');
    await click('Go on');
    expect(byRole('heading', 'Sending')).toBeTruthy();
    await answered(sent([], { opensNext: '2026-11-23T13:30:00Z', isSomebodyThere: false, readFrom: '2026-11-23T13:30:00Z' }));
    expect(text()).toMatch(/have reached your care team.*A few questions are asked only while.*from 23 Nov 2026/);
  });

  it('keeps the answers on the phone without a network and sends the same ones when it is back', async () => {
    await letIn();
    await keys('12');
    await click('Go on');
    server.expectOne(answers).error(noNetwork());
    await settle();
    await keys('00');
    await click('Send my answers');
    const first = server.expectOne(answers);
    expect(first.request.body.forms).toMatchObject([{ instrumentId: 'gad-2' }, { instrumentId: 'phq-2' }]);
    first.error(noNetwork());
    await settle();
    expect(byRole('status').textContent).toContain('Your answers are safe on this phone.');
    expect(localStorage.length).toBe(2);
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    const second = server.expectOne(answers);
    expect(second.request.body).toEqual(first.request.body);
    second.flush(sent([]));
    await settle();
    expect(text()).toContain('Your answers have reached your care team.');
    expect(localStorage.length).toBe(0);
  });

  it('sends what was finished before a reload by itself, with the birth date alone, also when the link has died since', async () => {
    await letIn({ ...view, instruments: ['gad-2'] });
    await keys('12');
    await click('Send my answers');
    server.expectOne(answers).error(noNetwork());
    await settle();
    fixture.destroy();
    show();
    expect(text()).toContain('What you answered before is safe on this phone.');
    await knock();
    const request = server.expectOne(answers);
    expect(request.request.body).toMatchObject({ token, pass: view.pass, forms: [{ instrumentId: 'gad-2', answers: { '1': 1, '2': 2 } }] });
    request.flush(sent([]));
    await settle();
    server.expectOne(opening).flush(...gone);
    await settle();
    expect(text()).toContain('Your answers have reached your care team.');
    expect(localStorage.length).toBe(0);
  });

  it('waits with them for the network after a reload, and for the right birth date', async () => {
    await letIn({ ...view, instruments: ['gad-2'] });
    await keys('12');
    await click('Send my answers');
    server.expectOne(answers).error(noNetwork());
    await settle();
    fixture.destroy();
    show();
    await knock();
    server.expectOne(answers).flush(...gone);
    await settle();
    expect(byRole('alert').textContent).toContain('They are still on this phone. Check the date, or call your clinic.');
    await knock();
    server.expectOne(answers).error(noNetwork());
    await settle();
    globalThis.dispatchEvent(new Event('online'));
    await settle();
    await answered(sent([]));
    server.expectOne(opening).flush(...gone);
    await settle();
    expect(byRole('heading', 'Thank you')).toBeTruthy();
  });

  it('brings an answer about suicide that did not get through before a reload to the clinic, and shows the numbers also when the link opens no more', async () => {
    await letIn(withPhq9);
    await keys('000000003');
    server.expectOne(answers).error(noNetwork());
    await settle();
    fixture.destroy();
    show();
    await knock();
    expect(await answered(sent([], { needsHelpNow: true }))).toMatchObject([{ instrumentId: 'phq-9', isBegun: true, answers: { '9': 3 } }]);
    server.expectOne(opening).flush(...gone);
    await settle();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/911.*988.*555-0100.*has been told/s);
  });

  it('says only that what it kept has arrived when the rest cannot be opened yet, and tries that again', async () => {
    await letIn();
    await keys('12');
    await click('Go on');
    server.expectOne(answers).error(noNetwork());
    await settle();
    fixture.destroy();
    show();
    await knock();
    await answered(sent(['phq-2']));
    server.expectOne(opening).error(noNetwork());
    await settle();
    expect([text().includes('You can close this page'), byRole('alert').textContent]).toEqual([
      false,
      expect.stringContaining('The server did not answer.'),
    ]);
    expect(text()).toContain('What you answered before has reached your care team.');
    await click('Open the questions');
    server.expectOne(opening).flush({ ...view, instruments: ['phq-2'] });
    await settle();
    expect(byRole('heading', 'Little interest or pleasure in doing things')).toBeTruthy();
  });

  it('says calmly that a link takes no more answers: they are still on the phone, and whom to call', async () => {
    await letIn({ ...view, instruments: ['phq-9'] });
    await keys('000000003');
    server.expectOne(answers).flush(...gone);
    await settle();
    expect(byRole('heading', 'Your answers could not be sent')).toBeTruthy();
    expect(byRole('alert', 'Help in a crisis').textContent).toMatch(/911.*988.*Your care team has not been told/s);
    expect(text()).toContain(
      'What you told us is still on this phone, and your care team has not read it. Please call your clinic at 555-0100',
    );
    expect([text().includes('Reference'), text().includes('Send my answers'), localStorage.length > 0]).toEqual([false, false, true]);
  });

  it('says when to come back for questions that wait for the clinic to be open', async () => {
    await letIn({ ...view, instruments: [], opensNext: '2026-11-23T13:30:00Z' });
    expect(byRole('heading', 'Please come back while the clinic is open')).toBeTruthy();
    expect(text()).toMatch(/The clinic opens next on 23 Nov 2026, \d\d:\d\d\. The link stays good\./);
  });

  it('goes on where it was left after the page was closed, also behind another link to the same check-in, and behind no other', async () => {
    await letIn();
    await keys('1');
    fixture.destroy();
    location.hash = token.replace('000001', '000002');
    show();
    await letIn();
    expect(byRole('heading', 'Not being able to stop or control worrying')).toBeTruthy();
    fixture.destroy();
    show();
    await letIn({ ...view, mark: 'N'.repeat(22) });
    expect(byRole('heading', /Feeling nervous/)).toBeTruthy();
  });
});
