import { alexLines, beaLines, carlosLines } from '@sojourn/domain/testing';
import { expect, type Locator, type Page } from '@playwright/test';
import { takeOver, untilGo } from './at-the-cockpit.js';
import { choose, line } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const pause = 400; // what is typed is sealed and on the disk a moment later
const wait = (page: Page): Promise<void> => page.waitForTimeout(pause);

/** The tablet dies and is started again; or its screen locks, and is opened by the same person. */
async function comesBack(page: Page, how: 'reload' | 'lock'): Promise<void> {
  await wait(page);
  if (how === 'reload') {
    await page.reload();
    return;
  }
  await page.keyboard.press('Control+Shift+L');
  const locked = page.getByRole('dialog', { name: 'Locked' });
  await expect(locked).toBeVisible();
  const password = locked.getByRole('button', { name: 'Use the password' });
  if (await password.isVisible()) await password.click();
  await locked.getByLabel('Password').fill('cedar hollow 2026');
  await locked.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(locked).toBeHidden();
}

const pad = (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: 'What to write' }).getByRole('button', { name, exact: true }).click();
const saidBefore = (where: Page | Locator): Locator => where.getByText(/^Typed at .* Check it before you save/);

for (const how of ['reload', 'lock'] as const) {
  test(`an infusion’s panels, pads and a correction keep what is half typed: ${how}`, async ({ page, baseURL }) => {
    const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:04') } as const;
    const id = await preparedSession(String(baseURL), story);
    const day = await onTheGoldenDay(page, '10:05');
    await signInAs(page, 'ruiz');
    await page.goto(`/sessions/${id}/dose`);
    await takeOver(page);
    const start = page.getByRole('form', { name: 'Start infusion' });
    await start.getByLabel('Pump rate').fill('74.5');
    await start.getByRole('button', { name: 'One minute earlier' }).click();
    await comesBack(page, how);
    await expect(start.getByLabel('Pump rate')).toHaveValue('74.5');
    await expect(start.getByLabel('Started')).toHaveValue('10:04');
    if (how === 'reload') await expect(saidBefore(page).first()).toBeVisible();
    await start.getByLabel('Pump rate').fill('75');
    await start.getByRole('button', { name: 'Start infusion' }).click();
    await expect(page.getByRole('timer', { name: /Since the first dose/ })).toBeVisible();
    await expect(saidBefore(page)).toHaveCount(0);

    await day.goTo('10:15');
    await page.getByRole('button', { name: 'Change rate' }).click();
    await page.getByLabel('New rate').fill('65');
    await page.getByLabel('Reason', { exact: true }).first().fill('Deeper than wanted');
    await page.getByText('Line, pump, flush').click();
    await page.getByLabel('Pump shows').fill('12.5');
    await page.getByRole('textbox', { name: /^Systolic/ }).fill('142');
    await page.getByLabel('At', { exact: true }).fill('10:12');
    await pad(page, 'Scores');
    await page.getByLabel('CADSS-6').fill('11');
    await page.getByLabel('Asked at').fill('10:11');
    await pad(page, 'Observe');
    await page.getByRole('button', { name: 'Touch', exact: true }).click();
    await page.getByText('Given before', { exact: true }).click();
    await page.getByLabel('What you see or hear').fill('Hand-holding');
    await pad(page, 'Medicine');
    await page.getByLabel('Medicine', { exact: true }).selectOption('ondansetron');
    const medicine = page.getByRole('form', { name: 'Rescue medicine' });
    await medicine.getByLabel('Dose').fill('4');
    await medicine.getByLabel('Ordered by').selectOption({ label: 'Maya Okafor' });
    await medicine.getByLabel('Verbal order, read back').check();
    await pad(page, 'Event');
    await page.getByLabel('What happened').selectOption('vomiting');
    await page.getByLabel('Began').fill('10:10');
    await page.getByRole('button', { name: 'Emergency services called' }).click();
    await page.getByLabel('Why they were called').fill('Does not wake');
    await comesBack(page, how);

    await expect(page.getByLabel('New rate')).toHaveValue('65');
    await expect(page.getByLabel('Reason', { exact: true }).first()).toHaveValue('Deeper than wanted');
    await expect(page.getByLabel('Pump shows')).toHaveValue('12.5');
    await expect(page.getByLabel('Pump shows')).toBeVisible();
    if (how === 'lock') await pad(page, 'Vital signs');
    await expect(page.getByRole('textbox', { name: /^Systolic/ })).toHaveValue('142');
    await expect(page.getByLabel('At', { exact: true })).toHaveValue('10:12');
    await pad(page, 'Scores');
    await expect(page.getByLabel('CADSS-6')).toHaveValue('11');
    await expect(page.getByLabel('Asked at')).toHaveValue('10:11');
    await pad(page, 'Observe');
    await expect(page.getByLabel('What you see or hear')).toHaveValue('Hand-holding');
    await expect(page.getByRole('radio', { name: 'Given before' })).toBeChecked();
    await pad(page, 'Medicine');
    await expect(page.getByLabel('Medicine', { exact: true })).toHaveValue('ondansetron');
    await expect(medicine.getByLabel('Dose')).toHaveValue('4');
    await expect(medicine.getByLabel('Ordered by').locator('option:checked')).toHaveText('Maya Okafor');
    await expect(medicine.getByLabel('Verbal order, read back')).toBeChecked();
    await pad(page, 'Event');
    await expect(page.getByLabel('What happened')).toHaveValue('vomiting');
    await expect(page.getByLabel('Began')).toHaveValue('10:10');
    await expect(page.getByLabel('Why they were called')).toHaveValue('Does not wake');

    // A correction outlives what others write meanwhile, and the reload.
    await page
      .getByRole('row', { name: /^09:48/ })
      .getByRole('button', { name: '72', exact: true })
      .click();
    const correction = page.getByRole('form', { name: /^Correct: / });
    await correction.getByLabel('Why?').fill('Read again from the strip');
    await correction.getByLabel('Heart rate').fill('76'); // and nobody has left the field yet
    await page.getByRole('button', { name: 'Tearful', exact: true }).click();
    await expect(page.getByText('Tearful, kept.')).toBeVisible();
    await expect(correction.getByLabel('Heart rate')).toHaveValue('76');
    await comesBack(page, how);
    if (how === 'reload')
      await page
        .getByRole('row', { name: /^09:48/ })
        .getByRole('button', { name: '72', exact: true })
        .click();
    await expect(correction.getByLabel('Heart rate')).toHaveValue('76');
    await expect(correction.getByLabel('Why?')).toHaveValue('Read again from the strip');
    await correction.getByRole('button', { name: 'Leave it' }).click();
  });
}

