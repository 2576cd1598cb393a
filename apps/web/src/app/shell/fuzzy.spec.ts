import { fit } from './fuzzy.js';

describe('what a few typed letters fit', () => {
  it('ignores case and accents', () => {
    expect(fit('munoz', 'Muñoz, Ana')).not.toBeNull();
  });

  it('prefers beginnings of words to letters anywhere', () => {
    expect(fit('sch', 'Schedule') ?? 0).toBeGreaterThan(fit('sch', 'Use the dark screen, please hold') ?? 0);
    expect(fit('ls', 'Lock the screen') ?? 0).toBeGreaterThan(fit('ls', 'False') ?? 0);
  });

  it('fits nothing when a letter is missing, even one that means something in a pattern', () => {
    expect(fit('todayx', 'Today')).toBeNull();
    expect(fit('t(.*', 'Today')).toBeNull();
  });
});
