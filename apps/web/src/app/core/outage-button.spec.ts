import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OutagePackPaper, Role } from '@sojourn/domain';
import { allByRole, byRole } from '../ui/testing/by-role.js';
import { dateInZone } from './clinic-time.js';
import { OutageButton } from './outage-button.js';
import { KeptCopies } from './outbox/kept-copies.js';
import { SignInState } from './sign-in-state.js';
import { aSignIn } from './testing/a-sign-in.js';

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

async function open(role: Role, kept: readonly OutagePackPaper[] = []) {
  const copies = { read: () => Promise.resolve(kept.length === 0 ? null : { value: kept }), keep: () => undefined, drop: () => undefined };
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: KeptCopies, useValue: copies }],
  });
  URL.createObjectURL = () => 'blob:paper';
  URL.revokeObjectURL = () => undefined;
  TestBed.inject(SignInState).accept(aSignIn(role));
  const fixture = TestBed.createComponent(OutageButton);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.detectChanges();
    TestBed.tick();
  };
  await settle();
  return { server, settle };
}

const today = dateInZone(Date.now(), aSignIn('nurse').clinic.zone);
const paper: OutagePackPaper = {
  ...{ siteId: 's1', siteName: 'Main house', day: today as OutagePackPaper['day'], madeAt: new Date().toISOString() },
  pdf: btoa('%PDF'),
};

describe('the paper for an outage', () => {
  it('of this morning opens from the device when the server does not answer', async () => {
    const { server, settle } = await open('nurse', [paper]);
    byRole('button', 'Print for an outage').click();
    await settle();
    server.expectOne('/api/v1/continuity/outage-packs').error(new ProgressEvent('error'));
    await settle();
    expect(byRole('link', 'Main house').getAttribute('href')).toBe('blob:paper');
  });

  it('of another day is not shown for today', async () => {
    const { server, settle } = await open('nurse', [{ ...paper, day: '2020-01-01' as OutagePackPaper['day'] }]);
    byRole('button', 'Print for an outage').click();
    await settle();
    server.expectOne('/api/v1/continuity/outage-packs').flush([{ ...paper, madeAt: null }]);
    await settle();
    expect(text()).toContain('No paper was made today yet.');
  });

  it('is not offered to whoever may not print it', async () => {
    await open('compliance');
    expect(allByRole('button')).toEqual([]);
  });
});
