import { likeness } from './fuzzy.js';

describe('what a few typed letters fit', () => {
  it('ignores case and accents', () => {
    expect(likeness('munoz', 'Muñoz, Ana')).not.toBeNull();
  });

  it('prefers beginnings of words to letters anywhere', () => {
    expect(likeness('sch', 'Schedule') ?? 0).toBeGreaterThan(likeness('sch', 'Use the dark screen, please hold') ?? 0);
    expect(likeness('ls', 'Lock the screen') ?? 0).toBeGreaterThan(likeness('ls', 'False') ?? 0);
  });

  it('fits nothing when a letter is missing, even one that means something in a pattern', () => {
    expect(likeness('todayx', 'Today')).toBeNull();
    expect(likeness('t(.*', 'Today')).toBeNull();
  });
});
