import type { Decision, Unmet } from '../../shared/index.js';
import { alexLines, aDosingSession, clock, testPersonId } from '../testing/index.js';
import { foldSession } from './fold-session.js';
import { checkedPreparations } from './preparation-check.js';
import { withholdUnchecked } from './withhold.js';

const codes = (decision: Decision<unknown, Unmet>): readonly string[] =>
  decision.allowed ? [] : decision.refusals.map(({ code }) => code);
const okafor = testPersonId('okafor');
const go = { decision: 'go', participantIds: [okafor] };
const prepared = aDosingSession().telling(...alexLines.filter((line) => line.at <= '09:54'));
const figures = (entries: readonly { kind: string; details: unknown }[]) =>
  entries.filter(({ kind }) => kind === 'preparation-recorded').map(({ details }) => details);

describe('the figures of a preparation', () => {
  it('stay with who prepared it until a second person has written theirs', () => {
    expect(figures(withholdUnchecked(prepared.entries, testPersonId('ruiz')))).toMatchObject([{ form: 'bag', withdrawnUl: 4_100 }]);
    const [seen] = figures(withholdUnchecked(prepared.entries, testPersonId('bauer')));
    expect(seen).toEqual({
      form: 'withheld',
      of: 'bag',
      role: null,
      stockLotId: null,
      lot: 'A10-2207',
      expiresOn: '2027-08-31',
      isScanned: true,
    });
    const checked = aDosingSession().telling(...alexLines.filter((line) => line.at <= '09:55'));
    expect(figures(withholdUnchecked(checked.entries, testPersonId('bauer')))).toMatchObject([{ form: 'bag', withdrawnUl: 4_100 }]);
  });

  it('are not given away by a check that the same person made, nor by an earlier version of the same preparation', () => {
    const own = prepared.with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl: 4_100 }));
    expect(figures(withholdUnchecked(own.entries, testPersonId('bauer')))).toMatchObject([{ form: 'withheld' }]);
    const amended = prepared.with(
      '09:54',
      'preparation-recorded',
      {
        form: 'bag',
        withdrawnUl: 4_000,
        withdrawnUg: 40_000,
        concentrationUgPerMl: 10_000,
        finalVolumeUl: 50_000,
        lot: 'A10-2207',
        expiresOn: '2027-08-31',
        isScanned: true,
      },
      { amends: 'bag', reason: 'misread' },
    );
    expect(figures(withholdUnchecked(amended.entries, testPersonId('bauer')))).toMatchObject([{ form: 'withheld' }, { form: 'withheld' }]);
  });

  it('are known to everybody once anything was given, for what was delivered must be', () => {
    const given = prepared.with('10:05', 'infusion-started', { rateUlPerH: 75_000 });
    expect(withholdUnchecked(given.entries, testPersonId('bauer'))).toEqual(given.entries);
  });

  it('a check of figures that are withheld has compared nothing', () => {
    const told = prepared.with('09:55', 'double-check-recorded', ({ entry }) => ({ preparationId: entry('bag'), withdrawnUl: 4_100 }), {
      by: 'bauer',
    });
    const [unseen] = withholdUnchecked(prepared.entries, testPersonId('bauer')).filter(({ kind }) => kind === 'preparation-recorded');
    const withheld = told.entries.map((one) => (one.id === unseen?.id ? unseen : one));
    const check = (entries: typeof told.entries) =>
      checkedPreparations(foldSession(told.session, entries, told.policy, clock('09:56')).situation.log)[0]?.state;
    expect([check(told.entries), check(withheld)]).toEqual(['agrees', 'not-checked']);
  });

  it('a log with withheld figures still folds: the dose is prepared, and not checked', () => {
    const entries = withholdUnchecked(prepared.entries, testPersonId('bauer'));
    const fold = foldSession(prepared.session, entries, prepared.policy, clock('09:55'));
    const timeOut = fold.nextSteps.find(({ kind }) => kind === 'time-out-held');
    expect(timeOut?.unmet.map(({ code }) => code)).toEqual(['prescriber-not-on-site', 'double-check-missing']);
    expect(fold.reconciliation.withdrawnUg).toBe(0);
  });
});

describe('the weight of the check against the weight of the order', () => {
  const weighed = (weightG: number) =>
    aDosingSession().telling(
      ...alexLines
        .filter((line) => line.at < '10:02')
        .map((line) => (line.kind === 'weight-measured' ? { ...line, details: () => ({ weightG }) } : line)),
    );

  it.each([
    [82_000, []],
    [86_100, []],
    [86_101, ['weight-differs-from-order']],
    [90_200, ['weight-differs-from-order']],
    [90_201, ['weight-far-from-order']],
    [73_799, ['weight-far-from-order']],
  ])('%i g on an order for 82 kg: %j', (weightG, expected) => {
    expect(codes(weighed(weightG).step('10:00', 'time-out-held', go))).toEqual(expected);
  });

  it('takes a prescriber’s agreement above five percent, and none above ten', () => {
    const agreed = (code: string) => ({ ...go, overrides: [{ code, reason: 'heavier clothes', agreedById: okafor }] });
    expect(codes(weighed(88_000).step('10:00', 'time-out-held', agreed('weight-differs-from-order')))).toEqual([]);
    expect(codes(weighed(92_000).step('10:00', 'time-out-held', agreed('weight-far-from-order')))).toEqual(['weight-far-from-order']);
  });
});

describe('waste', () => {
  const wasted = aDosingSession()
    .telling(...alexLines.filter(({ kind }) => kind !== 'waste-witnessed'))
    .with('12:00', 'administration-record-signed', {});

  it('is closed only when a second person said under their own name that they saw it', () => {
    expect(codes(wasted.step('12:10', 'closed'))).toEqual(['waste-not-witnessed']);
    const own = wasted.with('12:01', 'waste-witnessed', ({ entry }) => ({ wasteId: entry('waste') }));
    expect(codes(own.step('12:10', 'closed'))).toEqual(['waste-not-witnessed']);
    const seen = wasted.with('12:01', 'waste-witnessed', ({ entry }) => ({ wasteId: entry('waste') }), { by: 'bauer' });
    expect(codes(seen.step('12:10', 'closed'))).toEqual([]);
  });
});

describe('after the seal', () => {
  it('a fact is kept and named as not covered; steps are refused', () => {
    const sealed = aDosingSession()
      .telling(...alexLines.filter(({ kind }) => kind !== 'note-written'))
      .with('12:05', 'administration-record-signed', {})
      .with('12:06', 'closed', {})
      .with('12:07', 'sealed', { merkleRoot: 'c'.repeat(64) });
    expect(sealed.foldAt('12:08').incidents.map(({ code }) => code)).not.toContain('recorded-after-seal');
    const late = sealed.with('12:20', 'note-written', { text: 'The patient called and is well.' });
    expect(late.foldAt('12:21').incidents.map(({ code }) => code)).toContain('recorded-after-seal');
    expect(codes(late.step('12:21', 'closed'))).toEqual(['session-sealed']);
  });
});
