import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OfferAtLinkView } from '@sojourn/domain';
import { allByRole, byLabel, byRole } from '../../ui/testing/by-role.js';
import OfferPage from './offer-page.js';

let fixture: ComponentFixture<OfferPage>;
let server: HttpTestingController;
const token = `1.0190a000-0000-7000-8000-000000000001.${'A'.repeat(43)}`;
const view: OfferAtLinkView = {
  ...{ clinicName: 'Cedar Hollow', phone: '555-0100', when: 'Thursday, 10 December 2026, 10:00', answerUntil: 'Wednesday, 14:45' },
  ...{ standing: 'open', preparation: ['To prepare:\n– Eat nothing solid for 4 hours before.'] },
};

beforeEach(() => {
  location.hash = token;
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(OfferPage);
  fixture.detectChanges();
});

async function click(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

async function letIn(changes: Partial<OfferAtLinkView> = {}): Promise<void> {
  const field = byLabel('Your birth date');
  field.value = '1982-03-04';
  field.dispatchEvent(new Event('change'));
  await click('Show the time');
  server.expectOne('/api/v1/portal/offer/opening').flush({ ...view, ...changes });
  await settle();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');
const sent = () => server.expectOne('/api/v1/portal/offer/answer');

describe('a freed time by link', () => {
  it('is shown with until when to answer, accepted, and then still says when and how to prepare', async () => {
    await letIn();
    expect(text()).toMatch(/Thursday, 10 December 2026, 10:00.*Please answer until Wednesday, 14:45/);
    await click('Yes, I will come');
    const said = sent();
    expect(said.request.body).toEqual({ token, birthDate: '1982-03-04', answer: 'accept' });
    said.flush({ state: 'accepted' });
    await settle();
    expect(text()).toMatch(/The time is yours.*Thursday, 10 December 2026, 10:00.*Eat nothing solid/);
    expect(allByRole('button')).toEqual([]);
  });

  it('is declined without losing the place', async () => {
    await letIn();
    await click('No, thank you');
    sent().flush({ state: 'declined' });
    await settle();
    expect(byRole('status').textContent).toContain('You keep your place on our list');
    expect(text()).not.toContain('10 December');
  });

  it('says that somebody was faster, on opening and on accepting', async () => {
    await letIn();
    await click('Yes, I will come');
    sent().flush({ state: 'gone' });
    await settle();
    expect(byRole('status').textContent).toContain('Somebody was faster');
    fixture.destroy();
    fixture = TestBed.createComponent(OfferPage);
    fixture.detectChanges();
    await letIn({ standing: 'gone' });
    expect(byRole('status').textContent).toContain('Somebody was faster');
    expect(allByRole('button')).toEqual([]);
  });

  it('says the calm sentence where the link was used meanwhile', async () => {
    await letIn();
    await click('Yes, I will come');
    sent().flush({ code: 'link-not-usable' }, { status: 410, statusText: 'Gone' });
    await settle();
    expect(byRole('alert').textContent).toContain('The link may have been used already, or have run out');
  });
});
