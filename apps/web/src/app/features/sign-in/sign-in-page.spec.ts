import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { OwnSignIn } from '../../core/own-sign-in.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { byLabel, byRole, descriptionOf, type } from '../../ui/testing/by-role.js';
import { SignInPage } from './sign-in-page.js';

async function open(people: object[] = []): Promise<{ server: HttpTestingController; settle: () => Promise<void> }> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: SignInPage },
        { path: '', pathMatch: 'full', children: [] },
        { path: 'patients/9', children: [] },
      ]),
    ],
  });
  const harness = await RouterTestingHarness.create('/sign-in');
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      harness.detectChanges();
    }
  };
  await settle();
  server.expectOne('/api/v1/sign-in/people').flush(people);
  await settle();
  return { server, settle };
}

async function enter(settle: () => Promise<void>, email: string, password: string): Promise<void> {
  type(byLabel('E-mail'), email);
  type(byLabel('Password'), password);
  byRole('button', 'Sign in').click();
  await settle();
}

const refuse = { status: 401, statusText: 'Unauthorized' };

describe('signing in', () => {
  it('with address and password leads to the first page', async () => {
    const { server, settle } = await open();
    await enter(settle, ' jin@lanternwood.example ', 'a quiet harbour');
    const request = server.expectOne({ method: 'POST', url: '/api/v1/sign-in' });
    expect(request.request.body).toEqual({ email: 'jin@lanternwood.example', password: 'a quiet harbour' });
    request.flush({ status: 'signed-in', signIn: aSignIn('nurse') });
    await settle();
    expect(TestBed.inject(SignInState).view()?.person.displayName).toBe('Jin Park');
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says at each field what is missing, and asks the server nothing', async () => {
    const { server, settle } = await open();
    await enter(settle, 'jin', '');
    expect(descriptionOf(byLabel('E-mail'))).toContain('Enter the e-mail address');
    expect(descriptionOf(byLabel('Password'))).toContain('Enter your password');
    server.expectNone('/api/v1/sign-in');
  });

  it('shows a refusal in the words of the server and keeps the address', async () => {
    const { server, settle } = await open();
    await enter(settle, 'jin@lanternwood.example', 'wrong');
    server.expectOne('/api/v1/sign-in').flush({ code: 'sign-in-refused', detail: 'The address or the password does not fit.' }, refuse);
    await settle();
    expect(byRole('alert').textContent).toContain('The address or the password does not fit.');
    expect(byLabel('E-mail').value).toBe('jin@lanternwood.example');
  });

  it('counts down while attempts are slowed', async () => {
    const { server, settle } = await open();
    await enter(settle, 'jin@lanternwood.example', 'wrong');
    const problem = { code: 'too-many-attempts', facts: { retryAfterSeconds: 16 } };
    server.expectOne('/api/v1/sign-in').flush(problem, { status: 429, statusText: 'Too many' });
    await settle();
    expect(byRole('button', 'Possible again in 16 s').hasAttribute('disabled')).toBe(true);
  });

  it('asks for the second factor and sends it with what was typed before', async () => {
    const { server, settle } = await open();
    await enter(settle, 'jin@lanternwood.example', 'a quiet harbour');
    server.expectOne('/api/v1/sign-in').flush({ status: 'second-factor-needed', methods: ['code'] });
    await settle();
    type(byLabel('Code'), '14 09 26');
    byRole('button', 'Continue').click();
    await settle();
    const request = server.expectOne('/api/v1/sign-in');
    expect(request.request.body).toEqual({ email: 'jin@lanternwood.example', password: 'a quiet harbour', code: '140926' });
  });

  it('asks where a person works today who works for two clinics', async () => {
    const { server, settle } = await open();
    await enter(settle, 'jin@lanternwood.example', 'a quiet harbour');
    const memberships = [
      { clinicId: 1, clinicName: 'Lanternwood', roles: ['nurse' as const] },
      { clinicId: 2, clinicName: 'Harbour House', roles: ['nurse' as const] },
    ];
    server.expectOne('/api/v1/sign-in').flush({ status: 'signed-in', signIn: aSignIn('nurse', { memberships }) });
    await settle();
    expect(TestBed.inject(SignInState).view()).toBeNull();
    byRole('button', /Harbour House/).click();
    await settle();
    const choice = server.expectOne('/api/v1/sign-in/clinic');
    expect(choice.request.body).toEqual({ clinicId: 2 });
    choice.flush(aSignIn('nurse', { memberships, clinic: { id: 2, name: 'Harbour House', zone: 'Europe/Dublin' } }));
    await settle();
    expect(TestBed.inject(SignInState).clinicId()).toBe(2);
  });

  it('takes a PIN from someone this device knows', async () => {
    const { server, settle } = await open([{ personId: 'p2', displayName: 'Maya Okafor', initials: 'MO' }]);
    byRole('button', 'Maya Okafor').click();
    await settle();
    type(byLabel('Your six-digit PIN'), '140926');
    const request = server.expectOne('/api/v1/sign-in/switch');
    expect(request.request.body).toEqual({ personId: 'p2', pin: '140926' });
  });

  it.each([
    ['/patients/9', '/patients/9'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
  ])('asked to go on to %s goes to %s', async (next, url) => {
    await open();
    await TestBed.inject(OwnSignIn).begin(aSignIn('nurse'), next);
    expect(TestBed.inject(Router).url).toBe(url);
  });
});
