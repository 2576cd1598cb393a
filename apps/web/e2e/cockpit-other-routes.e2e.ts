import { beaLines, carlosLines } from '@sojourn/domain/testing';
import { expect, test } from '@playwright/test';
import { tapSet, takeOver, untilGo, base } from './at-the-cockpit.js';
import { choose, settle, withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { signInAs } from './sign-in-as.js';

test('Bea’s injections: the site takes the volume, the booster waits for its window, 67 mg in all', async ({ page, baseURL }) => {
  const story = { product: 'intramuscular-ketamine', recordNumber: 'CH-0002', lines: untilGo(beaLines, '11:15') } as const;
  const id = await preparedSession(baseURL ?? base(page), story);
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
  test.setTimeout(180_000);
  const told = (before: string) =>
    preparedSession(baseURL ?? base(page), {
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

test('Carlos’ devices: the second is refused at 13:04, the 40-minute pressure is red and watched down until 14:35', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const story = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '13:00') } as const;
  const id = await preparedSession(baseURL ?? base(page), story);
  const day = await onTheGoldenDay(page, '13:00');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await takeOver(page);
  const use = async (number: number): Promise<void> => {
    await page.getByLabel('First spray given').check();
    await page.getByLabel('Second spray given').check();
    await page.getByRole('button', { name: `Record device ${number}` }).click();
  };
  await use(1);
  await expect(page.getByText(/Device 2 in/)).toBeVisible();
  await day.goTo('13:04');
  await use(2);
  await expect(page.getByText(/Device 2 waits until 5 minutes/)).toBeVisible();
  await expect(page.getByText(/From 13:05:00/)).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await day.goTo('13:05');
  await page.getByRole('button', { name: 'Record device 2' }).click();
  await expect(page.getByText('2 of 3')).toBeVisible();
  await day.goTo('13:10');
  await use(3);
  await expect(page.getByText('84 mg').first()).toBeVisible();
  await day.goTo('13:50');
  await tapSet(page, '1841088896' + '16', 4);
  const alert = page.getByRole('region', { name: /Red alert: Blood pressure high/ });
  await expect(alert).toBeVisible();
  await day.goTo('13:51');
  await alert.getByRole('button', { name: 'Acknowledge' }).click();
  await day.goTo('13:52');
  await alert.getByLabel('Prescriber informed').selectOption({ label: 'Maya Okafor' });
  await alert.getByRole('button', { name: 'Paged' }).click();
  await expect(alert.getByText(/Prescriber informed 13:52/)).toBeVisible();
  await withoutBarriers(page);
  const acted = async (action: RegExp): Promise<void> => {
    await alert.getByRole('button', { name: 'Record action' }).click();
    await alert.getByRole('button', { name: action }).click();
  };
  const resolve = alert.getByRole('button', { name: 'Resolve' });
  await day.goTo('13:55');
  await tapSet(page, '178106');
  await acted(/other arm/i);
  await day.goTo('13:58');
  await acted(/medicine given/i);
  for (const [time, digits] of [
    ['14:00', '174102'],
    ['14:05', '16898'],
    ['14:10', '16496'],
    ['14:20', '15692'],
  ] as const) {
    await day.goTo(time);
    await tapSet(page, digits);
    await expect(page.getByRole('row', { name: new RegExp(`^${time} `) })).toHaveCount(1);
    await expect(resolve).toBeDisabled();
  }
  await expect(alert.getByText(/2 readings in a row .* there are 1/)).toBeVisible();
  await day.goTo('14:35');
  await tapSet(page, '14888');
  await expect(resolve).toBeEnabled();
  const prescriber = await (await browser.newContext()).newPage();
  await onTheGoldenDay(prescriber, '14:35');
  await signInAs(prescriber, 'okafor');
  await prescriber.goto(`/sessions/${id}/dose`);
  await prescriber
    .getByRole('region', { name: /Red alert/ })
    .getByRole('button', { name: 'Resolve' })
    .click();
  await expect(alert).toBeHidden();
  await prescriber.context().close();
});

test('Carlos leaves: refused at 15:05, ready at 15:20 with the prescriber’s name, and the REMS draft says 140 minutes', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const before = { product: 'intranasal-esketamine', recordNumber: 'CH-0003', lines: untilGo(carlosLines, '15:10') } as const;
  const id = await preparedSession(baseURL ?? base(page), before);
  await onTheGoldenDay(page, '15:05');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}`);
  await expect(page).toHaveURL(/recover/);
  await expect(page.getByText('115 of 120 min', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ready to leave' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '115 of 120 min have passed' })).toBeVisible();
  await withoutBarriers(page);
  await page.goto(`/sessions/${id}/close`);
  await expect(page.getByText('Still missing')).toBeVisible();

  const whole = await preparedSession(baseURL ?? base(page), { ...before, lines: untilGo(carlosLines, '15:40') });
  await page.goto(`/sessions/${whole}/close`);
  const draft = page.locator('kat-rems-card');
  const said = async (label: string, value: string): Promise<void> =>
    expect(draft.getByRole('definition').and(page.locator(`dt:text-is("${label}") + dd`))).toHaveText(value);
  await said('Dose', '84 mg');
  await said('Lots', 'DEMO-84A');
  await said('Duration, first device to end of monitoring', '140 min');
  await said('Pressure before', '134/84 mmHg');
  await said('Pressure at 40 min', '184/108 mmHg');
  await said('Pressure at completion', '136/84 mmHg');
  await said('Vital signs acceptable before', 'Yes');
  await said('Vital signs acceptable at completion', 'Yes');
  await expect(page.locator('dt:text-is("Sedation") + dd')).toHaveText(/^Yes/);
  await expect(page.locator('dt:text-is("Dissociation") + dd')).toHaveText(/^Yes/);
  await said('Respiratory depression', 'No');
  await said('Serious adverse event', 'No');
  await expect(draft.getByText('due in 7 days, 2026-11-24')).toBeVisible();
  await page.goto(`/sessions/${whole}/dose`);
  await expect(page.getByText('84 mg').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^13:50 .*184\/108/ })).toBeVisible();
  await withoutBarriers(page);
});
