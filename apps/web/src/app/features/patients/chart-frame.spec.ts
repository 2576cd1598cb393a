import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import ChartFrame from './chart-frame.js';
import { aChart } from './testing/a-chart.js';

@Component({ template: `<input aria-label="Words" [value]="words()" (input)="words.set('typed')" /> {{ words() }}` })
class TabPage {
  protected readonly words = signal('nothing typed');
}

const live = Object.assign(new EventTarget(), { close: () => undefined, onmessage: (_: MessageEvent<string>): void => undefined });

async function open(role: Role): Promise<{ harness: RouterTestingHarness; server: HttpTestingController; settle: () => Promise<void> }> {
  const tab = (path: string, label: string, permission: string) => ({ path, data: { tab: label, permission }, component: TabPage });
  const children = [tab('', 'Summary', 'patients.read'), tab('notes', 'Notes', 'notes.read'), { path: 'later', component: TabPage }];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'patients/:patientId', component: ChartFrame, children }], withComponentInputBinding()),
      { provide: OPEN_EVENT_SOURCE, useValue: () => live },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn(role));
  const harness = await RouterTestingHarness.create('/patients/p1');
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    harness.detectChanges();
  };
  await settle();
  return { harness, server: TestBed.inject(HttpTestingController), settle };
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('the frame of a chart', () => {
  it('names the patient and what must not be given above every tab, and says when nobody asked', async () => {
    const { harness, server, settle } = await open('prescriber');
    server.expectOne('/api/v1/patients/p1').flush(aChart({ displayName: 'ليلى حداد' }));
    await settle();
    expect(byRole('heading', 'ليلى حداد').querySelector('bdi')).not.toBeNull();
    expect(byRole('status', 'Allergies').textContent).toContain('Allergies not asked');
    await harness.navigateByUrl('/patients/p1/notes');
    expect(byRole('status', 'Allergies').textContent).toContain('Allergies not asked');
    expect(byRole('link', 'Notes').getAttribute('aria-current')).toBe('page');
  });

  it('shows the tabs that exist and that this person may open, no others', async () => {
    const { server, settle } = await open('nurse');
    server.expectOne('/api/v1/patients/p1').flush(aChart());
    await settle();
    expect(allByRole('link').map((link) => link.textContent?.trim())).toEqual(['Summary']);
  });

  it('keeps nothing of one patient when another is opened', async () => {
    const { harness, server, settle } = await open('prescriber');
    server.expectOne('/api/v1/patients/p1').flush(aChart({ displayName: 'Bea Lindqvist' }));
    await settle();
    document.querySelector('input')?.dispatchEvent(new Event('input'));
    await settle();
    expect(text()).toContain('typed');
    await harness.navigateByUrl('/patients/p2');
    await settle();
    expect(text()).not.toContain('Bea Lindqvist');
    expect(text()).toContain('nothing typed');
    server.expectOne('/api/v1/patients/p2').flush(aChart({ id: 'p2', displayName: 'Carlos Vega' }));
    await settle();
    expect(byRole('heading', 'Carlos Vega')).toBeTruthy();
  });

  it('keeps what somebody types in a tab or in a concern while a look at the chart fails, and shows nothing of one closed to them', async () => {
    const { server, settle } = await open('prescriber');
    const lookAgain = async (answer: object, status: number): Promise<void> => {
      live.onmessage(new MessageEvent('message', { data: JSON.stringify({ topic: 'patient', id: 'p1' }) }));
      await new Promise((resolve) => setTimeout(resolve, 270));
      await settle();
      server.expectOne('/api/v1/patients/p1').flush(answer, { status, statusText: 'Failed' });
      await settle();
    };
    server.expectOne('/api/v1/patients/p1').flush(aChart({ displayName: 'Bea Lindqvist' }));
    await settle();
    document.querySelector('input')?.dispatchEvent(new Event('input'));
    byRole('button', 'I am worried about this patient').click();
    await settle();
    type(byLabel('What you heard or saw'), 'Gave away her dog.');
    await lookAgain({}, 503);
    expect(byLabel('What you heard or saw').value).toBe('Gave away her dog.');
    expect(text()).toMatch(/Try again.*Bea Lindqvist.*Allergies not asked.*typed/);
    await lookAgain({ code: 'chart-closed', status: 403 }, 403);
    expect(text()).not.toContain('Bea Lindqvist');
  });

  it('says that a patient is not there without saying whose it might be', async () => {
    const { server, settle } = await open('prescriber');
    server.expectOne('/api/v1/patients/p1').flush({ status: 404 }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(byRole('alert').textContent).toContain('There is nothing here that you can see.');
    expect(allByRole('link')).toEqual([]);
  });
});