test('an order, a screen, a step and a waste keep what is half typed, and what was saved is not offered again', async ({
  page,
  baseURL,
}) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '09:37') } as const;
  const id = await preparedSession(String(baseURL), story);
  await signInAs(page, 'okafor');
  await page.goto(`/sessions/${id}/order`);
  await page.getByLabel('Dose by weight').fill('0.55');
  await choose(page, 'Weight basis', 'Actual');
  await comesBack(page, 'reload');
  await expect(page.getByLabel('Dose by weight')).toHaveValue('0.55');
  await expect(page.getByRole('group', { name: 'Weight basis' }).getByRole('radio', { name: 'Actual' })).toBeChecked();

  await page.goto(`/sessions/${id}/check`);
  const screen = line(page, 'Thoughts of suicide');
  await screen.getByRole('button').first().click();
  await choose(screen, /wished you were dead/, 'Yes');
  await comesBack(page, 'reload');
  await screen.getByRole('button').first().click();
  await expect(screen.getByRole('group', { name: /wished you were dead/ }).getByRole('radio', { name: 'Yes' })).toBeChecked();

  const fasting = line(page, 'Fasting');
  await fasting.getByRole('button').first().click();
  await fasting.getByLabel('Since the last food').fill('1 h');
  await fasting.getByLabel('Since the last drink').fill('1 h');
  await wait(page);
  await fasting.getByRole('button', { name: 'Save fasting' }).click();
  await expect(fasting.locator('kat-line-form')).toBeHidden();
  await wait(page);
  await fasting.getByRole('button', { name: /Record again/ }).click();
  await wait(page);
  await expect(fasting.getByLabel('Since the last food')).toHaveValue('');

  await page.goto(`/sessions/${id}/prepare`);
  const timeOut = page.locator('kat-step-card').filter({ hasText: 'Time-out' });
  await timeOut.getByLabel('Elena Ruiz').check();
  const setAside = timeOut.getByRole('group', { name: /^Set aside/ }).first();
  await setAside.getByLabel('Reason').fill('Agreed at the chair');
  await comesBack(page, 'reload');
  await expect(timeOut.getByLabel('Elena Ruiz')).toBeChecked();
  await expect(setAside.getByLabel('Reason')).toHaveValue('Agreed at the chair');

  const stopped = await preparedSession(String(baseURL), { ...story, lines: untilGo(alexLines, '11:00') });
  await page.goto(`/sessions/${stopped}/close`);
  await page.getByText('Record waste', { exact: true }).click();
  await page.getByLabel('Wasted').fill('6.97');
  await page.getByLabel(/irretrievable/).fill('Poured onto absorbent');
  await comesBack(page, 'reload');
  await expect(page.getByLabel('Wasted')).toBeVisible();
  await expect(page.getByLabel('Wasted')).toHaveValue('6.97');
  await expect(page.getByLabel(/irretrievable/)).toHaveValue('Poured onto absorbent');
});

