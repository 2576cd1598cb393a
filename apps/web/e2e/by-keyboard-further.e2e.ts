import { alexLines, beaLines, carlosLines } from '@sojourn/domain/testing';
import { expect } from '@playwright/test';
import { aPatient, openSession } from './a-told-infusion.js';
import { untilGo } from './at-the-cockpit.js';
import { confirmIdentity, personOn } from './at-the-bedside.js';
import { onTheGoldenDay, plannedSession, preparedSession, standsAt } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';
import { picks, presses, tabTo, ticks, types, unfolds } from './with-keys.js';

const infusion = { product: 'intravenous-ketamine', recordNumber: 'CH-0001' } as const;

test('an order and its preparation with the keyboard alone, and what cannot be is asked for', async ({ page, browser, baseURL }) => {
  const id = await plannedSession(String(baseURL), infusion);
  const doctor = await personOn(browser, 'okafor');
  await doctor.goto(`/sessions/${id}/order`);
  await expect(doctor.getByRole('button', { name: 'Sign the order' })).toBeVisible();
  await types(doctor, 'Dose by weight', 'a lot');
  await expect(doctor.getByText('This is not a number.')).toBeVisible();
  await presses(doctor, 'Sign the order');
  await expect(doctor.getByLabel('Dose by weight')).toHaveValue('a lot');
  await tabTo(doctor, doctor.getByLabel('Dose by weight'));
  await doctor.keyboard.press('Control+A');
  await doctor.keyboard.type('-1');
  await picks(doctor, 'Weight basis', 'Actual');
  await picks(doctor, 'Vial, mg/mL', '10');
  await picks(doctor, 'Diluent', 'Fill up to');
  await types(doctor, 'Volume', '50');
  await picks(doctor, 'Fluid', 'Saline 0.9 %');
  await types(doctor, 'Duration', '40');
  await picks(doctor, 'Bolus from the bag allowed', 'No');
  await expect(doctor.locator('kat-order-form kat-banner').first()).toBeVisible(); // less than nothing is no dose
  await expect(doctor.getByLabel('Dose by weight')).toHaveValue('-1');
  await tabTo(doctor, doctor.getByLabel('Dose by weight'));
  await doctor.keyboard.press('Control+A');
  await doctor.keyboard.type('0.5');
  await expect(doctor.getByText('75 mL/h')).toBeVisible();
  for (const asked of await doctor.locator('kat-limits-panel input').all()) {
    await tabTo(doctor, asked);
    await doctor.keyboard.type('Well tolerated last time');
  }
  await presses(doctor, 'Sign the order');
  await confirmIdentity(doctor);
  await expect(doctor.locator('kat-order-card')).toBeVisible();

  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/check`);
  await presses(page, 'Open the pre-dose check');
  await expect(page.getByRole('button', { name: 'Open the pre-dose check' })).toBeHidden();
  await page.goto(`/sessions/${id}/prepare`);
  await expect(page.getByRole('button', { name: 'Record: Dose prepared' })).toBeVisible();
  await presses(page, 'Record: Dose prepared');
  await types(page, 'Drawn up', '999');
  await types(page, 'Strength on the label', '10');
  await types(page, 'Final volume of the bag', '50');
  await types(page, 'Lot, as printed', 'A10-2207');
  await tabTo(page, page.getByLabel('Expires on'));
  await page.keyboard.type('08312027');
  await picks(page, 'Pack scanned', 'Scanned');
  await types(page, 'Code of the pack (NDC)', '42023-113-10');
  await page.keyboard.press('Enter');
  const form = page.locator('kat-line-form');
  await expect(
    form
      .getByRole('alert')
      .or(form.locator('[id$="error"]'))
      .or(form.getByText(/at most|from .* to/i))
      .first(),
  ).toBeVisible();
  await expect(page.getByLabel('Lot, as printed')).toHaveValue('A10-2207');
  await tabTo(page, page.getByLabel('Drawn up'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4.1');
  await expect(page.getByText('That is 41 mg.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/4\.1 mL \(41 mg\)/)).toBeVisible();
  await presses(page, 'Weigh the patient today.');
  await expect(page).toHaveURL(/\/check$/);
  await tabTo(page, page.getByRole('textbox', { name: /Weight today/ }));
  await page.keyboard.type('82');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Record again: Weight today' })).toBeVisible();
});

test('an injection, a device, a rescue medicine, waste and the monitoring form with the keyboard alone', async ({ page, baseURL }) => {
  const bea = { product: 'intramuscular-ketamine', recordNumber: 'CH-0002', lines: untilGo(beaLines, '11:15') } as const;
  const injected = await preparedSession(String(baseURL), bea);
  const day = await onTheGoldenDay(page, '11:15');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${injected}/dose`);
  await presses(page, 'Take over');
  await presses(page, 'Yes, record doses on this tablet');
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
  await tabTo(page, page.getByRole('radio', { name: /^Deltoid left/ }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Deltoid right/ })).toBeChecked();
  await presses(page, 'Record injection of 48 mg');
  await expect(page.getByText('Window opens in')).toBeVisible();

  const carlos = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '13:00') } as const;
  const sprayed = await preparedSession(String(baseURL), carlos);
  await day.goTo('13:00');
  await page.goto(`/sessions/${sprayed}/dose`);
  await presses(page, 'Take over');
  await presses(page, 'Yes, record doses on this tablet');
  await ticks(page, 'First spray given');
  await ticks(page, 'Second spray given');
  await presses(page, 'Record device 1');
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible();
  await presses(page, 'Medicine');
  await tabTo(page, page.getByLabel('Medicine', { exact: true }));
  await page.keyboard.type('Ond');
  await tabTo(page, page.getByLabel('Route'));
  await page.keyboard.type('Oro');
  const medicine = page.getByRole('form', { name: 'Rescue medicine' });
  await tabTo(page, medicine.getByLabel('Dose'));
  await page.keyboard.type('4');
  await presses(page, 'Asked: no');
  await expect(page.getByText('nobody has asked or looked')).toBeHidden();
  await tabTo(page, medicine.getByLabel('Reason'));
  await page.keyboard.type('Nausea');
  await tabTo(page, medicine.getByLabel('Ordered by'));
  await page.keyboard.type('Maya');
  await presses(page, /Record as given|It was given all the same/);
  await expect(page.getByText(/^Kept: Ondansetron 4 mg/)).toBeVisible();
  await page.goto(`/sessions/${sprayed}/close`);
  await picks(page, 'Submitted', 'Online');
  await presses(page, 'Record the submission');
  await expect(page.getByRole('button', { name: 'Record the submission' })).toBeHidden();

  const stopped = await preparedSession(String(baseURL), { ...infusion, lines: untilGo(alexLines, '11:00') });
  await page.goto(`/sessions/${stopped}/close`);
  await unfolds(page, 'Record waste');
  await types(page, 'Wasted', '6.97');
  await types(page, 'In a volume of', '8.5');
  await types(page, /irretrievable/, 'Poured onto absorbent');
  await tabTo(page, page.getByLabel('Second person who sees it'));
  await page.keyboard.type('Tom');
  await presses(page, 'Record the waste');
  await expect(page.getByText('Waits for Tom Bauer')).toBeVisible();
});

