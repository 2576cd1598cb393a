import { alexLines } from '@sojourn/domain/testing';
import { expect } from '@playwright/test';
import { tapSet, takeOver, untilGo } from './at-the-cockpit.js';
import { withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test('Alex’s infusion: started, paused for nausea, resumed with the prescriber, held to stop: 34.03 mg of 41', async ({
  page,
  baseURL,
}) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:04') } as const;
  const id = await preparedSession(String(baseURL), story);
  const day = await onTheGoldenDay(page, '10:05');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}`);
  await expect(page).toHaveURL(/\/dose$/);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await takeOver(page);
  await page.getByRole('button', { name: 'Start infusion at 75.0 mL/h' }).click();
  await expect(page.getByRole('timer', { name: /Since the first dose/ })).toBeVisible();
  await day.goTo('10:15');
  expect(await tapSet(page, '142868297' + '15', 5)).toBeLessThanOrEqual(15);
  await day.goTo('10:23');
  await tapSet(page, '164989497' + '18');
  await expect(page.getByRole('region', { name: /Yellow alert: Blood pressure high/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Nausea' }).click();
  await expect(page.getByText('22.5 mL', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await page.waitForTimeout(400); // what is pressed is sealed and on the disk a moment later
  await page.reload();
  await day.goTo('10:24');
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByRole('button', { name: 'Record action' }).click();
  await page.getByRole('button', { name: 'Dosing paused' }).click();
  await expect(page.getByRole('button', { name: 'Resolve' })).toBeDisabled();
  await day.goTo('10:28');
  await tapSet(page, '156949298' + '16');
  await day.goTo('10:31');
  await tapSet(page, '15292');
  await page.getByRole('button', { name: 'Resolve' }).click();
  await expect(page.getByRole('region', { name: /Yellow alert/ })).toBeHidden();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByLabel('New rate').fill('60');
  await page.getByLabel('Agreed by').selectOption({ label: 'Maya Okafor' });
  await page.getByRole('button', { name: 'Resume the infusion' }).click();
  await expect(page.getByText('60.0 mL/h').first()).toBeVisible();
  await day.goTo('10:50');
  const hold = async (milliseconds: number): Promise<void> => {
    await page.getByRole('button', { name: 'Hold to stop' }).hover();
    await page.mouse.down();
    await page.waitForTimeout(milliseconds);
    await page.mouse.up();
  };
  await hold(400);
  await expect(page.getByText('Stopped. Why?')).toBeHidden();
  await hold(1000);
  await expect(page.getByText('Stopped. Why?')).toBeVisible();
  await page.getByRole('button', { name: 'Patient request' }).click();
  await expect(page.getByText('Stopped. Why?')).toBeHidden();
  await expect(page.getByText('34.03 mg', { exact: true })).toBeVisible();
  await expect(page.getByText('41.5 mL', { exact: true })).toBeVisible();
  await expect(page.getByText('of 41 mg ordered')).toBeVisible();
  await withoutBarriers(page);
});

test('the therapist’s tap reaches the nurse by itself, and hers the therapist, and is taken back with one press', async ({
  page,
  browser,
  baseURL,
}) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:06') } as const;
  const id = await preparedSession(String(baseURL), story);
  const other = await browser.newContext();
  const therapist = await other.newPage();
  await signInAs(therapist, 'nair');
  await signInAs(page, 'ruiz');
  await therapist.goto(`/sessions/${id}/dose`);
  await page.goto(`/sessions/${id}/dose`);
  await expect(therapist.getByRole('button', { name: 'Hold to stop' })).toBeHidden();
  await therapist.getByRole('button', { name: 'Speech' }).click();
  await therapist.getByLabel('What you see or hear').fill('I can see my father’s workshop');
  await therapist.getByLabel('In their own words').check();
  // How long it takes is measured by `npm run bench -- live`; here nobody may have to reload.
  for (const tablet of [page, therapist]) await tablet.evaluate(() => Object.assign(globalThis, { isStill: true }));
  await therapist.getByRole('button', { name: 'Save observation' }).click();
  await expect(page.getByText('father’s workshop').last()).toBeAttached();
  await page.getByRole('button', { name: 'Tearful', exact: true }).click();
  await expect(therapist.getByText('Tearful', { exact: true }).last()).toBeAttached();
  for (const tablet of [page, therapist]) expect(await tablet.evaluate(() => Object.hasOwn(globalThis, 'isStill'))).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.is-struck').filter({ hasText: 'Tearful' }).first()).toBeAttached();
  await other.close();
});

test('a set is written with the keyboard alone, late, and both times are kept', async ({ page, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:06') } as const;
  const id = await preparedSession(String(baseURL), story);
  const day = await onTheGoldenDay(page, '10:40');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await page.getByRole('textbox', { name: /^Systolic/ }).focus();
  for (const value of ['142', '86', '82', '97', '15']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel('At', { exact: true }).fill('10:15');
  await page.getByRole('radio', { name: /^5: / }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Kept: 142\/86/)).toBeVisible();
  await expect(page.getByRole('row', { name: /10:15 .*142\/86 .*written later/ })).toBeVisible();
  await day.goTo('10:41');
  const chart = page.getByRole('slider', { name: /Moment on the session chart/ });
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /min, /);
});

test('a session that goes on is one tap away from everywhere', async ({ page, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:06') } as const;
  const id = await preparedSession(String(baseURL), story);
  await onTheGoldenDay(page, '10:20');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}`);
  await expect(page.getByRole('timer', { name: /Since the first dose/ })).toHaveText('15:00');
  await page.getByRole('link', { name: 'Sojourn, start page' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.getByRole('link', { name: /Back to Alex Morgan/ }).click();
  await expect(page).toHaveURL(/\/dose$/);
});
