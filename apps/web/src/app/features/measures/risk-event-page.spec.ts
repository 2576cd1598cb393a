import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { instantFromMs, riskStanding, scoreMeasure, type RiskEventAtHand, type RiskEventRecord, type RiskEventView } from '@sojourn/domain';
import { LeaveQuestion } from '../../core/leave-question.js';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aPage } from '../../core/testing/a-page.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import RiskEventPage from './risk-event-page.js';
import { riskRoutes } from './measures.routes.js';
import { RiskGroup } from './risk-group.js';

const item9 = { item: '9', value: 3, riskFrom: 1 };

function anEvent(id: string, openedAt: string, more: Partial<RiskEventRecord> = {}): RiskEventView {
  const event: RiskEventRecord = {
    ...{ id, patient: { id: 'p1', name: 'Sara Amin', birthDate: '1991-03-12' }, isSourceInError: false, level: null, setting: 'remote' },
    source: { kind: 'answers', instrument: 'phq-9', responseId: 'r1', items: [item9] },
    ...{ openedAt, openedBy: null, acknowledgeBy: openedAt, needsCssrs: true, policyVersion: '3', escalations: [], steps: [] },
    ...more,
  };
  return { ...event, standing: riskStanding(event, instantFromMs(Date.parse('2026-11-17T16:00:00Z'))) };
}

const opened = signal('e1');

@Component({ imports: [RiskEventPage], template: `<kat-risk-event-page [eventId]="id()" />` })
class EventPage {
  readonly id = opened;
}

const atHand = (event: RiskEventView): RiskEventAtHand => ({ ...event, toCall: [], addresses: [], form: null, alsoOpen: [] });
const dispositioned = (id: string): RiskEventAtHand => {
  const event = anEvent(id, '2026-11-17T14:38:00Z');
  return atHand({ ...event, standing: { ...event.standing, state: 'dispositioned', followUpBy: '2026-11-18T14:44:00Z' } });
};

@Component({ template: 'Elsewhere' })
class Elsewhere {}

