import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './journey.js';
import { asked, barrierFree, block, emptyDay, patientOf, wallTime } from './on-the-board.js';
import { signInAs } from './sign-in-as.js';

test('the manager books, moves by keys, sees why a place is not free, and cancels; another manager sees all of it live', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'park');
  const day = await emptyDay(page.request, 75);
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
    startsAt: await wallTime(page.request, day, '11:00'),
    assignments: held?.bookings.map(({ role, resourceId }) => ({ role, resourceId })),
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
  await expect(sheet.getByText('Choose why.')).toBeVisible();
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

interface Day {
  readonly site: { readonly id: string };
  readonly resources: readonly { readonly id: string; readonly kind: string; readonly name: string; readonly roles: readonly string[] }[];
  readonly appointments: readonly { readonly state: string; readonly startsAt: string; readonly endsAt: string }[];
}

async function placeOf(target: Locator): Promise<{ readonly x: number; readonly y: number; readonly bottom: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not on the page');
  return { x: box.x, y: box.y, bottom: box.y + box.height };
}

/** Two therapists of the day, and a visit of Carlos Vega at the first of them. */
async function aTalkOf(page: Page, { site, resources }: Day, on: string) {
  const [therapist, other] = resources.filter(({ roles }) => roles.includes('therapist'));
  const [room] = resources.filter(({ kind }) => kind === 'room');
  if (therapist === undefined || other === undefined || room === undefined)
    throw new Error('The demo clinic has two therapists and a room');
  await asked(page.request, '/appointments', {
    ...{ id: randomUUID(), patientId: await patientOf(page, 'Carlos Vega'), siteId: site.id, visitType: 'integration' },
    startsAt: await wallTime(page.request, on, '11:00'),
    assignments: [
      { role: 'therapist', resourceId: therapist.id },
      { role: 'room', resourceId: room.id },
    ],
  });
  return { therapist, other };
}

test('a visit is pulled longer by its edge, dragged to another day of the week and back, and handed over when its therapist is away', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAs(page, 'park');
  const on = await emptyDay(page.request, 83, 3); // a Wednesday: the week has a day after it
  const shown = async (): Promise<Day> => asked<Day>(page.request, `/schedule/days/${on}`);
  const { therapist, other } = await aTalkOf(page, await shown(), on);
  const minutes = async (): Promise<number[]> =>
    (await shown()).appointments
      .filter(({ state }) => state === 'booked')
      .map(({ startsAt, endsAt }) => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const [before = 0] = await minutes();

  await page.goto(`/schedule?on=${on}`);
  const held = await placeOf(block(page, /^Carlos Vega/));
  const [x, edge] = [held.x + 40, held.bottom - 3];
  await page.mouse.move(x, edge);
  await page.mouse.down();
  await page.mouse.move(x, edge + 24, { steps: 3 }); // twenty minutes
  await expect(page.getByText(/^Carlos Vega, .*: fits\.$/)).toBeVisible();
  await page.mouse.up();
  await expect.poll(minutes).toEqual([before + 20]);

  await page.goto(`/schedule/week?on=${on}`);
  const week = page.getByRole('region', { name: 'The week by resource' });
  const cell = (day: string) => week.locator(`td[data-on="${day}"][data-resource="${therapist.id}"]`);
  const next = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
  const [from, to] = [await placeOf(cell(on).getByRole('button', { name: /Carlos Vega/ })), await placeOf(cell(next))];
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, from.y + 10, { steps: 4 });
  await expect(page.getByText(/^Carlos Vega, Thursday .*: fits\.$/)).toBeVisible();
  await page.mouse.up();
  await expect(cell(next).getByRole('button', { name: /Carlos Vega/ })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click(); // offered for ten seconds: looked at for barriers after it
  await expect(cell(on).getByRole('button', { name: /Carlos Vega/ })).toBeVisible();
  await barrierFree(page);

  await page.goto(`/schedule?on=${on}`);
  await page.getByRole('button', { name: 'Somebody is away …' }).click();
  const away = page.getByRole('dialog', { name: 'Somebody is away' });
  await away.getByLabel('Who').selectOption({ label: therapist.name });
  await away.getByLabel('Therapist instead').selectOption({ label: other.name });
  await away.getByRole('button', { name: 'Record the absence and hand over 1 visit' }).click();
  await expect(block(page, new RegExp(`^Carlos Vega.*${other.name}`))).toBeVisible();

  await page.goto('/schedule/resources');
  await page.getByRole('button', { name: `Leave: ${other.name}` }).click();
  const leave = page.getByRole('dialog', { name: `Away: ${other.name}` });
  await leave.getByLabel('First day').fill(on);
  await leave.getByLabel('First day').blur();
  await expect(leave.getByText('One visit stands in this time')).toBeVisible();
  await leave.getByRole('link', { name: /^Move Carlos Vega/ }).click();
  await expect(page.getByRole('dialog', { name: 'Move Integration session' })).toBeVisible();
});
