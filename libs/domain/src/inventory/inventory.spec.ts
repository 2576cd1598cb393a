import fc from 'fast-check';
import { doseInVolume } from '../dosing-sessions/index.js';
import { decimalText, exact, exactly, exactText, localDate, ratio, type Exact } from '../shared/index.js';
import {
  assessCount,
  balanceAfter,
  decideWithdrawal,
  decideWitness,
  defaultStockPolicy,
  expectedStock,
  lastUseDate,
  ledgerBalance,
  reconcileDose,
  stockMovementKinds,
  stockPolicySchema,
  takeDevices,
  wasteDue,
  type Vial,
} from './index.js';

const mg = (amount: number): Exact<'mg'> => exact(exactly(amount));
const ml = (amount: number): Exact<'mL'> => exact(exactly(amount));
const codes = (answer: { allowed: boolean; refusals?: readonly { code: string; message: string }[] }) =>
  (answer.refusals ?? []).map(({ code, message }) => {
    expect(message).toMatch(/^[^.]{10,}\./); // every refusal says what happened and what to do next
    return code;
  });
const account = (withdrawn: number, administered: number, wasted: number, returned = 0) =>
  reconcileDose(
    { withdrawn: mg(withdrawn), administered: mg(administered), wasted: mg(wasted), returned: mg(returned) },
    defaultStockPolicy,
  );

describe('a withdrawn dose', () => {
  it('R2: 34.03 given and 6.97 wasted are the 41 mg withdrawn', () => {
    const answer = account(41, 34.03, 6.97);
    expect(answer.allowed && exactText(answer.value)).toBe('0');
  });

  it('R3: 7.5 mg wasted exceeds what was withdrawn by 0.53 mg', () => {
    expect(account(41, 34.03, 7.5)).toMatchObject({
      refusals: [{ code: 'accounted-exceeds-withdrawn', message: expect.stringContaining('by 0.53 mg.') }],
    });
    expect(account(41, 34.03, 6.96)).toMatchObject({ refusals: [{ code: 'unaccounted', message: expect.stringContaining('0.01 mg') }] });
    expect(codes(account(41, 34.03, 0, 6.97))).toEqual(['opened-stock-returned']);
  });

  it('may miss what the policy tolerates, at most', () => {
    const policy = { ...defaultStockPolicy, doseToleranceMg: 0.01 };
    const dose = { withdrawn: mg(41), administered: mg(34.03), returned: mg(0) };
    expect(reconcileDose({ ...dose, wasted: mg(6.96) }, policy).allowed).toBe(true);
    expect(reconcileDose({ ...dose, wasted: mg(6.959) }, policy).allowed).toBe(false);
  });

  it('R7: 0.53 of a single-dose vial of 1 mL at 50 mg/mL leaves 0.47 mL, 23.5 mg to waste', () => {
    const strength = exact<'mg/mL'>(ratio(50));
    expect(exactText(wasteDue(doseInVolume(ml(1), strength), doseInVolume(ml(0.53), strength)))).toBe('23.5');
    expect(exactText(wasteDue(mg(10), mg(11)))).toBe('0');
  });

  it('always closes when the waste due is wasted', () => {
    const amount = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [given, withdrawn] = [mg(Math.min(one, other) / 1_000), mg(Math.max(one, other) / 1_000)];
        const closed = reconcileDose(
          { withdrawn, administered: given, wasted: wasteDue(withdrawn, given), returned: mg(0) },
          defaultStockPolicy,
        );
        return closed.allowed && closed.value.n === 0n;
      }),
    );
  });
});

