import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { remember } from './device-storage.js';
import { permitted, signedIn, signedOut } from './guards.js';
import { Lock } from './lock.js';
import { OwnSignIn } from './own-sign-in.js';
import { PatientsHands } from './patients-hands.js';
import { keepTabletToken } from './tablet-token.js';
import { aSignIn } from './testing/a-sign-in.js';

@Component({ template: 'page' })
class Page {}

const child = (path: string, permission: string | null) => ({ path, component: Page, data: { permission } });

async function visit(
  url: string,
  answer: (http: HttpTestingController) => void,
  then: (http: HttpTestingController) => void = () => undefined,
): Promise<string> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Page, canActivate: [signedOut] },
        { path: 'waiting-room', component: Page },
        { path: 'unreachable', component: Page },
        {
          path: '',
          canActivate: [signedIn],
          canActivateChild: [permitted],
          children: [child('tablet/:form', null), child('today', null), child('chart', 'chart.read'), child('not-here', null)],
        },
      ]),
    ],
  });
  const harness = await RouterTestingHarness.create();
  const arrived = harness.navigateByUrl(url);
  await new Promise((resolve) => setTimeout(resolve)); // the guard asks only once the router has recognised the address
  answer(TestBed.inject(HttpTestingController));
  await new Promise((resolve) => setTimeout(resolve));
  then(TestBed.inject(HttpTestingController));
  await arrived;
  return TestBed.inject(Router).lastSuccessfulNavigation()?.finalUrl?.toString() ?? '';
}

describe('the doors of the application', () => {
  it('sends someone who is not signed in to sign-in and remembers where they wanted to go', async () => {
    const arrivedAt = await visit('/chart', (http) =>
      http.expectOne('/api/v1/sign-in').flush({ code: 'not-signed-in' }, { status: 401, statusText: 'Unauthorized' }),
    );
    expect(arrivedAt).toBe('/sign-in?next=%2Fchart');
  });

  it.each([
    ['/today', '/waiting-room'],
    ['/sign-in', '/waiting-room'],
    ['/sign-in?staff=', '/sign-in?staff='],
  ])(
    'keep a waiting-room tablet on which nobody is signed in where it belongs, but for staff who ask to sign in: %s',
    async (url, kept) => {
      keepTabletToken('1.tablet.secret');
      const arrivedAt = await visit(url, (http) =>
        http.expectOne('/api/v1/sign-in').flush({ code: 'not-signed-in' }, { status: 401, statusText: 'Unauthorized' }),
      );
      keepTabletToken(null);
      expect(arrivedAt).toBe(kept);
    },
  );

  it('lets a nurse open a chart', async () => {
    const arrivedAt = await visit('/chart', (http) => http.expectOne('/api/v1/sign-in').flush(aSignIn('nurse')));
    expect(arrivedAt).toBe('/chart');
  });

  it('shows the front desk the same page for a chart as for an address that does not exist', async () => {
    const arrivedAt = await visit('/chart', (http) => http.expectOne('/api/v1/sign-in').flush(aSignIn('front-desk')));
    expect(arrivedAt).toBe('/not-here');
  });

  it.each([
    ['/today', true],
    ['/tablet/phq-9', false],
  ])('stand behind the lock while the device is in a patient’s hands, but for the patient’s own screen: %s', async (url, isLocked) => {
    remember('in-patients-hands', 'yes');
    const arrivedAt = await visit(
      url,
      (http) => http.expectOne('/api/v1/sign-in').flush(aSignIn('nurse')),
      (http) => {
        for (const told of http.match('/api/v1/sign-in/lock')) told.flush(null);
      },
    );
    expect([arrivedAt, TestBed.inject(Lock).locked()]).toEqual([url, isLocked]);
    await TestBed.inject(OwnSignIn).takeOver(aSignIn('nurse'));
    expect([TestBed.inject(PatientsHands).hold(), TestBed.inject(Lock).locked()]).toEqual([false, false]);
  });

  it('cover what another tab shows once a tab of the device is in a patient’s hands', async () => {
    await visit('/today', (http) => http.expectOne('/api/v1/sign-in').flush(aSignIn('nurse')));
    dispatchEvent(new StorageEvent('storage', { key: 'sojourn.in-patients-hands', newValue: 'yes' }));
    expect(TestBed.inject(Lock).locked()).toBe(true);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/sign-in/lock'); // the patient's own screen still has to send
  });

  it('says that the server is out of reach instead of asking a signed-in person to sign in again', async () => {
    const arrivedAt = await visit('/today', (http) => http.expectOne('/api/v1/sign-in').error(new ProgressEvent('error')));
    expect(arrivedAt).toBe('/unreachable');
  });
});
