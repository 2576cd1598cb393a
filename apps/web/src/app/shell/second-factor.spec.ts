import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter, withComponentInputBinding } from '@angular/router';
import { lacksSecondFactor, signedIn } from '../core/guards.js';
import { SignInState } from '../core/sign-in-state.js';
import { signedOutInterceptor } from '../core/signed-out-interceptor.js';
import { aSignIn } from '../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../ui/testing/by-role.js';
import SecondFactorPage from './second-factor-page.js';

@Component({ template: '<h1 tabindex="-1">The record</h1>' })
class Page {}

@Component({ imports: [RouterOutlet], template: '<router-outlet />' })
class Outlet {}

async function open(url: string, secondFactorMissing: boolean) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([signedOutInterceptor])),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'second-factor', component: SecondFactorPage, canActivate: [lacksSecondFactor] },
          { path: 'patients', component: Page, canActivate: [signedIn] },
          { path: '', component: Page, pathMatch: 'full', canActivate: [signedIn] },
        ],
        withComponentInputBinding(),
      ),
    ],
  });
  TestBed.inject(SignInState).accept(aSignIn('nurse', { secondFactorMissing }));
  const root = TestBed.createComponent(Outlet);
  await TestBed.inject(Router).navigateByUrl(url);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      TestBed.tick();
    }
  };
  await settle();
  return { server: TestBed.inject(HttpTestingController), settle, root };
}

describe('a person without the second factor that the clinic asks for', () => {
  it('is led to set it up, keeps the way to where they were going, and goes on there', async () => {
    const { server, settle } = await open('/patients', true);
    expect(TestBed.inject(Router).url).toBe('/second-factor?next=%2Fpatients');
    expect(byRole('heading', 'Set up your second factor')).toBeTruthy();
    byRole('button', 'Set up').click();
    server
      .expectOne('/api/v1/sign-in/second-factor')
      .flush({ secret: 'ABCDEFGHJKLM', uri: 'otpauth://totp/Sojourn:Jin?secret=ABCDEFGHJKLM' });
    await settle();
    expect(byRole('img', 'QR code for the authenticator app; its key stands beside it')).toBeTruthy();
    expect(document.body.textContent).toContain('ABCD EFGH JKLM');
    type(byLabel('Code from the app'), '123 456');
    byRole('button', 'Turn on').click();
    const confirm = server.expectOne('/api/v1/sign-in/second-factor/confirm');
    expect(confirm.request.body).toEqual({ code: '123456' });
    confirm.flush({ recoveryCodes: ['one-code', 'two-code'] });
    await settle();
    expect(allByRole('listitem').map((item) => item.textContent?.trim())).toEqual(['one-code', 'two-code']);
    expect(TestBed.inject(SignInState).view()?.secondFactorMissing).toBe(true);
    byRole('button', 'I have kept them').click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/patients');
  });

  it('reads what to do when the code did not fit', async () => {
    const { server, settle } = await open('/second-factor', true);
    byRole('button', 'Set up').click();
    server.expectOne('/api/v1/sign-in/second-factor').flush({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' });
    await settle();
    type(byLabel('Code from the app'), '000000');
    byRole('button', 'Turn on').click();
    const problem = { code: 'not-proven', status: 401, title: 'Not confirmed', detail: 'That did not fit.' };
    server.expectOne('/api/v1/sign-in/second-factor/confirm').flush(problem, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect(document.body.textContent).toContain('Wait for the next one and try again.');
  });

  it('is sent there when the clinic begins to ask for it while they work', async () => {
    const { settle, server } = await open('/patients', false);
    const { HttpClient } = await import('@angular/common/http');
    TestBed.inject(HttpClient)
      .get('/api/v1/staff')
      .subscribe({ error: () => undefined });
    const problem = { code: 'second-factor-required', status: 403, title: 'Set up your second factor first', detail: '' };
    server.expectOne('/api/v1/staff').flush(problem, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/second-factor?next=%2Fpatients');
  });
});

it('the page is not for those who have one', async () => {
  await open('/second-factor', false);
  expect(TestBed.inject(Router).url).toBe('/');
});