describe('a count', () => {
  const counted = (amount: number, puncturedVials = 1, withdrawn = 4.1) =>
    assessCount({ expected: ml(55.9), counted: ml(amount), puncturedVials, withdrawnSinceLastCount: ml(withdrawn) }, defaultStockPolicy);

  it('R1: three vials of 20 mL less 4.10 mL are 55.90 mL, 559 mg', () => {
    const day = { opening: ml(60), received: ml(0), transferredOut: ml(0), withdrawn: ml(4.1), disposed: ml(0) };
    expect(exactText(expectedStock(day))).toBe('55.9');
    expect(exactText(doseInVolume(expectedStock(day), exact<'mg/mL'>(ratio(10))))).toBe('559');
    expect(exactText(expectedStock({ ...day, received: ml(25), transferredOut: ml(1.5), disposed: ml(0.5) }))).toBe('78.9'); // 85 − 6.1
  });

  it('R4: 0.10 mL short (−0.18 %) is within tolerance, and reviewed', () => {
    const { outcome, variance, variancePercent, tolerance, mustBlockWithdrawals, needsManagerReview } = counted(55.8);
    expect([outcome, exactText(variance), variancePercent && decimalText(variancePercent, 2), exactText(tolerance)]).toEqual([
      'within-tolerance',
      '-0.1',
      '-0.18',
      '0.2',
    ]);
    expect([mustBlockWithdrawals, needsManagerReview]).toEqual([false, true]);
  });

  it('R5, R6: 1.00 mL short and 0.30 mL too much are discrepancies', () => {
    for (const amount of [54.9, 56.2]) expect(counted(amount)).toMatchObject({ outcome: 'discrepancy', mustBlockWithdrawals: true });
    expect(counted(55.9)).toMatchObject({ outcome: 'matches', needsManagerReview: false });
  });

  it('tolerates up to 0.2 mL for each punctured vial or 2 % of what was withdrawn, nothing from sealed vials', () => {
    expect([counted(55.7).outcome, counted(55.699).outcome]).toEqual(['within-tolerance', 'discrepancy']);
    expect([counted(55.5, 2).outcome, counted(55.499, 2).outcome]).toEqual(['within-tolerance', 'discrepancy']);
    expect([counted(55.5, 1, 20).outcome, counted(55.499, 1, 20).outcome]).toEqual(['within-tolerance', 'discrepancy']); // 2 % of 20 mL
    expect(counted(55.899, 0, 0).outcome).toBe('discrepancy');
    expect(counted(55.899, 0, 20).outcome).toBe('discrepancy');
  });

  it('has no percentage of nothing', () => {
    const found = assessCount({ expected: ml(0), counted: ml(0.1), puncturedVials: 1, withdrawnSinceLastCount: ml(0) }, defaultStockPolicy);
    expect([found.variancePercent, found.outcome]).toEqual([null, 'within-tolerance']);
  });
});

describe('a vial', () => {
  const vial: Vial = {
    kind: 'multi-dose',
    remaining: ml(0.5),
    expiresOn: localDate('2027-08-31'),
    puncturedOn: localDate('2026-10-20'),
    labelUseDays: null,
    isQuarantined: false,
    hasOpenDiscrepancy: false,
  };
  const take = (from: Vial, volume: number, on = '2026-11-17') => decideWithdrawal(from, ml(volume), localDate(on), defaultStockPolicy);

  it('R10: punctured on 20 October it is used until 17 November, not on the 18th', () => {
    expect(lastUseDate(vial, defaultStockPolicy)).toBe('2026-11-17');
    expect(take(vial, 0.1).allowed).toBe(true);
    expect(take(vial, 0.1, '2026-11-18')).toMatchObject({ refusals: [{ code: 'beyond-use', lastUseOn: '2026-11-17' }] });
    expect(take({ ...vial, labelUseDays: 29 }, 0.1, '2026-11-18').allowed).toBe(true);
    expect(lastUseDate({ ...vial, expiresOn: localDate('2026-11-01') }, defaultStockPolicy)).toBe('2026-11-01');
    expect(lastUseDate({ ...vial, puncturedOn: null }, defaultStockPolicy)).toBeNull();
  });

  it('R11: with 0.50 mL left, one of two withdrawals of 0.48 mL succeeds', () => {
    const first = take(vial, 0.48);
    if (!first.allowed) throw new Error('refused');
    expect(exactText(first.value.remaining)).toBe('0.02');
    expect(codes(take(first.value, 0.48))).toEqual(['not-enough-left']);
    expect(take(first.value, 0.02).allowed).toBe(true);
  });

  it('is opened by its first withdrawal, and a single-dose vial is used that day only', () => {
    const opened = take({ ...vial, kind: 'single-dose', puncturedOn: null }, 0.1);
    if (!opened.allowed) throw new Error('refused');
    expect(opened.value.puncturedOn).toBe('2026-11-17');
    expect(codes(take(opened.value, 0.1, '2026-11-18'))).toEqual(['beyond-use']);
  });

  it('says everything that stands in the way at once', () => {
    const bad = { ...vial, isQuarantined: true, hasOpenDiscrepancy: true, expiresOn: localDate('2026-11-01') };
    expect(codes(take(bad, 9))).toEqual(['not-enough-left', 'quarantined', 'recount-needed', 'expired', 'beyond-use']);
    expect([codes(take(vial, 0)), codes(take(vial, -1))]).toEqual([['nothing-to-withdraw'], ['nothing-to-withdraw']]);
    expect(take({ ...vial, puncturedOn: null, expiresOn: localDate('2026-11-17') }, 0.1).allowed).toBe(true); // the expiry date itself
  });
});

