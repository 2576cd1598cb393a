import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrderBackgroundView } from '@sojourn/domain';
import { alexLines, aDosingSession } from '@sojourn/domain/testing';
import { SignInState } from '../../../core/sign-in-state.js';
import { aSignIn } from '../../../core/testing/a-sign-in.js';
import { allByRole, byLabel, byRole, type } from '../../../ui/testing/by-role.js';
import PrepareStage from '../prepare/prepare-stage.js';
import { aBedside, type Bedside } from '../testing/a-bedside.js';
import { changeWords } from './change-words.js';
import OrderStage from './order-stage.js';

const planned = aDosingSession('intravenous-ketamine', { order: null });
const address = `/api/v1/dosing-sessions/${planned.session.id}`;
const last = {
  sessionId: 's',
  product: 'intravenous-ketamine',
  firstDoseAt: '2026-11-13T15:05:00Z',
  lastDoseAt: '2026-11-13T15:50:00Z',
} as const;
const behind: OrderBackgroundView = {
  background: {
    ...{ zone: 'America/New_York', plannedStart: '2026-11-17T15:00:00Z', ageYears: 44, hasHepaticImpairment: false },
    ...{ heightMm: 1_780, sex: 'male', weights: [{ weightG: 82_000, measuredAt: '2026-11-17T14:35:00Z' }] },
    earlier: [{ ...last, racemicUg: 34_030, esketamineUg: 0, deliveredUgPerKg: 415 }],
  },
  earlierSessions: [],
  lastTime: {
    ...{ sessionId: 's', product: 'intravenous-ketamine', firstDoseAt: last.firstDoseAt, outcome: 'stopped-early', stopReason: null },
    ...{
      orderedUg: 41_000,
      deliveredUg: 34_030,
      deliveredUgPerKg: 415,
      weightG: 82_000,
      peakHeartRatePerMin: null,
      lowestSpo2Percent: null,
    },
    ...{ peakPressure: null, alerts: [], dissociation: [], adverseEvents: [], medicines: [], quotes: [] },
  },
};

async function anOrderStage(role: 'prescriber' | 'nurse'): Promise<Bedside> {
  const bedside = await aBedside(OrderStage, planned, { at: '09:40', role });
  TestBed.inject(HttpTestingController).expectOne(`${address}/order-background`).flush(behind);
  await bedside.settle();
  return bedside;
}

function choose(group: string, words: string): void {
  const found = [...byRole('group', group).querySelectorAll('label')].find((label) => label.textContent.trim() === words);
  found?.querySelector('input')?.click();
}

async function composed(bedside: Bedside, doseMgPerKg: string): Promise<void> {
  type(byLabel('Dose by weight'), doseMgPerKg);
  choose('Weight basis', 'Actual');
  choose('Vial, mg/mL', '10');
  choose('Diluent', 'Fill up to');
  type(byLabel('Volume'), '50');
  choose('Fluid', 'Saline 0.9 %');
  type(byLabel('Duration'), '40');
  choose('Bolus from the bag allowed', 'No');
  await bedside.settle();
}

const figures = (): string => document.querySelector('[aria-label="Worked out"]')?.textContent ?? '';

describe('composing an order', () => {
  it('is for prescribers; a nurse sees what it would rest on', async () => {
    await anOrderStage('nurse');
    expect(allByRole('button', 'Sign the order')).toEqual([]);
    expect(document.body.textContent).toContain('A prescriber signs the dose order here.');
  });

  it('starts with nothing chosen, works every figure out, and sends what was worked out', async () => {
    const bedside = await anOrderStage('prescriber');
    expect(allByRole('radio').some((one) => (one as HTMLInputElement).checked)).toBe(false);
    byRole('button', 'Sign the order').click();
    expect(await bedside.nothingSent()).toBe(true);
    await composed(bedside, '0.5');
    for (const words of ['41 mg', '4.1 mL', '0.82 mg/mL', '75 mL/h', '12.5 mcg/kg/min', '+6.97 mg and +0.085 mg/kg'])
      expect(figures()).toContain(words);
    byRole('button', 'Sign the order').click();
    await bedside.settle();
    const { body } = TestBed.inject(HttpTestingController).expectOne(`${address}/orders`).request;
    expect(body).toMatchObject({
      content: { doseUg: 41_000, drawUl: 4_100, rateUlPerH: 75_000, basis: { doseUgPerKg: 500 } },
      overrides: [],
    });
  });

  it('explains a hard limit, and asks one reason for each soft one before anything is sent', async () => {
    const bedside = await anOrderStage('prescriber');
    await composed(bedside, '1.6');
    expect(document.body.textContent).toContain('The dose by weight is 1.6 mg/kg, above the hard limit of 1.5 mg/kg.');
    await composed(bedside, '0.7');
    // 0.7 − 0.415 = 0.285 mg/kg more than last time, above 0.2, and 68.7 % more.
    byRole('button', 'Sign the order').click();
    expect(await bedside.nothingSent()).toBe(true);
    const asked = [...document.querySelectorAll('kat-limits-panel input')] as HTMLInputElement[];
    expect(asked).toHaveLength(2);
    for (const one of asked) type(one, 'Partial depth last time');
    await bedside.settle();
    byRole('button', 'Sign the order').click();
    await bedside.settle();
    const { body } = TestBed.inject(HttpTestingController).expectOne(`${address}/orders`).request;
    expect(body.overrides.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'infusion-increase-per-kg',
      'infusion-increase-percent',
    ]);
  });

  it('says the change with its sign, and nothing where the last amount is not known', () => {
    const { lastTime } = behind;
    expect(changeWords(28_000, 82_000, lastTime!)).toContain('−6.03 mg and −0.074 mg/kg');
    expect(changeWords(28_000, 82_000, { ...lastTime!, deliveredUg: null })).toBeNull();
  });
});

describe('another person at the same tablet', () => {
  it('starts from an empty screen: what the first person was shown is gone before anything new is asked', async () => {
    const prepared = aDosingSession().telling(...alexLines.filter((line) => line.at <= '09:54'));
    const bedside = await aBedside(PrepareStage, prepared, { at: '09:55' });
    expect(document.body.textContent).toContain('4.1 mL (41 mg)');
    TestBed.inject(SignInState).accept({ ...aSignIn('nurse'), staffMemberId: '0190a000-0000-7000-8000-00000000000b' });
    await bedside.settle();
    expect(document.body.textContent).not.toContain('4.1 mL (41 mg)');
    expect(TestBed.inject(HttpTestingController).match(address)).toHaveLength(1);
  });
});
