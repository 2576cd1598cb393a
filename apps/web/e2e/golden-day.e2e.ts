import { alexLines, beaLines, carlosLines } from '@sojourn/domain/testing';
import { expect, type Page } from '@playwright/test';
import { choose, confirmIdentity, withoutBarriers } from './at-the-bedside.js';
import { opens } from './hand-screens.js';
import { plannedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { livesTheDay, peopleOfTheDay, recordHoldsTheDay, type Moment } from './lived-day.js';

const shows = (...figures: readonly (string | RegExp)[]) => {
  return async (page: Page): Promise<void> => {
    for (const figure of figures)
      await expect(page.getByText(figure, typeof figure === 'string' ? { exact: true } : undefined).first()).toBeVisible();
  };
};

/** What the record cannot know, or a limit asks, is answered with a reason; then the order is signed. */
async function signsOrder(page: Page, reason: string): Promise<void> {
  for (const asked of await page.locator('kat-limits-panel input').all()) await asked.fill(reason);
  await page.getByRole('button', { name: 'Sign the order' }).click();
  await confirmIdentity(page);
  await expect(page.locator('kat-order-card')).toBeVisible();
}

const refusedDischarge = (at: string, minutes: string): Moment => ({
  ...{ at, by: 'ruiz', name: `ready to leave is refused: ${minutes}` },
  act: async (page) => {
    await opens(page, 'Recover');
    await page.getByRole('button', { name: 'Ready to leave' }).click();
    await expect(page.getByRole('alert').filter({ hasText: `${minutes} have passed` })).toBeVisible();
  },
});

test('Alex, 10.2: an infusion by hand from the order to the way home, entry by entry', async ({ browser, baseURL }) => {
  test.setTimeout(420_000);
  const id = await plannedSession(String(baseURL), { product: 'intravenous-ketamine', recordNumber: 'CH-0001' });
  const people = await peopleOfTheDay(browser, ['ruiz', 'bauer', 'okafor', 'nair']);
  const { okafor } = people as { okafor: Page };
  await okafor.goto(`/sessions/${id}/order`);
  await okafor.getByLabel('Dose by weight').fill('0.5');
  await choose(okafor, 'Weight basis', 'Actual');
  await choose(okafor, 'Vial, mg/mL', '10');
  await choose(okafor, 'Diluent', 'Fill up to');
  await okafor.getByLabel('Volume').fill('50');
  await choose(okafor, 'Fluid', 'Saline 0.9 %');
  await okafor.getByLabel('Duration').fill('40');
  await choose(okafor, 'Bolus from the bag allowed', 'No');
  await okafor.getByLabel(/^Ondansetron 4 mg/).check();
  await shows('41 mg', '4.1 mL', '75 mL/h', '12.5 mcg/kg/min', /0\.82 mg\/mL/)(okafor);
  await signsOrder(okafor, 'Well tolerated last time; earlier visits are on paper.');

  const moments: readonly Moment[] = [
    { at: '10:23', by: 'ruiz', name: 'yellow, and 22.5 mL in', act: shows('22.5 mL', /Systolic 164: 160 or more/) },
    {
      at: '10:28',
      by: 'ruiz',
      name: 'not yet below twice',
      act: async (page) => expect(page.getByRole('button', { name: 'Resolve' })).toBeDisabled(),
    },
    { at: '10:31', by: 'ruiz', name: 'goes on at 60 mL/h', act: shows(/^60\.0 mL\/h$/) },
    {
      ...{ at: '10:44', by: 'nair', name: 'the touch ends' },
      act: async (page) => {
        await page.getByRole('button', { name: 'Touch ended' }).click();
        await expect(page.getByRole('button', { name: 'Touch ended' })).toBeHidden();
      },
    },
    {
      at: '10:50',
      by: 'ruiz',
      name: '34.03 mg of 41, in 37 min',
      act: shows('34.03 mg', '41.5 mL', 'of 41 mg ordered', '37 min', /0\.415 mg\/kg/),
    },
    { at: '11:00', by: 'bauer', name: 'accounted for', act: shows('Every microgram is accounted for.', '6.97 mg', '34.03 mg') },
    refusedDischarge('11:40', '50 of 60 min'),
  ];
  const lines = alexLines.filter(({ at, kind }) => !(at === '10:44' && kind === 'observation-noted'));
  await livesTheDay(people, { id, lines, moments });
  await recordHoldsTheDay(okafor, { id, lines }, ['prescriber-signed-off']);
  await withoutBarriers(people['ruiz'] as Page);
});

test('Bea, 10.3: two injections by hand from the order with its reason to the way home', async ({ browser, baseURL }) => {
  test.setTimeout(420_000);
  const id = await plannedSession(String(baseURL), { product: 'intramuscular-ketamine', recordNumber: 'CH-0002' });
  const people = await peopleOfTheDay(browser, ['bauer', 'ruiz', 'okafor']);
  const { okafor } = people as { okafor: Page };
  await okafor.goto(`/sessions/${id}/order`);
  await okafor.getByLabel('Dose by weight').fill('0.75');
  await choose(okafor, 'Weight basis', 'Actual');
  await choose(okafor, 'Vial, mg/mL', '100');
  await choose(okafor, 'Optional booster', 'Yes');
  await okafor.getByLabel('Booster by weight').fill('0.3');
  await okafor.getByLabel('Booster not before').fill('10');
  await okafor.getByLabel('Booster not after').fill('20');
  await shows('48 mg in 0.48 mL', '19 mg in 0.19 mL', '67 mg, 1.047 mg/kg')(okafor);
  await expect(okafor.getByLabel(/above the soft limit|1 mg\/kg/).first()).toBeVisible();
  await signsOrder(okafor, '58 mg (0.906 mg/kg) well tolerated last session, partial depth; Okafor');

  const moments: readonly Moment[] = [
    { at: '11:15', by: 'bauer', name: 'the window is counted', act: shows(/^Window opens in/) },
    { at: '11:30', by: 'bauer', name: '67 mg in all', act: shows('67 mg') },
    { at: '11:45', by: 'bauer', name: 'no alert', act: async (page) => expect(page.getByRole('region', { name: /alert/ })).toHaveCount(0) },
    {
      at: '13:00',
      by: 'bauer',
      name: '90 minutes since the last injection',
      act: async (page) => {
        await opens(page, 'Recover');
        await shows('90 of 90 min')(page);
      },
    },
  ];
  await livesTheDay(people, { id, lines: beaLines, moments });
  await recordHoldsTheDay(okafor, { id, lines: beaLines });
  await withoutBarriers(people['bauer'] as Page);
});

test('Carlos, 10.4: three devices by hand, red at 13:50, watched down, home at 15:22, and the REMS form sent', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(420_000);
  const id = await plannedSession(String(baseURL), { product: 'intranasal-esketamine', recordNumber: 'CH-0003' });
  const people = await peopleOfTheDay(browser, ['ruiz', 'bauer', 'okafor']);
  const { okafor, ruiz } = people as { okafor: Page; ruiz: Page };
  await okafor.goto(`/sessions/${id}/order`);
  await choose(okafor, 'Total dose, mg', '84');
  await choose(okafor, 'Indication', 'Resistant depression');
  await shows('3 of 28 mg')(okafor);
  await signsOrder(okafor, 'Well tolerated last time; earlier visits are on paper.');

  const moments: readonly Moment[] = [
    {
      ...{ at: '13:04', by: 'ruiz', name: 'the second device is refused' },
      act: async (page) => {
        await page.getByLabel('First spray given').check();
        await page.getByLabel('Second spray given').check();
        await page.getByRole('button', { name: 'Record device 2' }).click();
        await shows(/Device 2 waits until 5 minutes/, /From 13:05:00/)(page);
        await withoutBarriers(page);
        await page.getByRole('button', { name: 'Understood' }).click();
      },
    },
    { at: '13:10', by: 'ruiz', name: '84 mg', act: shows('84 mg') },
    { at: '13:25', by: 'ruiz', name: 'no alert', act: async (page) => expect(page.getByRole('region', { name: /alert/ })).toHaveCount(0) },
    { at: '13:50', by: 'ruiz', name: 'red', act: shows(/Red alert: Blood pressure high/, /Systolic 184: 180 or more/) },
    { at: '14:20', by: 'ruiz', name: 'one reading below is not two', act: shows(/2 readings in a row .* there are 1/) },
    refusedDischarge('15:05', '115 of 120 min'),
    {
      ...{ at: '15:06', by: 'ruiz', name: 'the draft names what is missing while the patient is here' },
      act: async (page) => {
        await opens(page, 'Close');
        await shows('Still missing')(page);
        await withoutBarriers(page);
      },
    },
    {
      ...{ at: '15:40', by: 'ruiz', name: 'the draft says what the day says' },
      act: async (page) => {
        await opens(page, 'Close');
        for (const [label, value] of draft) await expect(page.locator(`dt:text-is("${label}") + dd`)).toHaveText(value);
        await shows('due in 7 days, 2026-11-24')(page);
      },
    },
  ];
  const sent = carlosLines.filter(({ kind }) => kind === 'rems-form-submitted');
  const day = carlosLines.filter(({ kind }) => kind !== 'rems-form-submitted');
  await livesTheDay(people, { id, lines: day, moments });
  await livesTheDay(people, { id, lines: sent, moments: [] });
  await recordHoldsTheDay(okafor, { id, lines: carlosLines });
  await withoutBarriers(ruiz);
});

/** Source: clinical reference §10.4, REMS form draft. */
const draft: readonly (readonly [string, string | RegExp])[] = [
  ['Dose', '84 mg'],
  ['Lots', 'DEMO-84A'],
  ['Duration, first device to end of monitoring', '140 min'],
  ['Ready to leave without the two-hour rule', '110 min'],
  ['Pressure before', '134/84 mmHg'],
  ['Pressure at 40 min', '184/108 mmHg'],
  ['Pressure at completion', '136/84 mmHg'],
  ['Vital signs acceptable before', 'Yes'],
  ['Vital signs acceptable at completion', 'Yes'],
  ['Benzodiazepine', 'No'],
  ['Other sedative', 'No'],
  ['Stimulant', 'No'],
  ['MAO inhibitor', 'No'],
  ['Opioid', 'No'],
  ['Sedation', /^Yes/],
  ['Dissociation', 'Yes, from 15 min, resolved 105 min'],
  ['Respiratory depression', 'No'],
  ['Serious adverse event', 'No'],
];