describe('witnesses, devices and the ledger', () => {
  it('R9: nobody witnesses their own waste', () => {
    const bauer = { id: 'bauer', isOnDuty: true, isStudent: false };
    expect(decideWitness({ wastedById: 'ruiz', witness: bauer }).allowed).toBe(true);
    expect(codes(decideWitness({ wastedById: 'bauer', witness: bauer }))).toEqual(['witness-is-same-person']);
    expect(codes(decideWitness({ wastedById: 'ruiz', witness: { id: 'lee', isOnDuty: false, isStudent: true } }))).toEqual([
      'witness-off-duty',
      'witness-is-student',
    ]);
  });

  it('R8: 84 mg of eight devices leaves five, 140 mg', () => {
    expect(takeDevices(8, 84)).toEqual({ allowed: true, value: { devices: 5, totalMg: 140 } });
    expect(takeDevices(3, 84)).toMatchObject({ value: { devices: 0 } });
    expect(codes(takeDevices(2, 84))).toEqual(['not-enough-devices']);
    expect(codes(takeDevices(8, 70))).toEqual(['total-not-28-56-84']);
  });

  it('counts whole units and never goes below nothing', () => {
    expect(ledgerBalance([change('a', 'initial-count', 60_000), change('b', 'withdrawn', 4_100)])).toEqual({
      allowed: true,
      value: 55_900,
    });
    expect(ledgerBalance([])).toEqual({ allowed: true, value: 0 });
    expect(codes(balanceAfter(500, change('a', 'withdrawn', 501)))).toEqual(['stock-would-be-negative']);
    expect(codes(balanceAfter(500, change('a', 'withdrawn', 0.5)))).toEqual(['amount-not-whole']);
    expect(codes(balanceAfter(500, change('a', 'received', -1)))).toEqual(['amount-not-positive']);
    expect(codes(balanceAfter(500, change('a', 'count-adjusted', 0)))).toEqual(['amount-not-positive']);
    expect(balanceAfter(500, change('a', 'count-adjusted', -100))).toEqual({ allowed: true, value: 400 });
    expect(balanceAfter(500, change('a', 'withdrawn', 500))).toEqual({ allowed: true, value: 0 });
    for (const kind of ['received', 'transferred-in', 'returned-unopened'] as const)
      expect(balanceAfter(1, change('a', kind, 2))).toMatchObject({ value: 3 });
    for (const kind of ['wasted', 'transferred-out', 'reverse-distributed', 'destroyed', 'lost'] as const)
      expect(balanceAfter(3, change('a', kind, 2))).toMatchObject({ value: 1 });
    expect(codes(ledgerBalance([change('a', 'lost', 1)]))).toEqual(['stock-would-be-negative']);
  });

  it('takes a movement that was sent twice once, whatever the ledger', () => {
    const movement = fc.tuple(fc.constantFrom(...stockMovementKinds), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(movement), (list) => {
        const movements = list.map(([kind, amount], index) => change(String(index), kind, amount));
        const twice = movements.flatMap((each) => [each, each]);
        const balance = ledgerBalance(movements);
        expect(ledgerBalance(twice)).toEqual(balance);
        return !balance.allowed || balance.value >= 0;
      }),
    );
  });

  it('has its policy as data', () => expect(stockPolicySchema.parse(defaultStockPolicy)).toEqual(defaultStockPolicy));
});

function change(id: string, kind: (typeof stockMovementKinds)[number], amount: number) {
  return { id, kind, amount };
}
