import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { tabletToken } from '../core/tablet-token.js';
import { byLabel, byRole, type } from '../ui/testing/by-role.js';
import { TabletDialog } from './tablet-dialog.js';

@Component({ template: 'page' })
class Page {}

describe('making a waiting-room tablet', () => {
  it('signs out and stands ready, with no sign-in page behind it to swipe back to', async () => {
    const routes = ['sign-in', 'waiting-room'].map((path) => ({ path, component: Page }));
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter(routes)] });
    const server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(TabletDialog);
    const settle = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      fixture.detectChanges();
    };
    fixture.detectChanges();
    server.expectOne('/api/v1/sites').flush([{ id: '0190a000-0000-7000-8000-000000000001', name: 'Main', hours: [] }]);
    await settle();
    type(byLabel('Name'), 'Waiting room 1');
    byRole('button', 'Sign out and stand ready').click();
    await settle();
    server.expectOne('/api/v1/waiting-room-tablets').flush({ token: '1.tablet.secret' });
    await settle();
    server.expectOne('/api/v1/sign-in').flush(null);
    await settle();
    await settle();
    const router = TestBed.inject(Router);
    expect([tabletToken(), router.url, router.lastSuccessfulNavigation()?.extras.replaceUrl]).toEqual([
      '1.tablet.secret',
      '/waiting-room',
      true,
    ]);
  });
});
