import { TestBed } from '@angular/core/testing';
import { DeviceSequence } from './device-sequence.js';

const sequence = (): DeviceSequence => {
  TestBed.resetTestingModule();
  return TestBed.inject(DeviceSequence);
};

beforeEach(() => localStorage.clear());

describe('the numbers a tablet gives its entries', () => {
  it('run without gaps in each session, also after the page was loaded anew', async () => {
    const before = sequence();
    expect([await before.take('s1'), await before.take('s1'), await before.take('s2')]).toEqual([1, 2, 1]);
    expect(await sequence().take('s1')).toBe(3);
  });

  it('are used again when the entry was refused, so that nothing looks lost', async () => {
    const counted = sequence();
    for (let turn = 0; turn < 3; turn += 1) await counted.take('s1');
    await counted.giveBack('s1', 2);
    expect([await counted.take('s1'), await counted.take('s1')]).toEqual([2, 4]);
  });
});
