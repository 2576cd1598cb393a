import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { HoldButton } from './hold-button.js';
import { byRole } from './testing/by-role.js';

@Component({
  imports: [HoldButton],
  template: `<button kat-hold-button label="Hold to stop" confirm="Press again to stop" (held)="count = count + 1"></button>`,
})
class Bedside {
  count = 0;
}

function open(): { page: Bedside; button: () => HTMLElement; show: () => void } {
  const fixture = TestBed.createComponent(Bedside);
  fixture.detectChanges();
  return { page: fixture.componentInstance, button: () => byRole('button'), show: () => fixture.detectChanges() };
}

/** jsdom has no pointer events of its own; a mouse event of that name carries what the button reads. */
const pointer = (kind: string): MouseEvent => new MouseEvent(kind, { bubbles: true, button: 0 });
const byKey = (): MouseEvent => new MouseEvent('click', { bubbles: true, detail: 0 });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('stopping by holding', () => {
  it('happens once after 0.8 seconds', () => {
    const { page, button } = open();
    button().dispatchEvent(pointer('pointerdown'));
    jest.advanceTimersByTime(799);
    expect(page.count).toBe(0);
    jest.advanceTimersByTime(1);
    expect(page.count).toBe(1);
    button().dispatchEvent(pointer('pointerup'));
    button().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    jest.advanceTimersByTime(5000);
    expect(page.count).toBe(1);
  });

  it('does not happen when the finger is lifted, slips off or is cancelled earlier', () => {
    const { page, button } = open();
    for (const end of ['pointerup', 'pointerleave', 'pointercancel']) {
      button().dispatchEvent(pointer('pointerdown'));
      jest.advanceTimersByTime(700);
      button().dispatchEvent(pointer(end));
      jest.advanceTimersByTime(700);
    }
    expect(page.count).toBe(0);
  });

  it('takes two presses of a key, and asks in between', () => {
    const { page, button, show } = open();
    button().dispatchEvent(byKey());
    show();
    expect(page.count).toBe(0);
    expect(button().textContent).toContain('Press again to stop');
    button().dispatchEvent(byKey());
    expect(page.count).toBe(1);
  });

  it('forgets the first press after five seconds or when the focus goes', () => {
    const { page, button, show } = open();
    button().dispatchEvent(byKey());
    jest.advanceTimersByTime(5001);
    show();
    button().dispatchEvent(byKey());
    button().dispatchEvent(new FocusEvent('blur'));
    button().dispatchEvent(byKey());
    expect(page.count).toBe(0);
  });
});
