import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { DayPack, DosingSessionView } from '@sojourn/domain';
import { withoutBarriers } from './at-the-bedside.js';
import { checkedInVisit } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

test.use({ serviceWorkers: 'allow' });

/** The device has the application and the copy of the day once somebody was signed in for a moment. */
async function keptHere(page: Page, signIn: () => Promise<void>): Promise<void> {
  const fetched = page.waitForResponse((response) => response.url().endsWith('/api/v1/continuity/day') && response.ok());
  await signIn();
  await fetched;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  await page.waitForTimeout(1_500); // copies are written once a second
}

const asked = async <T>(page: Page, path: string, data: unknown): Promise<T> => {
  const headers = { 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() };
  const answer = await page.request.post(`/api/v1${path}`, { data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
};

const kindsIn = async (page: Page, id: string): Promise<readonly string[]> => {
  const view = (await (await page.request.get(`/api/v1/dosing-sessions/${id}`)).json()) as DosingSessionView;
  return view.entries.map(({ kind }) => kind);
};

async function noteSaturation(page: Page, percent: string): Promise<void> {
  await page.getByLabel('SpO₂').fill(percent);
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(page.getByText(`Kept: SpO₂ ${percent}.`)).toBeVisible();
}

const away = /^As of \d\d:\d\d – the server is away$/;

/** A session planned for this hour without a visit; the day's own visits depend on the day of the week. */
async function plannedNow(page: Page, patientId: string | undefined): Promise<string> {
  const id = randomUUID();
  await asked(page, '/dosing-sessions', { id, patientId, product: 'intravenous-ketamine', plannedStart: new Date().toISOString() });
  return id;
}

test('signed in this morning, the server is away: the day and its patients are here, and a session never opened on this tablet', async ({
  page,
  context,
}) => {
  await signInAs(page, 'bauer');
  const { patients } = await asked<{ patients: { id: string; displayName: string }[] }>(page, '/patients/search', { text: 'CH-0001' });
  const id = await plannedNow(page, patients[0]?.id);
  await context.clearCookies();
  await keptHere(page, () => signInAs(page, 'ruiz'));

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(away)).toBeVisible();
  const visit = page.getByRole('article').filter({ has: page.locator(`a[href="/sessions/${id}"]`) });
  for (const word of ['Born', 'Allergies', 'Medicines', 'Order']) await expect(visit.getByText(word, { exact: true })).toBeVisible();
  await expect(visit.getByText('Escitalopram 20 mg', { exact: false })).toBeVisible();
  await withoutBarriers(page);

  await visit.getByRole('link').click();
  await expect(page.getByText(away)).toBeVisible();
  await page.goto(`/sessions/${id}/dose`);
  await noteSaturation(page, '96');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Saved on this tablet – 1 waiting' })).toBeVisible();
  await expect(page.getByText(away)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 40_000 });
  await expect(page.getByText(away)).toBeHidden({ timeout: 40_000 });
  expect(await kindsIn(page, id)).toEqual(['vitals-taken']);
});

test('a booked visit whose session nobody has opened is begun without the server, and opened when it is back', async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(page, 'ruiz');
  const { patients } = await asked<{ patients: { id: string }[] }>(page, '/patients/search', { text: 'CH-0001' });
  const appointmentId = await checkedInVisit(baseURL ?? '', patients[0]?.id ?? '', 'intravenous-ketamine');
  await plannedNow(page, patients[0]?.id);
  const pack = (await (await page.request.get('/api/v1/continuity/day')).json()) as DayPack;
  await context.clearCookies();
  const [known] = pack.sessions;
  if (known === undefined) throw new Error('The day has the session planned just now');
  const session = { ...known.view.session, id: appointmentId, order: null };
  const planned = { view: { ...known.view, session, entries: [], leaseDeviceId: null, missing: [] }, opensAppointmentId: appointmentId };
  // The first free day is not today: the server's answer is told as if it were.
  const json = { ...pack, sessions: [...pack.sessions, planned] } satisfies DayPack;
  await page.route('**/api/v1/continuity/day', (route) => route.fulfill({ json }));
  await keptHere(page, () => signInAs(page, 'ruiz'));

  await context.setOffline(true);
  await page.goto(`/sessions/${appointmentId}/dose`);
  await expect(page.getByText(away)).toBeVisible();
  await noteSaturation(page, '97');
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden({ timeout: 40_000 });
  await expect(page.getByText(away)).toBeHidden({ timeout: 40_000 });
  expect(await kindsIn(page, appointmentId)).toEqual(['vitals-taken']);
});

test('what is kept of the day is gone with the sign-out', async ({ page, context }) => {
  await keptHere(page, () => signInAs(page, 'bauer'));
  await page.getByRole('button', { name: /Tom Bauer/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('sojourn');
        opening.onsuccess = () => {
          const rows = opening.result.transaction('copies').objectStore('copies').count();
          rows.onsuccess = () => resolve(rows.result);
        };
      }),
  );
  expect(left).toBe(0);
  await context.setOffline(true);
  await page.goto('/today').catch(() => undefined);
  await expect(page.getByText('The server does not answer')).toBeVisible();
});
