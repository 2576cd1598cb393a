import { alexLines } from '@sojourn/domain/testing';
import type { DosingSessionView, EntryAnswer, SessionEntry } from '@sojourn/domain';
import { expect } from '@playwright/test';
import { withoutBarriers } from './at-the-bedside.js';
import { preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const story = {
  product: 'intravenous-ketamine',
  recordNumber: 'CH-0001',
  lines: alexLines.filter(({ at }) => at < '10:06'),
} as const;

test('half-typed figures come back after a reload and after a lock, for the person who typed them', async ({ page, baseURL }) => {
  const id = await preparedSession(baseURL ?? '', story);
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  const systolic = page.getByRole('textbox', { name: /^Systolic/ });
  const pad = page.getByRole('group', { name: 'Digits' });
  for (const digit of '1589') await pad.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('radio', { name: /^4: / }).check({ force: true });
  await page.waitForTimeout(300);
  await page.reload();
  await expect(systolic).toHaveValue('158');
  await expect(page.getByRole('textbox', { name: /^Diastolic/ })).toHaveValue('9');
  await expect(page.getByRole('radio', { name: /^4: / })).toBeChecked();
  await expect(page.getByText('What was typed before is back. Check the time.')).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await page.reload();
  await page.getByLabel('Password').fill('cedar hollow 2026');
  await page.keyboard.press('Enter');
  await expect(systolic).toHaveValue('158');
  await page.getByRole('textbox', { name: /^Diastolic/ }).fill('94');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText(/^Kept: 158\/94/)).toBeVisible();
  await page.waitForTimeout(300);
  await page.reload();
  await expect(systolic).toHaveValue('');
});

test('an entry the record does not take is kept with the reason, is put right and arrives', async ({ page, baseURL }) => {
  const id = await preparedSession(baseURL ?? '', story);
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  let answer: 'none' | 'refuse' | 'true' = 'none';
  await page.route('**/entries', async (route) => {
    if (answer === 'true') return route.continue();
    if (answer === 'none') return route.abort();
    const { entries } = route.request().postDataJSON() as { entries: SessionEntry[] };
    const refusals = [{ code: 'not-readable', message: 'This saturation cannot be read here.' }];
    return route.fulfill({ json: entries.map(({ id: entryId }): EntryAnswer => ({ id: entryId, status: 'refused', refusals })) });
  });
  await page.getByLabel('SpO₂').fill('95');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText('Kept: SpO₂ 95.')).toBeVisible();
  await page.getByRole('button', { name: 'Saved on this tablet – 1 waiting' }).click();
  await expect(page.getByRole('dialog').getByText('SpO2 95 %')).toBeVisible();
  await page.keyboard.press('Escape');
  answer = 'refuse';
  await page.getByRole('button', { name: '1 not taken: see why' }).click({ timeout: 30_000 });
  const refused = page.getByRole('region', { name: 'Not taken: Vital signs' });
  await expect(refused.getByText('This saturation cannot be read here.')).toBeVisible();
  await withoutBarriers(page);
  answer = 'true';
  await refused.getByLabel('SpO₂, %').fill('96');
  await refused.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Nothing waits: the record has everything you wrote here.')).toBeVisible();
  const view = (await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json()) as DosingSessionView;
  const readings = view.entries.filter((entry) => entry.kind === 'vitals-taken').map(({ details }) => details.spo2Percent);
  expect(readings.filter((spo2) => spo2 === 95 || spo2 === 96)).toEqual([96]);
});
