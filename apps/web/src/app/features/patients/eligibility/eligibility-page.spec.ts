import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { checklistItems, defaultEligibilityPolicy, minimumFacts, type EligibilityView, type Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import EligibilityPage from './eligibility-page.js';

const address = '/api/v1/patients/p1/eligibility';
/** The clinic's own day, which is not the world's all evening long. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
const everyFact = Object.fromEntries(minimumFacts.map((fact) => [fact, '2026-01-05'])) as EligibilityView['establishedOn'];
const recent = { ...everyFact, weight: today, 'medicines-reconciled': today } as EligibilityView['establishedOn'];

const absent = (code: string) =>
  ({
    ...{
      code,
      answer: 'absent',
      answeredOn: '2026-01-05',
      source: 'Interview',
      note: null,
      justification: null,
      clearance: null,
      plan: null,
    },
    ...{ eventOn: null, substance: 'unknown', recordedAt: '2026-01-05T15:00:00Z', recordedBy: 'Maya Okafor' },
  }) as EligibilityView['answers'][number];

function aView(differing: Partial<EligibilityView> = {}): EligibilityView {
  return {
    ...{
      answers: [],
      earlierAnswers: [],
      screeningFacts: [],
      establishedOn: {},
      missingFacts: [],
      determinations: [],
      policy: defaultEligibilityPolicy,
    },
    ...differing,
  };
}

async function open(view: EligibilityView, role: Role = 'prescriber') {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(EligibilityPage);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.componentRef.setInput('product', 'intravenous-ketamine');
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne(address).flush(view);
  await settle();
  const answer = async (item: RegExp, words: string): Promise<void> => {
    const radios = [...byRole('group', item).querySelectorAll('label')];
    radios
      .find((label) => label.textContent.trim() === words)
      ?.querySelector('input')
      ?.click();
    await settle();
  };
  return { page: fixture.componentInstance, server, settle, answer };
}

const progress = (): string => allByRole('status', /answered/)[0]?.textContent ?? '';

describe('the eligibility checklist', () => {
  it('has nothing answered beforehand and says in words what each class means', async () => {
    await open(aView());
    expect(allByRole('radio').every((radio) => !(radio as HTMLInputElement).checked)).toBe(true);
    expect(progress()).toContain(`0 of ${checklistItems.length} answered`);
    expect(document.body.textContent).toContain('unknown blocks it like present');
  });

  it('says at every answer what it leads to, before anything is saved', async () => {
    const { answer } = await open(aView({ answers: checklistItems.map(({ code }) => absent(code)), establishedOn: recent }));
    expect(progress()).toContain('leads to: Eligible');
    await answer(/Takes an opioid/, 'Present');
    expect(progress()).toContain('leads to: Deferred');
    type(byLabel<HTMLTextAreaElement>('Plan') as unknown as HTMLInputElement, 'None on the morning of the dose');
    await answer(/Takes an opioid/, 'Present');
    expect(progress()).toContain('leads to: Eligible with conditions');
    await answer(/Aneurysmal/, 'Present');
    expect(progress()).toContain('leads to: Not eligible');
  });

  it('keeps every answer on screen when saving fails, and sends the same answers again', async () => {
    const { page, server, settle, answer } = await open(aView());
    await answer(/Aneurysmal/, 'Absent');
    expect((byRole('button', /^Save 0 of 1/) as HTMLButtonElement).disabled).toBe(true);
    type(byLabel('Source'), 'Interview');
    await settle();
    byRole('button', /^Save 1 of 1/).click();
    const first = server.expectOne({ method: 'PUT', url: `${address}/answers` });
    first.error(new ProgressEvent('error'));
    await settle();
    expect(byRole('alert').textContent).toContain('did not answer');
    expect(page.hasUnsaved()).toBe(true);
    byRole('button', /^Save 1 of 1/).click();
    const second = server.expectOne({ method: 'PUT', url: `${address}/answers` });
    expect(second.request.body).toEqual(first.request.body);
    second.flush(aView({ answers: [absent('aneurysm')] }));
    await settle();
    expect(page.hasUnsaved()).toBe(false);
    expect(document.body.textContent).toContain('Absent on 5 Jan 2026, Interview (Maya Okafor)');
  });

  it('lets nobody sign over answers that are not saved, nor before pregnancy was asked', async () => {
    const { server, settle, answer } = await open(aView());
    const sign = (): HTMLButtonElement => byRole('button', /^Sign/) as HTMLButtonElement;
    await answer(/Aneurysmal/, 'Absent');
    expect(sign().disabled).toBe(true);
    byRole('button', /^Take back/).click();
    await settle();
    expect(sign().disabled).toBe(true);
    await answer(/^Is pregnancy possible/, 'Not possible');
    expect(sign().disabled).toBe(false);
    sign().click();
    const sent = server.expectOne({ method: 'POST', url: `${address}/determinations` });
    expect(sent.request.body).toMatchObject({ product: 'intravenous-ketamine', isPregnancyPossible: false, outcome: null, conditions: [] });
  });

  it('asks for a reason where the decision is stricter than the checklist', async () => {
    const { server, settle, answer } = await open(aView());
    await answer(/^Is pregnancy possible/, 'Not possible');
    const decision = byLabel<HTMLSelectElement>('Decision');
    expect([...decision.options].map((option) => option.textContent?.trim())).toEqual(['Deferred, as proposed', 'Not eligible']);
    decision.value = 'ineligible';
    decision.dispatchEvent(new Event('change'));
    await settle();
    byRole('button', /^Sign/).click();
    await settle();
    expect(byRole('alert').textContent).toContain('Say why');
    server.expectNone(`${address}/determinations`);
  });

  it('shows a nurse the answers and no way to change them', async () => {
    await open(aView({ answers: [absent('aneurysm')] }), 'nurse');
    expect(allByRole('radio', /./).filter((radio) => !/ossible/.test(radio.parentElement?.textContent ?? ''))).toEqual([]);
    expect(allByRole('button', /^(Save|Sign|State)/)).toEqual([]);
    expect(document.body.textContent).toContain('A prescriber signs the decision.');
  });
});
