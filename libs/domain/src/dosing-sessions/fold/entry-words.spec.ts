import { summaryOf } from './entry-summary.js';
import { aDosingSession, testId, type SessionBuilder } from '../testing/index.js';
import { withholdUnchecked } from './withhold.js';

const words = (story: SessionBuilder): string => story.entries.map(summaryOf).join(' | ');
const pack = { lot: 'A10', expiresOn: '2027-08-01', isScanned: true } as const;
const session = aDosingSession();

describe('what an entry says beyond its label', () => {
  it('a line that took two tries and is not patent says so', () => {
    const placed = { site: 'forearm', side: 'left', gauge: 22 } as const;
    expect(words(session.with('09:50', 'venous-access-placed', { ...placed, attempts: 2, isPatent: false }))).toContain('2 attempts');
    expect(words(session.with('09:50', 'venous-access-placed', { ...placed, attempts: 2, isPatent: false }))).toContain('not patent');
    expect(words(session.with('09:50', 'venous-access-placed', { ...placed, attempts: 1, isPatent: true }))).not.toContain('attempts');
    expect(words(session.with('11:50', 'venous-access-removed', { isCatheterIntact: false }))).toBe('catheter not intact');
  });

  it('a bottle is said by its strength, a pack by its lot', () => {
    const bottle = { form: 'bottle', concentrationUgPerMl: 100_000, ulPerSpray: 100, ...pack } as const;
    expect(words(session.with('09:50', 'preparation-recorded', bottle))).toContain('100 mg/mL');
    expect(words(session.with('09:50', 'product-scanned', { packageCode: '42023-113-10', lot: 'A10', expiresOn: '2027-08-01' }))).toBe(
      '42023-113-10, lot A10',
    );
  });
});

describe('an unchecked syringe, seen by the person who will check it', () => {
  const syringe = { form: 'syringe', role: 'booster', withdrawnUl: 190, withdrawnUg: 19_000, concentrationUgPerMl: 100_000 } as const;
  const drawn = aDosingSession('intramuscular-ketamine').with('11:29', 'preparation-recorded', {
    ...{ ...syringe, ...pack, beyondUseOn: '2026-11-18' },
  });

  it('holds what it is for and the pack, and no figures, however often it is withheld', () => {
    const seen = withholdUnchecked(drawn.entries, testId(1, 99));
    expect(seen[0]?.details).toEqual({
      form: 'withheld',
      of: 'syringe',
      role: 'booster',
      stockLotId: null,
      ...pack,
      beyondUseOn: '2026-11-18',
    });
    expect(withholdUnchecked(seen, testId(1, 98))).toEqual(seen);
  });
});
