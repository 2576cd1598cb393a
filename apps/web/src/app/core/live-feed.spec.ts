import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { LiveFeed, OPEN_EVENT_SOURCE, type LiveMessage } from './live-feed.js';
import { SignInState } from './sign-in-state.js';
import { aSignIn } from './testing/a-sign-in.js';

class Line extends EventTarget {
  isOpen = true;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onerror: (() => void) | null = null;

  close(): void {
    this.isOpen = false;
  }
}

function wire(): { lines: Line[]; feed: LiveFeed; heard: LiveMessage[]; last: () => Line } {
  const lines: Line[] = [];
  const open = (): EventSource => {
    lines.push(new Line());
    return lines.at(-1) as unknown as EventSource;
  };
  TestBed.configureTestingModule({ providers: [provideHttpClient(), { provide: OPEN_EVENT_SOURCE, useValue: open }] });
  const feed = TestBed.inject(LiveFeed);
  TestBed.inject(SignInState).accept(aSignIn('nurse'));
  TestBed.tick();
  const heard: LiveMessage[] = [];
  feed.of('dosing-session').subscribe((message) => heard.push(message));
  return { lines, feed, heard, last: () => lines.at(-1) ?? new Line() };
}

describe('the live feed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('hands on the messages of one topic and no others', () => {
    const { heard, last } = wire();
    last().onopen?.();
    for (const topic of ['patient', 'dosing-session']) {
      last().onmessage?.(new MessageEvent('message', { data: JSON.stringify({ topic, id: '7' }) }));
    }
    expect(heard).toEqual([{ topic: 'dosing-session', id: '7' }]);
  });

  it('returns after a lost line and then says that messages may have been missed', () => {
    const { feed, heard, lines, last } = wire();
    last().onopen?.();
    expect(feed.live()).toBe(true);
    last().onerror?.();
    expect(feed.live()).toBe(false);
    expect(feed.staleSince()).not.toBeNull();
    jest.advanceTimersByTime(1000);
    expect(lines).toHaveLength(2);
    last().onopen?.();
    expect(feed.staleSince()).toBeNull();
    expect(heard).toEqual([{ topic: '*', id: null }]);
  });

  it('takes 35 seconds without a beat for a dead line', () => {
    const { feed, last } = wire();
    last().onopen?.();
    jest.advanceTimersByTime(30_000);
    last().dispatchEvent(new Event('beat'));
    jest.advanceTimersByTime(34_000);
    expect(feed.live()).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(feed.live()).toBe(false);
  });

  it('ends with the sign-in', () => {
    const { lines, last } = wire();
    last().onopen?.();
    TestBed.inject(SignInState).forget();
    TestBed.tick();
    jest.advanceTimersByTime(120_000);
    expect(lines.map((line) => line.isOpen)).toEqual([false]);
  });
});
