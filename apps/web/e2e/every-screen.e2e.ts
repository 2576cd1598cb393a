import { alexLines, beaLines, carlosLines, line as told } from '@sojourn/domain/testing';
import { expect, type Page } from '@playwright/test';
import { aPatient, openSession } from './a-told-infusion.js';
import { takeOver, tapSet, untilGo } from './at-the-cockpit.js';
import { choose, confirmIdentity, personOn, withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, plannedSession, preparedSession } from './golden-bedside.js';
import { pad } from './hand-screens.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const infusion = { product: 'intravenous-ketamine', recordNumber: 'CH-0001' } as const;

/** Opens every line of the checklists on this stage, one after another, and looks at each form. */
async function everyLine(page: Page, stage: string): Promise<void> {
  const lines = page.locator('kat-guard-list li');
  await expect(lines.first()).toBeVisible();
  await withoutBarriers(page, stage);
  for (let place = 0; place < (await lines.count()); place += 1) {
    const button = lines.nth(place).getByRole('button', { name: /^(Record|Record again|Close): / });
    await button.click();
    await expect(lines.nth(place).locator('kat-line-form')).toBeVisible();
    await withoutBarriers(page, `${stage}: ${await button.getAttribute('aria-label')}`, 'kat-line-form');
    await button.click();
  }
}

async function everyFold(page: Page, stage: string): Promise<void> {
  await expect(page.locator('.kat-page')).toBeVisible();
  const folds = page.locator('details:not([open]) > summary');
  for (let left = await folds.count(); left > 0; left -= 1) await folds.first().click();
  await withoutBarriers(page, stage);
}

