import { Component } from '@angular/core';
import { instantFromMs, riskStanding, scoreMeasure, type RiskEventAtHand, type RiskEventRecord, type RiskEventView } from '@sojourn/domain';
import { aPage } from '../../core/testing/a-page.js';
import { allByRole } from '../../ui/testing/by-role.js';
import RiskEventPage from './risk-event-page.js';
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

@Component({ imports: [RiskEventPage], template: `<kat-risk-event-page eventId="e1" />` })
class EventPage {}

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
