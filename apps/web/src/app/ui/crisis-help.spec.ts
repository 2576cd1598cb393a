import { TestBed } from '@angular/core/testing';
import { CrisisHelp } from './crisis-help.js';

describe('the help in a crisis', () => {
  it('names the clinic’s link with the word that stands on a narrow screen, and with the number', () => {
    const fixture = TestBed.createComponent(CrisisHelp);
    fixture.componentRef.setInput('isCompact', true);
    fixture.componentRef.setInput('clinicPhone', '555-0100');
    fixture.detectChanges();
    const link = document.querySelector('a[href="tel:555-0100"]');
    expect([link?.textContent.trim(), link?.querySelector('[aria-hidden]')]).toEqual(['clinic 555-0100', null]);
  });
});
