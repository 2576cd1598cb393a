import { missingEntries } from './missing-entries.js';

const from = (deviceId: string, ...numbers: number[]) => numbers.map((deviceSeq) => ({ deviceId, deviceSeq }));

describe('entries that never arrived', () => {
  it('are counted for each tablet from the numbers it skipped', () => {
    expect(missingEntries([...from('tablet', 1, 2, 5), ...from('phone', 1, 2, 3)])).toEqual([{ deviceId: 'tablet', count: 2 }]);
  });

  it('do not depend on the order of arrival, nor on repeats', () => {
    expect(missingEntries(from('tablet', 4, 1, 4, 3))).toEqual([{ deviceId: 'tablet', count: 1 }]);
  });

  it('are none where every number up to the last is there, and none where nothing was sent', () => {
    expect(missingEntries(from('tablet', 2, 1))).toEqual([]);
    expect(missingEntries([])).toEqual([]);
    expect(missingEntries(from('gateway that does not count', 0, 0))).toEqual([]);
  });

  it('include the first one, when counting begins later', () => {
    expect(missingEntries(from('tablet', 2))).toEqual([{ deviceId: 'tablet', count: 1 }]);
  });
});
