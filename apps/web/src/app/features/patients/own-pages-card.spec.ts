import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OwnPagesStanding } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { SignInState } from '../../core/sign-in-state.js';
import { aSignIn } from '../../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../../ui/testing/by-role.js';
import { OwnPagesCard } from './own-pages-card.js';

let fixture: ComponentFixture<OwnPagesCard>;
let server: HttpTestingController;
const at = '/api/v1/patients/p1/own-pages';
const link = { id: 'l1', madeBy: 'Dana Weber', madeAt: '2026-11-20T15:00:00Z', goodUntil: '2027-01-20T15:00:00Z' };
const standing: OwnPagesStanding = {
  ...{ hasBirthDate: true, hasAddress: false, link, nextVisit: null },
  passkeys: { count: 0, lastUsedAt: null },
};

async function show(changes: Partial<OwnPagesStanding> = {}): Promise<void> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: LiveFeed, useValue: { reloads: () => undefined } }],
  });
  TestBed.inject(SignInState).accept(aSignIn('therapist'));
  server = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(OwnPagesCard);
  fixture.componentRef.setInput('patientId', 'p1');
  fixture.detectChanges();
  server.expectOne(at).flush({ ...standing, ...changes });
  await settle();
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  fixture.detectChanges();
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('a patient’s own page, as who sends the link sees it', () => {
  it('says nothing of devices where there are none, and takes the link back', async () => {
    await show();
    expect(text()).not.toContain('device');
    expect(byRole('button', 'Take the link back')).toBeTruthy();
  });

  it('says how many devices open it and when one last did, and closes link and devices together', async () => {
    await show({ passkeys: { count: 2, lastUsedAt: '2026-11-28T15:00:00Z' } });
    expect(text()).toMatch(/has set up 2 devices to open the page without the link\. Last used on .*28/);
    byRole('button', 'Close the page: link and devices').click();
    await settle();
    const closing = server.expectOne(`${at}/link`);
    expect(closing.request.method).toBe('DELETE');
    closing.flush({ ...standing, link: null });
    await settle();
    expect(text()).toContain('No link is open.');
    expect(allByRole('button', /Close the page|Take the link back/)).toEqual([]);
  });

  it('closes the devices also where no link is open any more, and none can be made', async () => {
    await show({ hasBirthDate: false, link: null, passkeys: { count: 1, lastUsedAt: null } });
    expect(text()).toContain('has set up a device to open the page without the link. Not used yet.');
    expect(allByRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Close the page: link and devices']);
  });
});
