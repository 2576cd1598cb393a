import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

/** The golden infusion, known by what was given and how deep it went: other stories may give this patient sessions of their own. */
async function openGoldenReplay(page: Page): Promise<void> {
  await page.goto('/patients');
  await page.getByLabel('Search patients').fill('CH-0001');
  await page.getByRole('link', { name: /Alex Morgan/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Review' }).focus();
  await page.keyboard.press('Enter');
  const golden = page
    .getByRole('region', { name: 'Sessions side by side, as a table' })
    .getByRole('row')
    .filter({ hasText: '34.03 mg of 41 mg' })
    .filter({ hasText: 'CADSS 14' })
    .first();
  await expect(golden).toContainText('164/98 at 18 min');
  await expect(page.getByRole('heading', { name: 'What happened at this dose last time' })).toBeVisible();
  const minute = page.getByRole('slider', { name: /^Minute from the first dose/ });
  await minute.focus();
  await page.keyboard.press('Home');
  await expect(minute).toHaveAttribute('aria-valuetext', /min, session 1: /);
  await golden.getByRole('link', { name: /^Replay/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Replay: Alex Morgan' })).toBeVisible();
}

/** What a key changed stands on the screen: a busy machine draws later than it hears. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

test('the prescriber goes through a session again by keyboard and sees at each minute what had happened by then', async ({ page }) => {
  await signInAs(page, 'okafor');
  await openGoldenReplay(page);
  const cursor = page.getByRole('slider', { name: 'Moment of the session' });
  await expect(cursor).toHaveAttribute('aria-valuetext', /^\d\d:\d\d, \+\d+ min, /);
  const rows = page.getByRole('region', { name: 'Everything up to the cursor, as a table' }).getByRole('row');
  const whole = await rows.count();
  await cursor.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('not taken yet').first()).toBeVisible();
  // From entry to entry until the peak: nothing of what came later is on the screen.
  for (let entry = 0; entry < 80 && !/164\/98/.test((await cursor.getAttribute('aria-valuetext')) ?? ''); entry += 1) {
    await page.keyboard.press('ArrowRight');
    await drawn(page);
  }
  await expect(cursor).toHaveAttribute('aria-valuetext', /\+18 min, .*164\/98/);
  await expect(page.getByRole('main')).not.toContainText(/too much/);
  await expect(page.getByRole('main')).not.toContainText('34.03 mg');
  await expect(page.getByText(/entries come later and are not shown/)).toBeVisible();
  expect(await rows.count()).toBeLessThan(whole);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cursor).toHaveAttribute('aria-valuetext', /\+19 min, /);
  for (const light of ['light', 'dark', 'dim']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), light);
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations, light).toEqual([]);
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(cursor).not.toHaveAttribute('aria-valuetext', /\+19 min, /);
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.getByText('The whole session.')).toBeVisible();
});

test('a nurse replays a session without a review of the whole treatment', async ({ page }) => {
  await signInAs(page, 'okafor');
  await openGoldenReplay(page);
  const address = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await signInAs(page, 'ruiz');
  await page.goto(address);
  await expect(page.getByRole('slider', { name: 'Moment of the session' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'All sessions' })).toHaveCount(0);
});
