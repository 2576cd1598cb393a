import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type APIRequestContext } from '@playwright/test';
import { demoId } from '../../api/src/demo/people.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

async function send(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(`/api/v1${path}`, { data, headers: { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() } });
  expect(answer.ok()).toBe(true);
  return answer.json();
}

test('the golden infusion reads 34.03 mg of 41, in three lights without a barrier', async ({ page }) => {
  await signInAs(page, 'ruiz');
  await page.goto('/sessions');
  // Other stories of his stand in the list too: the golden one is known by its id.
  await page
    .getByRole('link', { name: 'Alex Morgan', exact: true })
    .and(page.locator(`[href$="${demoId('session alex')}"]`))
    .click();
  await expect(page.getByText('34.03 mg').first()).toBeVisible(); // in the strip; the table of the waste says it again
  await expect(page.getByText('of 41 mg ordered')).toBeVisible();
  await page.getByRole('link', { name: /^Dose/ }).click();
  await expect(page.getByRole('cell', { name: '164/98' })).toBeVisible();
  for (const light of ['light', 'dark', 'dim']) {
    await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), light);
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  }
});

test('what the nurse records the therapist sees without touching anything, and the other way round', async ({ page, browser }) => {
  await signInAs(page, 'ruiz');
  const { patients } = await send(page.request, '/patients/search', { text: 'CH-0003' });
  const id = randomUUID();
  await send(page.request, '/dosing-sessions', {
    id,
    patientId: patients[0].id,
    product: 'intravenous-ketamine',
    plannedStart: '2026-11-24T15:00:00Z',
  });
  const other = await browser.newContext();
  const therapist = await other.newPage();
  await signInAs(therapist, 'weber');
  await therapist.goto(`/sessions/${id}/dose`);
  await page.goto(`/sessions/${id}/dose`);
  await expect(therapist.getByText('Nothing has been measured yet.')).toBeVisible();
  await page.getByLabel('Systolic').fill('400');
  await page.getByLabel('Diastolic').fill('86');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText('Systolic 400 cannot be')).toBeVisible();
  await expect(page.getByLabel('Systolic')).toHaveValue('400');
  await page.getByLabel('Systolic').fill('142');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(therapist.getByRole('cell', { name: '142/86' })).toBeVisible();
  await therapist.getByRole('button', { name: 'Affect' }).click();
  await therapist.getByLabel('What you see or hear').fill('Tears, "my father’s workshop"');
  await therapist.getByRole('button', { name: 'Save observation' }).click();
  await expect(page.getByText('my father’s workshop').last()).toBeAttached();
  await other.close();
});

test('a reading whose answer is lost is kept on the tablet, goes again by itself and is in the record once', async ({ page }) => {
  await signInAs(page, 'ruiz');
  const { patients } = await send(page.request, '/patients/search', { text: 'CH-0003' });
  const id = randomUUID();
  await send(page.request, '/dosing-sessions', {
    id,
    patientId: patients[0].id,
    product: 'intravenous-ketamine',
    plannedStart: '2026-11-24T16:00:00Z',
  });
  await page.goto(`/sessions/${id}/dose`);
  let isFirst = true;
  await page.route('**/entries', async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await route.fetch();
    return route.abort();
  });
  await page.getByLabel('SpO₂').fill('96');
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText('Kept: SpO₂ 96.')).toBeVisible();
  await expect(page.getByLabel('SpO₂')).toHaveValue('');
  await expect.poll(() => isFirst).toBe(false);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 20_000 });
  const seen = await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json();
  expect(seen.entries).toHaveLength(1);
});
