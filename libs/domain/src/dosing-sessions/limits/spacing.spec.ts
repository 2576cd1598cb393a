import { defaultLimitPolicy, spacingOf } from './index.js';

describe('the spacing of doses', () => {
  it('is the limit table: 10 and 5 minutes for a booster, 5 for devices and sprays, none elsewhere', () => {
    expect(spacingOf('intramuscular', defaultLimitPolicy)).toEqual({ soft: 10, hard: 5 });
    expect(spacingOf('intranasal-clinic', defaultLimitPolicy)).toEqual({ soft: 5, hard: 5 });
    expect(spacingOf('intranasal-esketamine', defaultLimitPolicy)).toEqual({ soft: 5, hard: 5 });
    expect(spacingOf('intravenous-infusion', defaultLimitPolicy)).toEqual({ soft: 0, hard: 0 });
  });
});
