import { TestBed } from '@angular/core/testing';
import { PhoneNumber } from './phone-number.js';
import { byRole } from './testing/by-role.js';

describe('a telephone number', () => {
  it.each([
    ['555-0101', 'tel:5550101'],
    ['+1 (555) 010-1234', 'tel:+15550101234'],
    ['555-0101 ext 12', 'tel:5550101;ext=12'],
    ['555-0101 Ext. 7', 'tel:5550101;ext=7'],
    ['+1 (555) 010-1234 x12', 'tel:+15550101234;ext=12'],
    ['555-0101x3', 'tel:5550101;ext=3'],
  ])('%s rings %s, and reads as it was written', (number, address) => {
    const fixture = TestBed.createComponent(PhoneNumber);
    fixture.componentRef.setInput('number', number);
    fixture.detectChanges();
    expect(byRole('link', number).getAttribute('href')).toBe(address);
  });
});
