import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { TabletView } from '@sojourn/domain';
import { allByRole, byRole } from '../../../ui/testing/by-role.js';
import { TabletsForForm } from './tablets-for-form.js';

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const tablet = (name: string, changes: Partial<TabletView> = {}): TabletView => ({
  ...{ id: name, siteId: 'site', name, lastSeenAt: secondsAgo(5), hasLapsed: false, form: null },
  ...changes,
});

function show(tablets: readonly TabletView[]) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(TabletsForForm);
  const inputs = { patientId: 'p', assignmentId: 'a', what: 'GAD-7', tablets };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  return TestBed.inject(HttpTestingController);
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('an open form and the waiting-room tablets', () => {
  it('is sent to a tablet that stands ready, by its name; one with another patient or without a word for minutes is not offered', () => {
    const busy = tablet('Waiting room 2', { form: { assignmentId: 'other', standing: 'shown' } });
    const server = show([tablet('Waiting room 1'), busy, tablet('Waiting room 3', { lastSeenAt: secondsAgo(200) })]);
    expect(allByRole('button')).toHaveLength(1);
    byRole('button', 'Send to Waiting room 1: GAD-7').click();
    const { request } = server.expectOne('/api/v1/waiting-room-tablets/Waiting room 1/form');
    expect(request.body).toMatchObject({ patientId: 'p', assignmentId: 'a' });
  });

  it('says on which tablet it is, and is taken back from there', () => {
    const server = show([tablet('Waiting room 1', { form: { assignmentId: 'a', standing: 'shown' } }), tablet('Waiting room 2')]);
    expect(text()).toContain('On Waiting room 1');
    expect(text()).not.toContain('Send to');
    byRole('button', /^Take back/).click();
    expect(server.expectOne('/api/v1/waiting-room-tablets/Waiting room 1/form').request.method).toBe('DELETE');
  });

  it('says for how long its tablet did not answer', () => {
    show([tablet('Waiting room 1', { lastSeenAt: secondsAgo(185), form: { assignmentId: 'a', standing: 'shown' } })]);
    expect(text()).toContain('Waiting room 1 did not answer for 3 minutes');
  });

  it('says that it was left unfinished, and is sent again', () => {
    show([tablet('Waiting room 1', { form: { assignmentId: 'a', standing: 'not-finished' } })]);
    expect(text()).toContain('Not finished on Waiting room 1');
    expect(byRole('button', /^Send to Waiting room 1/)).toBeTruthy();
  });
});
