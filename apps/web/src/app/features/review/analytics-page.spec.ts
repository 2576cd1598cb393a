import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { defaultAnalyticsPolicy, localDate, rateOf, type ClinicAnalyticsView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import AnalyticsPage from './analytics-page.js';

const view: ClinicAnalyticsView = {
  ...{ from: localDate('2026-09-01'), to: localDate('2026-11-29'), zone: 'America/New_York', policy: defaultAnalyticsPolicy },
  routes: [
    {
      ...{ product: 'intravenous-ketamine', sessions: 8, stoppedEarly: 1, notGiven: 0, startsKnown: 8, lateStarts: 2, vitalsDue: 0 },
      ...{ vitalsLate: 0, vitalsMissed: 0, pauses: 1, adverseEvents: 0, overrides: 0, wastes: 1, medianChairMin: null },
    },
  ],
  alerts: [
    { tier: 'red', alerts: 3, unanswered: 1, unresolved: 0, medianAcknowledgedMin: 1, slowestAcknowledgedMin: 4, medianInformedMin: null },
  ],
  visits: [],
  use: [{ kind: 'room', name: 'R1', bookedMin: 90, openMin: 0 }],
  induction: [{ key: 'Six infusions', isWithheld: true, rate: null }],
  outcomes: [
    {
      instrumentId: 'phq-9',
      response: [{ key: 'Six infusions', isWithheld: false, rate: rateOf(5, 10) }],
      remission: [],
      withoutLaterScore: 1,
    },
  ],
  ...{ openRiskEvents: 0, notYetCounted: 3 },
};

async function open() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  TestBed.inject(SignInState).accept(aSignIn('clinic-manager'));
  const page = TestBed.createComponent(AnalyticsPage);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    page.detectChanges();
    TestBed.tick();
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle };
}

async function opened() {
  const { server, settle } = await open();
  server.expectOne(({ url }) => url.startsWith('/api/v1/review/analytics?')).flush(view);
  await settle();
  return { server, settle };
}

const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent.trim()).join(' | '));
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the figures of a clinic', () => {
  it('show shares with their n and interval, and the same rows as a table', async () => {
    await opened();
    expect(byRole('img', /Six infusions: 50 % \(5 of 10\)/)).toBeTruthy();
    expect(rows()).toContain('Six infusions | 10 | 5 | 50 | 23.7 | 76.3');
    expect(text()).toContain('1 course has no later score and count in no share');
  });

  it('say what is withheld, unknown or nothing, and draw no bar for it', async () => {
    await opened();
    expect(byRole('img', /withheld: too few to show/)).toBeTruthy();
    expect(byRole('img', /Ketamine, infusion: nothing to count/)).toBeTruthy();
    expect(byRole('img', /R1: never open in these days/)).toBeTruthy();
    expect(text()).toContain('Nothing to count in these days.');
    expect(text()).toContain('3 sessions are not counted yet');
    expect(rows()).toContain('Red | 3 | 1 | 0 | 1 | 4 | –');
  });

  it('say what went wrong with the file beside its button, and keep the figures', async () => {
    const { server, settle } = await opened();
    byRole('button', 'Export as CSV').click();
    await settle();
    const asked = server.expectOne(({ url }) => url.startsWith('/api/v1/review/analytics/file?'));
    asked.flush({ title: 'Not counted', code: 'broken' }, { status: 500, statusText: 'Broken' });
    await settle();
    expect(text()).toContain('Sessions by route');
    expect(allByRole('alert', /./).length).toBeGreaterThan(0);
  });

  it('can be asked for again where they did not come', async () => {
    const { server, settle } = await open();
    server
      .expectOne(({ url }) => url.startsWith('/api/v1/review/analytics?'))
      .flush({ title: 'No' }, { status: 500, statusText: 'Broken' });
    await settle();
    expect(text()).not.toContain('Sessions by route');
    expect(allByRole('button', /again/i)).toHaveLength(1);
  });
});
