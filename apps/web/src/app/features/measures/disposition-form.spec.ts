import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { instantFromMs, riskStanding, type RiskEventRecord, type RiskEventView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import { DispositionForm } from './disposition-form.js';

let fixture: ComponentFixture<DispositionForm>;
let server: HttpTestingController;
let signed: RiskEventView | null;
const address = '/api/v1/risk-events/e1/disposition';

function anEvent(): RiskEventView {
  const event: RiskEventRecord = {
    ...{ id: 'e1', patient: { id: 'p1', name: 'Sara Amin', birthDate: null }, isSourceInError: false, level: null, setting: 'in-clinic' },
    source: { kind: 'answers', instrument: 'phq-9', responseId: 'r1', items: [{ item: '9', value: 1, riskFrom: 1 }] },
    ...{
      openedAt: '2026-11-17T14:38:00Z',
      openedBy: null,
      acknowledgeBy: '2026-11-17T14:53:00Z',
      needsCssrs: true,
      policyVersion: '1',
      escalations: [],
      steps: [],
    },
  };
  return { ...event, standing: riskStanding(event, instantFromMs(Date.parse('2026-11-17T14:40:00Z'))) };
}

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  TestBed.inject(SignInState).accept(aSignIn('prescriber'));
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(DispositionForm);
  fixture.componentRef.setInput('event', anEvent());
  signed = null;
  fixture.componentInstance.signed.subscribe((event) => (signed = event));
  fixture.detectChanges();
});

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

function choose(name: string): void {
  byRole('radio', name).click();
}

async function sign(): Promise<void> {
  byRole('button', 'Sign disposition for Sara Amin').click();
  await settle();
}

function fill(): void {
  choose('Low');
  choose('Proceed with dosing');
  byRole('checkbox', 'Safety plan reviewed').click();
  type(byLabel('Plan, in your words'), 'Safety plan reviewed; call within 24 h.');
}

describe('signing a disposition', () => {
  it('has nothing preselected and says what is missing without asking the server', async () => {
    expect(allByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
    await sign();
    expect(document.body.textContent).toMatch(/Choose the level\..*Choose what follows\..*Write the plan\./s);
    server.expectNone(address);
  });

  it('keeps what was written when it is refused, and shows each reason at its field', async () => {
    fill();
    await sign();
    const errors = [
      { path: 'withoutCssrsBecause', code: 'cssrs-missing', message: 'Ask the C-SSRS in this contact, or write why it was not asked.' },
    ];
    server.expectOne(address).flush({ code: 'cssrs-missing', detail: 'Ask the C-SSRS.', errors }, { status: 422, statusText: 'Refused' });
    await settle();
    expect(byLabel('Plan, in your words').value).toBe('Safety plan reviewed; call within 24 h.');
    expect(byLabel('Why the C-SSRS was not asked').getAttribute('aria-invalid')).toBe('true');
    expect(signed).toBeNull();
  });

  it('sends level, decision, actions and the time of the contact in the clinic’s zone', async () => {
    fill();
    type(byLabel('Why the C-SSRS was not asked'), 'Asked by phone yesterday.');
    const [date, time] = [byLabel('Contact the patient by, date'), byLabel('Contact the patient by, time')];
    [date.value, time.value] = ['2026-11-18', '09:44'];
    date.dispatchEvent(new Event('change'));
    time.dispatchEvent(new Event('change'));
    await sign();
    const request = server.expectOne(address);
    expect(request.request.body).toMatchObject({
      ...{ level: 'low', disposition: 'proceed', actions: ['safety-plan-reviewed'], followUpBy: '2026-11-18T14:44:00.000Z' },
      withoutCssrsBecause: 'Asked by phone yesterday.',
    });
    request.flush(anEvent());
    await settle();
    expect(signed).not.toBeNull();
  });

  it('shows the answer beside a level that says less, and asks why', async () => {
    fill();
    await settle();
    expect(document.body.textContent).not.toContain('The answer says more risk than this');
    choose('No risk found');
    await settle();
    expect(byRole('status').textContent).toMatch(/The answer says more risk than this.*PHQ-9: item 9 answered “several days”/s);
    type(byLabel('Why you judge it lower'), 'Meant the weeks before treatment; denies it now.');
    await sign();
    const request = server.expectOne(address);
    expect(request.request.body).toMatchObject({ level: 'none', contradictionBecause: 'Meant the weeks before treatment; denies it now.' });
  });
});
