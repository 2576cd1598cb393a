import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { StaffAccountView } from '@sojourn/domain';
import { OPEN_EVENT_SOURCE } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../ui/testing/by-role.js';
import StaffPage from './staff-page.js';

const moss: StaffAccountView = {
  ...{ id: 'm1', displayName: 'Ben Moss', initials: 'BM', email: 'moss@lantern.example', credential: '', roles: ['administrator'] },
  ...{ isActive: true, hasSecondFactor: true, lastSignInAt: '2026-11-24T14:00:00Z' },
};
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

async function open() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: OPEN_EVENT_SOURCE, useValue: () => Object.assign(new EventTarget(), { close: () => undefined }) },
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('administrator'));
  const page = TestBed.createComponent(StaffPage);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    page.detectChanges();
    TestBed.tick();
  };
  await settle();
  const server = TestBed.inject(HttpTestingController);
  const ada = { ...moss, id: 'm2', displayName: 'Ada Lindqvist', roles: ['nurse'] as const, lastSignInAt: null };
  const left = { ...moss, id: 'm3', displayName: 'Sol Reyes', isActive: false };
  server.expectOne('/api/v1/staff-accounts').flush([moss, ada, left]);
  await settle();
  return { server, settle };
}

describe('the people of a clinic', () => {
  it('says who never signed in and whose place ended, and offers those no link', async () => {
    await open();
    expect(text()).toContain('Never signed in');
    expect(text()).toContain('Place ended');
    expect(allByRole('button', /^Password link for/)).toHaveLength(2);
  });

  it('keeps what was typed when the clinic would lose its last administrator', async () => {
    const { server, settle } = await open();
    byRole('button', 'Change Ben Moss').click();
    await settle();
    type(byLabel('Name'), 'Benjamin Moss');
    byRole('checkbox', /^Administrator/).click();
    byRole('button', 'Save').click();
    await settle();
    expect(text()).toContain('Choose at least one role');
    byRole('checkbox', /^Nurse/).click();
    byRole('button', 'Save').click();
    await settle();
    const change = server.expectOne('/api/v1/staff-accounts/m1');
    expect(change.request.body).toEqual({ displayName: 'Benjamin Moss', credential: '', roles: ['nurse'], isActive: true });
    const detail = 'The clinic would have no administrator left. Give somebody else that role first.';
    change.flush({ title: 'Not changed', code: 'last-administrator', detail }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(text()).toContain(detail);
    expect((byLabel('Name') as HTMLInputElement).value).toBe('Benjamin Moss');
  });

  it('warns of a name in letters that tells what patients are treated with, and keeps it all the same', async () => {
    const { server, settle } = await open();
    server.expectOne('/api/v1/clinic/letter-name').flush({ name: null, clinicName: 'Lanternwood KAT Clinic' });
    await settle();
    expect(text()).toContain('tells by “KAT” what your patients are treated with');
    type(byLabel('Name in letters'), 'Lanternwood Clinic');
    await settle();
    expect(text()).not.toContain('tells by');
    type(byLabel('Name in letters'), 'Lanternwood Infusions');
    byRole('button', 'Save the name').click();
    await settle();
    const said = server.expectOne('/api/v1/clinic/letter-name');
    expect(said.request.body).toEqual({ name: 'Lanternwood Infusions' });
    said.flush({ name: 'Lanternwood Infusions', clinicName: 'Lanternwood KAT Clinic' });
    await settle();
    expect(text()).toContain('tells by “Infusions”');
    expect((byRole('button', 'Save the name') as HTMLButtonElement).disabled).toBe(true);
  });
});
