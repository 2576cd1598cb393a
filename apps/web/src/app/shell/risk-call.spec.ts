import { jest } from '@jest/globals';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SignInState } from '../core/sign-in-state.js';
import { aPage } from '../core/testing/a-page.js';
import { aSignIn } from '../core/testing/a-sign-in.js';
import { allByRole, byRole } from '../ui/testing/by-role.js';
import { DesktopNotices } from './desktop-notices.js';
import { RiskBadge } from './risk-badge.js';
import { RiskBanner } from './risk-banner.js';

@Component({ imports: [RiskBadge, RiskBanner], template: '<kat-risk-badge /><kat-risk-banner />' })
class Screen {}

const address = '/api/v1/risk-events/call';
const by = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const lost = { status: 503, statusText: 'Service Unavailable' };

async function hear(call: object) {
  const page = await aPage(Screen, 'nurse');
  page.server.expectOne(address).flush(call);
  await page.settle();
  return page;
}

describe('an unanswered risk event', () => {
  it('stands while the server does not answer, and is not announced again when it does', async () => {
    const notices = jest.spyOn(DesktopNotices.prototype, 'show');
    const call = { open: 2, dueTimes: [by(5), by(50)], told: [] };
    const { server, tell, settle, text } = await hear(call);
    const said = byRole('alert');
    await tell('risk-event');
    server.expectOne(address).flush({}, lost);
    await settle();
    expect(text()).toMatch(/2 risk events to answer.*2 risk events wait for an answer/);
    await tell('risk-event');
    server.expectOne(address).flush(call);
    await settle();
    expect(byRole('alert')).toBe(said);
    expect(notices).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
  });

  it('of one person is not heard by the next at the same screen', async () => {
    const { server, settle } = await hear({ open: 1, dueTimes: [by(5)], told: [] });
    TestBed.inject(SignInState).accept(aSignIn('nurse', { staffMemberId: 'another' }));
    await settle();
    server.expectOne(address).flush({}, lost);
    await settle();
    expect([allByRole('alert'), allByRole('link')]).toEqual([[], []]);
  });

  it('that was due on another day says which', async () => {
    const { text } = await hear({ open: 1, dueTimes: [by(-2 * 24 * 60)], told: [] });
    expect(text()).toMatch(/1 risk event overdue since \d+ \w+ \d{4}, \d\d:\d\d/);
  });
});
