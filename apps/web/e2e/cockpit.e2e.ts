import { alexLines, beaLines, carlosLines } from '@sojourn/domain/testing';
import { expect, test, type Page } from '@playwright/test';
import { withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { signInAs } from './sign-in-as.js';

const base = (page: Page): string => new URL(page.url() === 'about:blank' ? (test.info().project.use.baseURL ?? '') : page.url()).origin;
const untilGo = (lines: typeof alexLines, before: string) => lines.filter(({ at }) => at < before);

/** A set typed on the pad as with gloves; answers how many taps it took. */
async function tapSet(page: Page, digits: string, sedation: number | null = null): Promise<number> {
  const pad = page.getByRole('group', { name: 'Digits' });
  for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
  if (sedation !== null) await page.getByRole('radio', { name: new RegExp(`^${sedation}: `) }).check({ force: true });
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText(/^Kept: /)).toBeVisible();
  return digits.length + (sedation === null ? 0 : 1) + 1;
}

/** The tablet that prepared the dose held the lease; the one at the chair takes it, on purpose. */
async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Yes, record doses on this tablet' }).click();
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
}

test('Alex’s infusion: started, paused for nausea, resumed with the prescriber, held to stop: 34.03 mg of 41', async ({
  page,
  baseURL,
}) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:04') } as const;
  const id = await preparedSession(baseURL ?? base(page), story);
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

test('Carlos’ devices: the second is refused at 13:04 and taken at 13:05, the 40-minute pressure is red', async ({ page, baseURL }) => {
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

test('the therapist’s tap reaches the nurse within a second, and is taken back with one press', async ({ page, browser, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:06') } as const;
  const id = await preparedSession(baseURL ?? base(page), story);
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
  const saved = Date.now();
  await therapist.getByRole('button', { name: 'Save observation' }).click();
  await expect(page.getByText('father’s workshop').last()).toBeAttached();
  expect(Date.now() - saved).toBeLessThan(2_000);
  await page.getByRole('button', { name: 'Tearful', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.is-struck').filter({ hasText: 'Tearful' }).first()).toBeAttached();
  await other.close();
});

test('a set is written with the keyboard alone, late, and both times are kept', async ({ page, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:06') } as const;
  const id = await preparedSession(baseURL ?? base(page), story);
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
  const id = await preparedSession(baseURL ?? base(page), story);
  await onTheGoldenDay(page, '10:20');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}`);
  await expect(page.getByRole('timer', { name: /Since the first dose/ })).toHaveText('15:00');
  await page.getByRole('link', { name: 'Sojourn, start page' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.getByRole('link', { name: /Back to Alex Morgan/ }).click();
  await expect(page).toHaveURL(/\/dose$/);
});
