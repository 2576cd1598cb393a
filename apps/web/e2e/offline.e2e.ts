import { alexLines } from '@sojourn/domain/testing';
import { expect, type Page } from '@playwright/test';
import type { DosingSessionView } from '@sojourn/domain';
import { withoutBarriers } from './at-the-bedside.js';
import { preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test.use({ serviceWorkers: 'allow' });

const story = {
  product: 'intravenous-ketamine',
  recordNumber: 'CH-0001',
  lines: alexLines.filter(({ at }) => at < '10:06'),
} as const;

async function tapSet(page: Page, digits: string): Promise<void> {
  const pad = page.getByRole('group', { name: 'Digits' });
  for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText(/^Kept: /)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Systolic/ })).toHaveValue('');
}

const systolics = async (page: Page, id: string): Promise<readonly number[]> => {
  const view = (await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json()) as DosingSessionView;
  return view.entries.flatMap((entry) =>
    entry.kind === 'vitals-taken' && (entry.details.systolicMmHg ?? 0) > 160 ? [entry.details.systolicMmHg ?? 0] : [],
  );
};

test('the network goes, vital signs are charted, the page is reloaded, more is charted: all of it arrives once', async ({
  page,
  context,
  baseURL,
}) => {
  const id = await preparedSession(baseURL ?? '', story);
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await expect(page.getByRole('button', { name: 'Save vital signs' })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  await page.waitForTimeout(1_500); // the copy of the session is written once a second

  await context.setOffline(true);
  await tapSet(page, '161908097' + '15');
  await tapSet(page, '162918197' + '15');
  await expect(page.getByRole('button', { name: 'Saved on this tablet – 2 waiting' })).toBeVisible();
  await expect(page.getByRole('row', { name: /162\/91/ })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('button', { name: 'Saved on this tablet – 2 waiting' })).toBeVisible();
  await expect(page.getByRole('row', { name: /161\/90/ })).toBeVisible();
  await tapSet(page, '163928297' + '15');
  await expect(page.getByRole('button', { name: 'Saved on this tablet – 3 waiting' })).toBeVisible();
  await page.getByRole('button', { name: 'Elena Ruiz, Nurse' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText(/3 entries of yours wait on this tablet/)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 40_000 });
  expect((await systolics(page, id)).toSorted()).toEqual([161, 162, 163]);
  await expect(page.getByRole('row', { name: /163\/92/ })).toHaveCount(1);
});

test('without the network the tablet with the lease pauses, resumes and stops; another one records vital signs only', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const id = await preparedSession(baseURL ?? '', story);
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Yes, record doses on this tablet' }).click();
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
  const other = await browser.newContext();
  const second = await other.newPage();
  await signInAs(second, 'bauer');
  await second.goto(`/sessions/${id}/dose`);
  await expect(second.getByText('Another tablet records the doses')).toBeVisible();

  await Promise.all([context.setOffline(true), other.setOffline(true)]);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Nausea' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await second.getByRole('button', { name: 'Pause' }).click();
  await second.getByRole('button', { name: 'Nausea' }).click();
  await expect(second.getByText('The server is away, and another tablet records the doses.').first()).toBeVisible();
  await expect(second.getByRole('button', { name: 'Resume' })).toBeHidden();
  await tapSet(second, '164929397' + '15');

  await Promise.all([context.setOffline(false), other.setOffline(false)]);
  for (const tablet of [page, second]) await expect(tablet.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 40_000 });
  await expect(page.getByRole('row', { name: /164\/92/ })).toBeVisible();
  const view = (await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json()) as DosingSessionView;
  expect(view.entries.filter(({ kind }) => kind === 'infusion-paused')).toHaveLength(1);
  await other.close();
});

test('a dose kept while a colleague took the doses over is in the record, beside hers, and is struck where it is there twice', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const id = await preparedSession(baseURL ?? '', story);
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Yes, record doses on this tablet' }).click();
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Nausea' }).click();
  await expect(page.getByRole('button', { name: /1 waiting/ })).toBeVisible();

  const other = await browser.newContext();
  const second = await other.newPage();
  await signInAs(second, 'bauer');
  await second.goto(`/sessions/${id}/dose`);
  await second.getByRole('button', { name: 'Take over' }).click();
  await second.getByRole('button', { name: 'Yes, record doses on this tablet' }).click();
  await second.getByRole('button', { name: 'Pause' }).click();
  await second.getByRole('button', { name: 'Nausea' }).click();
  await expect(second.getByRole('button', { name: 'Resume' })).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 40_000 });
  const notice = second.locator('kat-lease-incident');
  await expect(notice.getByRole('listitem')).toHaveCount(2);
  await expect(notice.getByText(/Elena Ruiz: the tablet did not hold the doses/)).toBeVisible();
  await withoutBarriers(second);
  await notice.getByRole('button', { name: /Correct or strike: .*Elena Ruiz/ }).click();
  await notice.getByRole('textbox', { name: 'Why?' }).fill('Both of us wrote the same pause');
  await notice.getByRole('button', { name: 'Strike: entered in error' }).click();
  await expect(notice.getByRole('listitem')).toHaveCount(0);
  await other.close();
});