/** The page as the router opens it, with what is asked before it is left. */
async function aRoutedPage() {
  const routes = [
    { path: 'risk-events', children: riskRoutes },
    { path: '**', component: Elsewhere },
  ];
  const silent = () => Object.assign(new EventTarget(), { close: () => undefined });
  TestBed.configureTestingModule({
    providers: [
      ...[provideHttpClient(), provideHttpClientTesting(), provideRouter(routes, withComponentInputBinding())],
      { provide: OPEN_EVENT_SOURCE, useValue: silent },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  const harness = await RouterTestingHarness.create('/risk-events/e1');
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    harness.detectChanges();
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
}

beforeEach(() => opened.set('e1'));

let shown: readonly RiskEventView[] = [];

@Component({ imports: [RiskGroup], template: `<kat-risk-group [events]="events" />` })
class Group {
  readonly events = shown;
}

describe('the page of a risk event', () => {
  it('has at hand who it is and where, whom to ring, where help is sent, the whole form, and what else is open', async () => {
    const { server, settle, text } = await aPage(EventPage, 'therapist');
    const scored = scoreMeasure('phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 3]);
    const concern = { kind: 'concern', concern: 'Gave away his dog.' } as const;
    const event: RiskEventAtHand = {
      ...anEvent('e1', '2026-11-17T14:38:00Z'),
      ...{ toCall: [{ of: null, use: 'mobile', phone: '555-0101' }], addresses: ['12 Cedar St, Ithaca, NY'] },
      ...{ form: scored.allowed ? scored.value : null, alsoOpen: [anEvent('e2', '2026-11-17T14:50:00Z', { source: concern })] },
    };
    server.expectOne('/api/v1/risk-events/e1').flush(event);
    await settle();
    expect(text()).toMatch(/Sara Amin.*born 12 Mar 1991.*not in the clinic.*Sara Amin: 555-0101.*For 911:\s*12 Cedar St, Ithaca, NY/);
    expect(text()).toMatch(/Every answer of this form, PHQ-9.*Nearly every day/);
    const other = allByRole('link').find((link) => link.getAttribute('href') === '/risk-events/e2');
    expect(other?.closest('li')?.textContent).toContain('Gave away his dog.');
  });
});

describe('what is written about a risk event', () => {
  const plan = 'Plan, in your words';
  const contact = 'What came of it';

  it('stays while a look at what changed meanwhile fails', async () => {
    const { server, settle, tell, text } = await aPage(EventPage, 'therapist');
    server.expectOne('/api/v1/risk-events/e1').flush(atHand(anEvent('e1', '2026-11-17T14:38:00Z')));
    await settle();
    type(byLabel(plan), 'Call again tomorrow.');
    await tell('risk-event');
    server.expectOne('/api/v1/risk-events/e1').flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(byLabel(plan).value).toBe('Call again tomorrow.');
    expect(text()).toMatch(/Try again.*Risk event: Sara Amin/);
  });

  it('is asked about before a link leads away from it, also to another event', async () => {
    const { server, settle } = await aRoutedPage();
    const router = TestBed.inject(Router);
    const question = TestBed.inject(LeaveQuestion);
    const also = [anEvent('e2', '2026-11-17T14:50:00Z')];
    server.expectOne('/api/v1/risk-events/e1').flush({ ...atHand(anEvent('e1', '2026-11-17T14:38:00Z')), alsoOpen: also });
    await settle();
    type(byLabel(plan), 'Call again tomorrow.');
    for (const link of ['Ask it now', /17 Nov 2026, 09:50/]) {
      byRole('link', link).click();
      await settle();
      expect(question.pending()).not.toBeNull();
      question.settle(false);
      await settle();
      expect([router.url, byLabel(plan).value]).toEqual(['/risk-events/e1', 'Call again tomorrow.']);
    }
    type(byLabel(plan), '');
    byRole('link', 'Ask it now').click();
    await settle();
    expect(router.url).toBe('/patients/p1/measures/record/c-ssrs-screener');
  });

  it('for one event never stands under the next, nor does an answer that comes late', async () => {
    const { server, settle, text } = await aPage(EventPage, 'therapist');
    server.expectOne('/api/v1/risk-events/e1').flush(dispositioned('e1'));
    await settle();
    byRole('button', 'Sign another disposition').click();
    type(byLabel(contact), 'Spoke to her sister.');
    await settle();
    byRole('button', 'Record the contact').click();
    await settle();
    const sent = server.expectOne('/api/v1/risk-events/e1/follow-up');
    opened.set('e2');
    await settle();
    server.expectOne('/api/v1/risk-events/e2').flush({ ...dispositioned('e2'), addresses: ['12 Cedar St'] });
    await settle();
    expect(byLabel(contact).value).toBe('');
    expect(byRole('button', 'Sign another disposition')).toBeTruthy();
    type(byLabel(contact), 'Nobody answered.');
    sent.flush(dispositioned('e1'));
    await settle();
    expect([byLabel(contact).value, text().includes('12 Cedar St')]).toEqual(['Nobody answered.', true]);
  });
});

describe('the open risk events of a patient', () => {
  it('stand as one, the one that presses most, with how many more', async () => {
    const days = ['2026-11-17T14:58:00Z', '2026-11-17T14:38:00Z', '2026-11-17T15:38:00Z'];
    shown = days.map((openedAt, index) => anEvent(`e${index}`, openedAt));
    const { text } = await aPage(Group, 'nurse');
    expect(allByRole('link', /^Risk event of Sara Amin/)[0]?.getAttribute('href')).toBe('/risk-events/e1');
    expect(text()).toContain('and 2 more open of Sara Amin');
    expect(document.querySelectorAll('details:not([open]) kat-risk-summary')).toHaveLength(2);
  });
});
