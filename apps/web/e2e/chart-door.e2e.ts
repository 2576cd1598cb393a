import { randomUUID } from 'node:crypto';
import { expect, type Browser, type Page } from '@playwright/test';
import { confirmIdentity, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const family = `Quillwort${Date.now()}`;
const why = 'Covering for a colleague who was called away';

async function personOf(browser: Browser, key: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, key);
  return page;
}

/** A patient of nobody: no course, no care team, no visit. */
async function registered(desk: Page): Promise<string> {
  const id = randomUUID();
  const headers = { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() };
  const data = { id, patient: { name: { family, given: ['Mira'] } } };
  const answer = await desk.request.post('/api/v1/patients', { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return id;
}

async function openChartsTo(administrator: Page, whom: string): Promise<void> {
  await administrator.goto('/clinic');
  await administrator.getByText(whom, { exact: true }).click();
  await confirmIdentity(administrator);
  await expect(administrator.getByRole('radio', { name: whom })).toBeChecked();
  const areClosed = whom !== 'Every clinician';
  await expect
    .poll(async () => (await administrator.request.get('/api/v1/clinic/charts-rule')).json() as Promise<unknown>)
    .toEqual({ areClosed });
}

test('in a clinic with closed charts a stranger says why, has the chart for an hour, and the medical director looks at it', async ({
  browser,
}) => {
  const patientId = await registered(await personOf(browser, 'ito'));
  const administrator = await personOf(browser, 'moss');
  const stranger = await personOf(browser, 'weber');
  await openChartsTo(administrator, 'Care team and today’s staff');
  try {
    await stranger.goto(`/patients/${patientId}`);
    const door = stranger.getByRole('dialog', { name: 'This chart is not open to you' });
    await expect(door).toBeVisible();
    await expect(stranger.getByText('Mira')).toBeHidden();
    await withoutBarriers(stranger, 'door');
    await door.getByLabel('Why you need it now').fill('Just so');
    await door.getByRole('button', { name: 'Open the chart' }).click();
    await expect(door.getByText(/at least 10 characters/)).toBeVisible();
    await stranger.keyboard.press('Escape');
    await expect(stranger.getByText('Nothing was read or saved. Try again, and you are asked for your reason.')).toBeVisible();
    await stranger.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(door.getByLabel('Why you need it now')).toBeFocused();
    await door.getByLabel('Why you need it now').fill(why);
    await door.getByRole('button', { name: 'Open the chart' }).click();
    await confirmIdentity(stranger);
    await expect(stranger.getByRole('heading', { name: new RegExp(family) })).toBeVisible();
    await expect(stranger.getByText(/Open by your reason until \d\d:\d\d/)).toBeVisible();
    const opening = await (await stranger.request.get(`/api/v1/patients/${patientId}/openings/own`)).json();
    const minutesLeft = (Date.parse(opening.endsAt) - Date.now()) / 60_000;
    expect(minutesLeft).toBeGreaterThan(55);
    expect(minutesLeft).toBeLessThanOrEqual(60.5);

    const director = await personOf(browser, 'okafor');
    await director.goto('/chart-openings');
    const row = director.getByRole('listitem').filter({ hasText: family });
    await expect(row).toContainText(why);
    await row.getByRole('button', { name: 'Look at it: opening by Jonas Weber' }).click();
    await director.getByText('The reason holds', { exact: true }).click();
    await director.getByRole('button', { name: 'Keep the judgement' }).click();
    await expect(row).toContainText('Justified');
    await expect(director.getByRole('heading', { name: 'Opened charts' })).toBeFocused();
  } finally {
    await openChartsTo(administrator, 'Every clinician');
  }
});
