import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { consentTexts, defaultConsentPolicy, registerPatient, type ConsentView, type ConsentsView, type Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../../core/live-feed.js';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import { OpenChart } from '../open-chart.js';
import { aChart } from '../testing/a-chart.js';
import ConsentDocumentPage from './consent-document-page.js';
import ConsentsPage from './consents-page.js';
import SignConsentPage from './sign-consent-page.js';

const address = '/api/v1/patients/p1/consents';
/** The clinic's own day, which is not the world's all evening long. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
const sha256 = 'a'.repeat(64);

function aConsent(differing: Partial<ConsentView> = {}): ConsentView {
  return {
    ...{ id: 'c1', code: 'general', textVersion: 1, textSha256: sha256, product: 'intravenous-ketamine', signedOn: today },
    ...{ patientSignedAt: '2026-11-17T14:44:00Z', patientSignature: 'typed', clinicianSignedAt: '2026-11-17T15:00:00Z', clinicianId: null },
    ...{
      isCapacityStated: true,
      interpreter: null,
      isCopyGiven: true,
      withdrawnOn: null,
      typedSignature: 'ليلى حداد',
      signerRelation: null,
      drawnSignature: null,
    },
    ...{ recordedBy: 'Sam Ito', clinicianName: 'Maya Okafor', capacityAdded: null, withdrawal: null },
    ...differing,
  } as ConsentView;
}

const aView = (...consents: ConsentView[]): ConsentsView => ({
  texts: consentTexts.map((text) => ({ ...text, sha256 })),
  consents,
  policy: defaultConsentPolicy,
});

async function open(page: Type<unknown>, view: ConsentsView, role: Role = 'front-desk', inputs: object = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      {
        provide: OpenChart,
        useValue: { view: () => aChart({ identity: registerPatient.parse({ name: { family: 'حداد', given: ['ليلى'] } }) }) },
      },
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries({ patientId: 'p1', ...inputs })) fixture.componentRef.setInput(name, value);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
  };
  await settle();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne(address).flush(view);
  await settle();
  return { server, settle };
}

const product = 'intravenous-ketamine';
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the consents of a patient', () => {
  it('say of every needed one whether it is in force, missing, expired, withdrawn or waiting', async () => {
    const expired = aConsent({ id: 'c2', code: 'controlled-substance', signedOn: '2020-01-05' as ConsentView['signedOn'] });
    const withdrawn = aConsent({ id: 'c3', code: 'no-driving-escort', withdrawnOn: '2026-11-20' as ConsentView['withdrawnOn'] });
    const waiting = aConsent({ id: 'c4', code: 'off-label-ketamine', clinicianSignedAt: null, isCapacityStated: false });
    await open(ConsentsPage, aView(aConsent(), expired, withdrawn, waiting), 'front-desk', { product });
    const needed = byRole('region', /^Needed for/);
    const states = [...needed.querySelectorAll('li')].map((row) => row.querySelector('kat-chip')?.textContent?.trim());
    expect(states).toEqual(['In force', 'Expired', 'Withdrawn', 'Waits for the physician', 'Missing']);
    expect(needed.textContent).toContain('4 of 5 not in force');
    // One that only waits for the physician is not asked of the patient again.
    expect(allByRole('link', /^Read and sign: Ketamine outside/)).toEqual([]);
    expect(allByRole('link', /^Read and sign: Psychotherapy/)).toHaveLength(1);
  });

  it('are read by a nurse, who takes no signatures and is told who does, but writes down that a patient takes one back', async () => {
    await open(ConsentsPage, aView(aConsent()), 'nurse', { product });
    expect(allByRole('link', /^Open: /)).toHaveLength(1);
    expect([...allByRole('link', /^Read and sign/), ...allByRole('button', /^Sign/)]).toEqual([]);
    expect(text()).toContain('The front desk or a prescriber takes the signatures.');
    expect(allByRole('button', /^Withdraw: /)).toHaveLength(1);
  });

  it('are not signed by a physician who did not state capacity', async () => {
    const waiting = aConsent({ clinicianSignedAt: null, isCapacityStated: false });
    const { server, settle } = await open(ConsentsPage, aView(waiting), 'prescriber', { product });
    byRole('button', /^Sign the consent/).click();
    await settle();
    expect(byRole('alert').textContent).toContain('Without a statement of capacity');
    server.expectNone(`${address}/countersignatures`);
    byRole('checkbox', /capacity/).click();
    await settle();
    byRole('button', /^Sign the consent/).click();
    const sent = server.expectOne(`${address}/countersignatures`);
    expect(sent.request.body).toMatchObject({ signatures: [{ consentId: 'c1' }], isCapacityStated: true, isCopyGiven: false });
  });

  it('without a copy wait for the physician’s word on it, and are not asked of the patient again', async () => {
    const { server, settle } = await open(ConsentsPage, aView(aConsent({ isCopyGiven: false })), 'prescriber', { product });
    expect(text()).toContain('no copy given yet');
    expect(allByRole('link', /^Read and sign: Consent to treatment/)).toEqual([]);
    byRole('checkbox', /capacity/).click();
    byRole('checkbox', /copy/).click();
    await settle();
    byRole('button', /^State this/).click();
    expect(server.expectOne(`${address}/countersignatures`).request.body).toMatchObject({ isCopyGiven: true });
  });

  it('are withdrawn by whoever states it, without a reason being asked for', async () => {
    const { server, settle } = await open(ConsentsPage, aView(aConsent()), 'front-desk', { product });
    byRole('button', /^Withdraw: /).click();
    await settle();
    type(byLabel('Stated by'), 'The patient');
    byRole('button', 'Withdraw this consent').click();
    const sent = server.expectOne(`${address}/c1/withdrawal`);
    expect(sent.request.body).toMatchObject({ code: 'general', statedBy: 'The patient', reason: '' });
  });
});

describe('signing a consent', () => {
  it('shows every word first, and asks for the typed name and the drawn signature', async () => {
    const { server, settle } = await open(SignConsentPage, aView(), 'front-desk', { code: 'general', product });
    for (const paragraph of consentTexts[0]?.paragraphs ?? []) expect(text()).toContain(paragraph);
    byRole('button', /^Sign/).click();
    await settle();
    expect(text()).toContain('The patient types the name here.');
    expect(text()).toContain('Draw the signature');
    server.expectNone(address);
  });

  it('asks by what right somebody signs whose name is not the chart’s', async () => {
    const { server, settle } = await open(SignConsentPage, aView(), 'front-desk', { code: 'general', product });
    type(byLabel('Name, typed by the patient'), 'zzz');
    byRole('checkbox', /cannot draw/).click();
    await settle();
    byRole('button', /^Sign/).click();
    await settle();
    server.expectNone({ method: 'POST', url: address });
    expect(text()).toMatch(/Write who signs\.The chart's name is Sara Amin\./);
    type(byLabel('Who signs, and by what right'), 'Omar Haddad, legal guardian');
    await settle();
    byRole('button', /^Sign/).click();
    expect(server.expectOne({ method: 'POST', url: address }).request.body).toMatchObject({
      typedSignature: 'zzz',
      signerRelation: 'Omar Haddad, legal guardian',
    });
  });

  it('keeps the name when the server does not answer, and sends the same signature again', async () => {
    const { server, settle } = await open(SignConsentPage, aView(), 'front-desk', { code: 'general', product });
    type(byLabel('Name, typed by the patient'), 'ليلى حداد');
    byRole('checkbox', /cannot draw/).click();
    await settle();
    byRole('button', /^Sign/).click();
    const first = server.expectOne({ method: 'POST', url: address });
    expect(first.request.body).toMatchObject({
      code: 'general',
      product,
      textSha256: sha256,
      typedSignature: 'ليلى حداد',
      drawnSignature: null,
    });
    // The front desk takes a signature; it neither states capacity nor signs for a physician.
    expect(first.request.body).toMatchObject({ isClinicianSigning: false, isCapacityStated: false });
    first.error(new ProgressEvent('error'));
    await settle();
    expect(byLabel('Name, typed by the patient').value).toBe('ليلى حداد');
    byRole('button', /^Sign/).click();
    const second = server.expectOne({ method: 'POST', url: address });
    expect(second.request.body.id).toBe(first.request.body.id);
  });
});

describe('a signed consent', () => {
  it('shows the words of its version, both signatures with their times, and a withdrawal with its reason', async () => {
    const withdrawal = { statedBy: 'Leyla Haddad', reason: 'Changed my mind', recordedBy: 'Sam Ito' };
    const consent = aConsent({ drawnSignature: ['M1 2L3 4'], withdrawnOn: '2026-11-20' as ConsentView['withdrawnOn'], withdrawal });
    await open(ConsentDocumentPage, aView(consent), 'compliance', { consentId: 'c1' });
    expect(text()).toContain(consentTexts[0]?.paragraphs[0]);
    expect(
      byRole('img', /drawn by the patient/)
        .querySelector('path')
        ?.getAttribute('d'),
    ).toBe('M1 2L3 4');
    // 14:44 in UTC is 09:44 in New York.
    expect(text()).toContain('17 Nov 2026, 09:44');
    expect(text()).toMatch(/Maya Okafor.*10:00/);
    expect(text()).toContain('Withdrawn on 20 Nov 2026');
    expect(text()).toContain('Changed my mind');
  });

  it('names who stated capacity when that was added to another physician’s signature', async () => {
    const consent = aConsent({ capacityAdded: { by: 'Ada Nair', at: '2026-11-18T15:30:00Z' } });
    await open(ConsentDocumentPage, aView(consent), 'compliance', { consentId: 'c1' });
    expect(text()).toMatch(/Maya Okafor.*Stated: the patient understands.*By Ada Nair, 18 Nov 2026, 10:30, after the signatures above/);
  });
});