test('before: order, check, preparation, blind double check and time-out', async ({ page, browser, baseURL }) => {
  const id = await plannedSession(String(baseURL), infusion);
  const doctor = await personOn(browser, 'okafor');
  await doctor.goto(`/sessions/${id}/order`);
  await expect(doctor.getByRole('button', { name: 'Sign the order' })).toBeVisible();
  await doctor.getByRole('button', { name: 'Sign the order' }).click();
  await withoutBarriers(doctor, 'order, nothing answered');
  await doctor.getByLabel('Dose by weight').fill('1.6');
  await expect(doctor.getByText(/The dose by weight is 1.6 mg\/kg, above the hard limit/)).toBeVisible();
  await withoutBarriers(doctor, 'order, the dose alone is too much');
  await doctor.getByLabel('Dose by weight').fill('2');
  await choose(doctor, 'Weight basis', 'Actual');
  await choose(doctor, 'Vial, mg/mL', '10');
  await choose(doctor, 'Diluent', 'Fill up to');
  await doctor.getByLabel('Volume').fill('50');
  await choose(doctor, 'Fluid', 'Saline 0.9 %');
  await doctor.getByLabel('Duration').fill('40');
  await choose(doctor, 'Bolus from the bag allowed', 'Yes');
  await withoutBarriers(doctor, 'order, above the limits');
  await doctor.getByLabel('Dose by weight').fill('0.5');
  for (const asked of await doctor.locator('kat-limits-panel input').all()) await asked.fill('Well tolerated last time');
  await doctor.getByRole('button', { name: 'Sign the order' }).click();
  await confirmIdentity(doctor);
  await expect(doctor.locator('kat-order-card')).toBeVisible();
  await withoutBarriers(doctor, 'order in force');

  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/check`);
  await expect(page.getByRole('button', { name: 'Open the pre-dose check' })).toBeVisible();
  await withoutBarriers(page, 'check, not opened');
  await page.getByRole('button', { name: 'Open the pre-dose check' }).click();
  await everyLine(page, 'check');
  await everyFold(page, 'check, abort');
  await page.goto(`/sessions/${id}/prepare`);
  await everyLine(page, 'preparation');
  const timeOut = page.locator('kat-step-card').filter({ hasText: 'Time-out' });
  await timeOut.getByRole('button', { name: 'Hold the time-out' }).click();
  await choose(timeOut, 'Decision', 'No-go');
  await withoutBarriers(page, 'time-out, no-go');

  const prepared = await preparedSession(String(baseURL), { ...infusion, lines: untilGo(alexLines, '09:55') });
  const second = await personOn(browser, 'bauer');
  await second.goto(`/sessions/${prepared}/prepare`);
  await everyLine(second, 'blind double check');
  await page.goto(`/sessions/${prepared}/prepare`);
  await everyLine(page, 'own double check');
});

test('during: an infusion with its alert, its panels and its refusals', async ({ page, baseURL }) => {
  const order = { isBolusAllowed: true };
  const id = await preparedSession(String(baseURL), { ...infusion, lines: untilGo(alexLines, '10:04'), order });
  const day = await onTheGoldenDay(page, '10:05');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  await withoutBarriers(page, 'another tablet records the doses');
  await takeOver(page);
  await withoutBarriers(page, 'start');
  await page.getByRole('button', { name: 'Start infusion at 75.0 mL/h' }).click();
  await expect(page.getByRole('timer', { name: /Since the first dose/ })).toBeVisible();
  await page.getByText('Line, pump, flush, bolus').click();
  await page.getByRole('textbox', { name: 'Bolus' }).fill('999');
  await page.getByRole('form', { name: 'Bolus' }).getByLabel('Over').fill('1');
  await page.getByRole('button', { name: /^Give bolus/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'above the hard limit of 0.3 mg/kg' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Bolus' })).toHaveValue('999');
  await withoutBarriers(page, 'bolus, far too much');
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByText('Line, pump, flush, bolus').click();
  await day.goTo('10:23');
  await tapSet(page, '184989489' + '18');
  await expect(page.getByRole('region', { name: /Red alert/ })).toHaveCount(2);
  await expect(page.getByRole('slider', { name: /session chart/ })).toBeInViewport();
  await withoutBarriers(page, 'two red alerts');
  await page.getByRole('button', { name: 'Acknowledge all 2' }).click();
  await expect(page.getByLabel('Prescriber informed of 2 red alerts')).toBeVisible();
  await page.getByRole('button', { name: 'Record action' }).first().click();
  await withoutBarriers(page, 'alert, what was done');
  await page.getByRole('group', { name: 'What was done' }).getByRole('button', { name: 'Dosing paused' }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Blood pressure' }).click();
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Resume the infusion' }).click();
  await withoutBarriers(page, 'resume, refused');
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByRole('button', { name: 'Bag is empty' }).click();
  await withoutBarriers(page, 'bag is empty');
  await pad(page, 'Medicine');
  await page.getByLabel('Medicine', { exact: true }).selectOption('ondansetron');
  await page.getByRole('form', { name: 'Rescue medicine' }).getByLabel('Dose').fill('9');
  await withoutBarriers(page, 'rescue medicine, against');
  await pad(page, 'Vital signs');
  await page.getByRole('textbox', { name: /^Systolic/ }).fill('400');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await withoutBarriers(page, 'impossible vital signs');
});

test('during: injections, devices and sprays', async ({ page, baseURL }) => {
  const bea = { product: 'intramuscular-ketamine', recordNumber: 'CH-0002', lines: untilGo(beaLines, '11:15') } as const;
  const injected = await preparedSession(String(baseURL), bea);
  const day = await onTheGoldenDay(page, '11:15');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${injected}/dose`);
  await takeOver(page);
  await page.getByRole('button', { name: 'Record injection of 48 mg' }).click();
  await withoutBarriers(page, 'injection, no site');
  await page.getByRole('radio', { name: 'Deltoid right' }).check({ force: true });
  await page.getByRole('button', { name: 'Record injection of 48 mg' }).click();
  await expect(page.getByText('Window opens in')).toBeVisible();
  await day.goTo('11:24');
  await page.getByRole('radio', { name: 'Deltoid left' }).check({ force: true });
  await page.getByRole('button', { name: 'Record booster of 19 mg' }).click();
  await expect(page.getByRole('button', { name: 'Understood' })).toBeVisible();
  await withoutBarriers(page, 'booster, refused');

  const carlos = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '13:05') } as const;
  const sprayed = await preparedSession(String(baseURL), carlos);
  await day.goTo('13:02');
  await page.goto(`/sessions/${sprayed}/dose`);
  await takeOver(page);
  await withoutBarriers(page, 'device, five minutes');
});

