import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { signInAs } from './sign-in-as.js';

const headers = (): Record<string, string> => ({ 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() });
/** A day nobody else's journey books on, as the address and the date field write it. */
const day = new Date(Date.now() + 75 * 86_400_000).toISOString().slice(0, 10);

async function asked<T>(request: APIRequestContext, path: string, data?: unknown): Promise<T> {
  const url = `/api/v1${path}`;
  const answer = data === undefined ? await request.get(url) : await request.post(url, { data, headers: headers() });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

async function patientOf(page: Page, text: string): Promise<string> {
  const { patients } = await asked<{ patients: { id: string }[] }>(page.request, '/patients/search', { text });
  return patients[0]?.id ?? '';
}

const block = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

async function barrierFree(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('the manager books, moves by keys, sees why a place is not free, and cancels; another manager sees all of it live', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'park');
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, 'park');
  await other.goto(`/schedule?on=${day}`);
  await page.goto(`/schedule?on=${day}`);
  await page.getByRole('button', { name: 'Book a visit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Book a visit' });
  await dialog.getByLabel('Patient').fill('Lindqvist');
  await page.getByRole('option', { name: /Lindqvist/ }).click();
  await dialog.getByLabel('Visit').selectOption('integration');
  await dialog.getByLabel('Time').fill('09:00');
  await dialog.getByRole('button', { name: 'Book the visit' }).click();
  await expect(block(page, /^Bea Lindqvist 09:00/)).toBeVisible();
  await expect(block(other, /^Bea Lindqvist 09:00/)).toBeVisible();
  await barrierFree(page);

  await block(page, /^Bea Lindqvist 09:00/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('+');
  await expect(page.getByText('Bea Lindqvist, 09:05–10:05: fits.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(block(other, /^Bea Lindqvist 09:05.*until 10:05/)).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(block(other, /^Bea Lindqvist 09:00/)).toBeVisible();

  const [held] = (
    await asked<{ appointments: { siteId: string; bookings: { role: string; resourceId: string }[] }[] }>(
      page.request,
      `/schedule/days/${day}`,
    )
  ).appointments.filter(({ bookings }) => bookings.length > 0);
  const site = (await asked<{ site: { id: string } }>(page.request, `/schedule/days/${day}`)).site.id;
  await asked(page.request, '/appointments', {
    ...{ id: randomUUID(), patientId: await patientOf(page, 'Carlos Vega'), siteId: site, visitType: 'integration' },
    ...{ startsAt: `${day}T16:00:00Z`, assignments: held?.bookings.map(({ role, resourceId }) => ({ role, resourceId })) },
  });
  await expect(block(page, /^Carlos Vega/)).toBeVisible();
  await block(page, /^Bea Lindqvist/).focus();
  for (let steps = 0; steps < 9; steps += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(/is already booked: integration session/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('does not fit')).toHaveCount(0);

  await block(page, /^Bea Lindqvist/).click();
  const sheet = page.getByRole('dialog', { name: 'Integration session' });
  await expect(sheet.getByText('Moved 2 times')).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel for the patient' }).first().click();
  await expect(sheet.getByLabel('Reason')).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel for the patient' }).last().click();
  await expect(sheet.getByRole('alert')).toContainText('reason');
  await sheet.getByLabel('Reason').selectOption('patient-unwell');
  await sheet.getByRole('button', { name: 'Cancel for the patient' }).last().click();
  await expect(sheet.getByText('Cancelled by the patient').first()).toBeVisible();
  await expect(other.getByText('1 called off or missed')).toBeVisible();
  await expect(block(other, /^Bea Lindqvist/)).toHaveCount(0);
  await other.context().close();
});

test('a whole course is planned and booked, and planned anew after a lost dose with the difference shown', async ({ page }) => {
  await signInAs(page, 'park');
  const patientId = await patientOf(page, 'CH-0001');
  const [course] = await asked<{ id: string }[]>(page.request, `/patients/${patientId}/courses`);
  await page.goto(`/schedule/plan/${course?.id}`);
  await page.getByRole('button', { name: /^Book all \d+ visits$/ }).click();
  await expect(page).toHaveURL(/\/schedule\?on=/);
  const { visits } = await asked<{ visits: { id: string; title: string; state: string; startsAt: string; visitType: string }[] }>(
    page.request,
    `/schedule/courses/${course?.id}/visits`,
  );
  const dose = visits.find(({ state, visitType }) => state === 'booked' && visitType.includes('dosing'));
  expect(dose).toBeDefined();
  await page.goto(`/schedule?on=${dose?.startsAt.slice(0, 10)}`);
  await block(page, new RegExp(`^Alex Morgan.*${dose?.title}`)).click();
  const sheet = page.getByRole('dialog', { name: dose?.title });
  await sheet.getByRole('button', { name: 'Cancel for the patient' }).first().click();
  await sheet.getByLabel('Reason').selectOption('patient-unwell');
  await sheet.getByRole('button', { name: 'Cancel for the patient' }).last().click();
  await sheet.getByRole('link', { name: 'Plan the rest of the course again' }).click();
  await expect(page.getByText(`${dose?.title}: planned again below.`, { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Is booked \(1\)$/ })).toBeVisible();
  await barrierFree(page);
  await page.getByRole('button', { name: /^Change th/ }).click();
  await expect(page).toHaveURL(/\/schedule\?on=/);
  const after = await asked<{ visits: typeof visits }>(page.request, `/schedule/courses/${course?.id}/visits`);
  const again = after.visits.filter(({ title, state }) => title === dose?.title && state === 'booked');
  expect(again).toHaveLength(1);
});

test('the week, my day and the printed day stand without barriers, on the desk and on a phone', async ({ page }) => {
  await signInAs(page, 'weber');
  await page.goto('/schedule/week');
  await expect(page.getByRole('region', { name: 'The week by resource' })).toBeVisible();
  await barrierFree(page);
  await page.setViewportSize({ width: 390, height: 820 });
  await page.goto('/schedule/my-day');
  await expect(page.getByRole('heading', { name: 'My day' })).toBeVisible();
  await barrierFree(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