test('a compounded spray with the keyboard alone; a time still to come is named, and nothing typed is lost', async ({ browser }) => {
  const [ito, ruiz, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz'), await personOn(browser, 'okafor')];
  const id = await openSession({ ruiz }, await aPatient({ ito, ruiz, okafor }), 'intranasal-ketamine');
  await okafor.goto(`/sessions/${id}/order`);
  await types(okafor, 'Sprays', '3');
  await types(okafor, 'One spray', '0.1');
  await types(okafor, 'Strength', '100');
  await expect(okafor.getByText('30 mg').first()).toBeVisible();
  for (const asked of await okafor.locator('kat-limits-panel input').all()) {
    await tabTo(okafor, asked);
    await okafor.keyboard.type('Written on paper');
  }
  await presses(okafor, 'Sign the order');
  await confirmIdentity(okafor);
  await expect(okafor.locator('kat-order-card')).toBeVisible();

  const noon = Date.parse(`${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T17:00:00Z`);
  await standsAt(ruiz, noon);
  await ruiz.goto(`/sessions/${id}/dose`);
  const at = ruiz.getByRole('form', { name: 'Sprays' }).getByLabel('Given', { exact: true });
  const writesTime = async (keys: string): Promise<void> => {
    await tabTo(ruiz, at);
    await ruiz.keyboard.type(keys);
  };
  await types(ruiz, 'Sprays given', '3');
  await writesTime('1159PM');
  await presses(ruiz, 'Record sprays of 30 mg');
  await expect(ruiz.getByText('The time is still to come.')).toBeVisible();
  await expect(ruiz.getByLabel('Sprays given')).toHaveValue('3');
  await presses(ruiz, 'Understood');
  await writesTime('1159AM');
  await presses(ruiz, 'Record sprays of 30 mg');
  await expect(ruiz.getByText('The time is still to come.')).toBeHidden();
  await presses(ruiz, 'It was given already: record it');
  await expect(ruiz.getByText('30 mg of 30 mg given')).toBeVisible();
  await expect(ruiz.getByLabel('Sprays given')).toHaveValue('');
});