test('a compounded spray: its order and its panel', async ({ browser }) => {
  const [ito, ruiz, okafor] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz'), await personOn(browser, 'okafor')];
  const id = await openSession({ ruiz }, await aPatient({ ito, ruiz, okafor }), 'intranasal-ketamine');
  await okafor.goto(`/sessions/${id}/order`);
  await okafor.getByLabel('Sprays').fill('3');
  await okafor.getByLabel('One spray').fill('0.1');
  await okafor.getByLabel('Strength').fill('100');
  await expect(okafor.getByText('30 mg').first()).toBeVisible();
  for (const asked of await okafor.locator('kat-limits-panel input').all()) await asked.fill('Written on paper');
  await withoutBarriers(okafor, 'order of a spray');
  await okafor.getByRole('button', { name: 'Sign the order' }).click();
  await confirmIdentity(okafor);
  await expect(okafor.locator('kat-order-card')).toBeVisible();
  await ruiz.goto(`/sessions/${id}/dose`);
  await ruiz.getByLabel('Sprays given').fill('3');
  await expect(ruiz.getByRole('button', { name: 'Record sprays of 30 mg' })).toBeVisible();
  await ruiz.getByRole('button', { name: 'Record sprays of 30 mg' }).click();
  await expect(ruiz.getByRole('button', { name: 'Understood' })).toBeVisible();
  await withoutBarriers(ruiz, 'sprays, refused');
});

test('after: recovery, discharge, waste, the monitoring form, the seal and the record', async ({ page, baseURL }) => {
  const early = await preparedSession(String(baseURL), { ...infusion, lines: untilGo(alexLines, '11:40') });
  const day = await onTheGoldenDay(page, '11:40');
  await signInAs(page, 'ruiz');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/sessions/${early}/recover`);
  await expect(page.getByRole('link', { name: /^Recover/ })).toBeInViewport({ ratio: 0.9 });
  await withoutBarriers(page, 'recovery on a phone');
  await page.setViewportSize({ width: 1180, height: 820 });
  await everyLine(page, 'recovery');
  await everyFold(page, 'recovery, the ways out');
  await page.goto(`/sessions/${early}/close`);
  await everyLine(page, 'close');
  await everyFold(page, 'residual and waste');

  await day.goTo('11:58');
  const ready = await preparedSession(String(baseURL), { ...infusion, lines: untilGo(alexLines, '11:57') });
  await page.goto(`/sessions/${ready}/recover`);
  await everyFold(page, 'discharge');

  const gone = [...alexLines, told('12:30', 'ruiz', 'administration-record-signed', {})];
  const closed = await preparedSession(String(baseURL), { ...infusion, lines: gone });
  await page.goto(`/sessions/${closed}/close`);
  await expect(page.getByRole('button', { name: 'Close the session' })).toBeVisible();
  await withoutBarriers(page, 'before the seal');
  await page.goto(`/sessions/${closed}/dose`);
  await expect(page.getByRole('table').first()).toBeVisible();
  await withoutBarriers(page, 'chart, table and log');

  await day.goTo('15:30');
  const carlos = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '15:40') } as const;
  const sprayed = await preparedSession(String(baseURL), carlos);
  await page.goto(`/sessions/${sprayed}/close`);
  await everyFold(page, 'monitoring form');
});
