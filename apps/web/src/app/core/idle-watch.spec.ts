import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { Clock } from './clock.js';
import { IdleWatch } from './idle-watch.js';
import { OwnSignIn } from './own-sign-in.js';
import { SignInState } from './sign-in-state.js';
import { aSignIn } from './testing/a-sign-in.js';

const minute = 60_000;

describe('a screen nobody touches', () => {
  const lock = jest.fn(() => Promise.resolve());

  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
    lock.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: OwnSignIn, useValue: { lock } }] });
    TestBed.inject(SignInState).accept(aSignIn('nurse', { idleSeconds: 900 }));
    TestBed.inject(IdleWatch);
    TestBed.tick();
  });

  afterEach(() => jest.useRealTimers());

  const waits = (milliseconds: number): void => {
    jest.advanceTimersByTime(milliseconds);
    TestBed.tick();
  };

  it('locks after the idle time of the clinic, and not a minute before', () => {
    waits(14 * minute);
    expect(lock).not.toHaveBeenCalled();
    waits(minute + 1000);
    expect(lock).toHaveBeenCalled();
  });

  it('stays open while somebody taps', () => {
    waits(14 * minute);
    document.dispatchEvent(new Event('pointerdown'));
    waits(14 * minute);
    expect(lock).not.toHaveBeenCalled();
  });

  it('stays open when the server corrects a tablet whose clock is three hours behind', () => {
    TestBed.inject(Clock).hearServer('Tue, 24 Nov 2026 18:00:00 GMT');
    waits(minute);
    expect(lock).not.toHaveBeenCalled();
  });
});
