import { beaLines } from '@sojourn/domain/testing';
import { expect } from '@playwright/test';
import { tapSet, takeOver, untilGo } from './at-the-cockpit.js';
import { choose, settle, withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test('Bea’s injections: the site takes the volume, the booster waits for its window, 67 mg in all', async ({ page, baseURL }) => {
  const story = { product: 'intramuscular-ketamine', recordNumber: 'CH-0002', lines: untilGo(beaLines, '11:15') } as const;
  const id = await preparedSession(String(baseURL), story);
  const day = await onTheGoldenDay(page, '11:15');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await takeOver(page);
  await page.getByRole('radio', { name: 'Deltoid right' }).check({ force: true });
  await page.getByRole('button', { name: 'Record injection of 48 mg' }).click();
  await expect(page.getByText('Window opens in')).toBeVisible();
  await day.goTo('11:24');
  await page.getByRole('radio', { name: 'Deltoid left' }).check({ force: true });
  await page.getByRole('button', { name: 'Record booster of 19 mg' }).click();
  await expect(page.getByText('window opens after 10 min')).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await day.goTo('11:30');
  await page.getByRole('button', { name: 'Record booster of 19 mg' }).click();
  await expect(page.getByText('67 mg').first()).toBeVisible();
  await day.goTo('11:45');
  await tapSet(page, '140869296' + '15', 4);
  await expect(page.getByRole('region', { name: /alert/ })).toBeHidden();
  await withoutBarriers(page);
});

test('Bea leaves: refused 80 minutes after the last injection, ready at 13:02, home with Ola at 13:05, 67 mg in all', async ({
  page,
  baseURL,
}) => {
  const told = (before: string) =>
    preparedSession(String(baseURL), {
      ...({ product: 'intramuscular-ketamine', recordNumber: 'CH-0002' } as const),
      lines: untilGo(beaLines, before),
    });
  const early = await told('12:50');
  const day = await onTheGoldenDay(page, '12:50');
  await signInAs(page, 'bauer');
  await page.goto(`/sessions/${early}`);
  await expect(page).toHaveURL(/recover/);
  await expect(page.getByText('80 of 90 min', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ready to leave' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '80 of 90 min have passed' })).toBeVisible();

  const whole = await told('13:02');
  await day.goTo('13:02');
  await page.goto(`/sessions/${whole}/recover`);
  await page.getByRole('button', { name: 'Ready to leave' }).click();
  await expect(page.getByRole('heading', { name: 'Discharge', exact: true })).toBeVisible();
  const discharge = page.locator('kat-step-card').filter({ hasText: 'Discharge with the escort' });
  await discharge.getByLabel('Leaves with').fill('Ola Lindqvist');
  await discharge.getByLabel(/Version of the instructions/).fill('v3');
  await discharge.getByRole('button', { name: 'Discharge with the escort' }).click();
  await expect(discharge.getByRole('alert')).toContainText('The escort is present or reachable');
  await page.reload();
  await expect(discharge.getByLabel('Leaves with')).toHaveValue('Ola Lindqvist');
  await day.goTo('13:04');
  await settle(
    page,
    'Escort here',
    async (form) => {
      await choose(form, 'The escort is', 'Here');
      await form.getByLabel('Name', { exact: true }).fill('Ola Lindqvist');
      await choose(form, 'Identity verified', 'Yes');
    },
    'Save the escort',
  );
  await day.goTo('13:05');
  await discharge.getByRole('button', { name: 'Discharge with the escort' }).click();
  await expect(discharge).toBeHidden();
  await page.goto(`/sessions/${whole}/dose`);
  await expect(page.getByText('67 mg').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^11:45 .*140\/86/ })).toBeVisible();
  await withoutBarriers(page);
});