test('an injection and a device keep what is half typed, and so does the reason to set a refusal aside', async ({ page, baseURL }) => {
  const bea = { product: 'intramuscular-ketamine', recordNumber: 'CH-0002', lines: untilGo(beaLines, '11:15') } as const;
  const injected = await preparedSession(String(baseURL), bea);
  const day = await onTheGoldenDay(page, '11:15');
  await signInAs(page, 'bauer');
  await page.goto(`/sessions/${injected}/dose`);
  await page.getByRole('radio', { name: 'Deltoid right' }).check({ force: true });
  await page.getByLabel('Drawn').fill('47');
  await comesBack(page, 'reload');
  await expect(page.getByRole('radio', { name: 'Deltoid right' })).toBeChecked();
  await expect(page.getByLabel('Drawn')).toHaveValue('47');
  await takeOver(page);
  await page.getByRole('button', { name: 'Record injection of 47 mg' }).click();
  await expect(page.getByText('Window opens in')).toBeVisible();
  await day.goTo('11:24');
  await page.getByRole('radio', { name: 'Deltoid left' }).check({ force: true });
  await page.getByRole('button', { name: 'Record booster' }).click();
  await page.getByLabel('Reason to go on').fill('Depth wears off');
  await comesBack(page, 'reload');
  await page.getByRole('button', { name: 'Record booster' }).click();
  await expect(page.getByLabel('Reason to go on')).toHaveValue('Depth wears off');

  const carlos = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '13:00') } as const;
  const sprayed = await preparedSession(String(baseURL), carlos);
  await onTheGoldenDay(page, '13:00');
  await page.goto(`/sessions/${sprayed}/dose`);
  await page.getByLabel('First spray given').check();
  await page.getByLabel('Lot').fill('DEMO-84B');
  await comesBack(page, 'reload');
  await expect(page.getByLabel('First spray given')).toBeChecked();
  await expect(page.getByLabel('Second spray given')).not.toBeChecked();
  await expect(page.getByLabel('Lot')).toHaveValue('DEMO-84B');
});
