import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { asked, barrierFree, block, emptyDay, patientOf, wallTime } from './on-the-board.js';
import { signInAs } from './sign-in-as.js';

interface Day {
  readonly site: { readonly id: string };
  readonly resources: readonly { readonly id: string; readonly name: string }[];
}

/** Books a talk with a therapist in a room, and answers nothing: the board shows it. */
async function talkAt(page: Page, on: string, time: string, [patient, therapist, room]: readonly [string, string, string]): Promise<void> {
  const { site, resources } = await asked<Day>(page.request, `/schedule/days/${on}`);
  const named = (name: string) => resources.find((one) => one.name.includes(name))?.id;
  await asked(page.request, '/appointments', {
    ...{ id: randomUUID(), patientId: await patientOf(page, patient), siteId: site.id, visitType: 'integration' },
    startsAt: await wallTime(page.request, on, time),
    assignments: [
      { role: 'therapist', resourceId: named(therapist) },
      { role: 'room', resourceId: named(room) },
    ],
  });
}

test('a colleague is sick: her visits go to others, to other times or wait, in one sheet, and the day has no conflict', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAs(page, 'park');
  const on = await emptyDay(page.request, 95);
  await talkAt(page, on, '09:00', ['Carlos Vega', 'Nair', 'R1']);
  await talkAt(page, on, '13:00', ['Bea Lindqvist', 'Nair', 'R2']);
  const { resources } = await asked<Day>(page.request, `/schedule/days/${on}`);
  for (const [name, until] of [
    ['Cole', '18:00'],
    ['Weber', '11:00'],
  ] as const) {
    const resourceId = resources.find((one) => one.name.includes(name))?.id;
    await asked(page.request, '/resources/absences', {
      id: randomUUID(),
      resourceId,
      kind: 'training',
      startsAt: await wallTime(page.request, on, '05:00'),
      endsAt: await wallTime(page.request, on, until),
    });
  }
  await page.goto(`/schedule?on=${on}`);
  await page.getByRole('button', { name: 'Somebody is away …' }).focus();
  await page.keyboard.press('Enter');
  const away = page.getByRole('dialog', { name: 'Somebody is away' });
  await expect(away.getByLabel('Who')).toBeFocused();
  await page.keyboard.type('Priya');
  await expect(away.getByText('Another time that day fits.', { exact: false })).toBeVisible();
  await barrierFree(page);
  const [carlos, bea] = [away.getByLabel('Therapist instead').first(), away.getByLabel('Therapist instead').last()];
  await expect(bea.locator('option:checked')).toHaveText('Jonas Weber');
  const later = await carlos.locator('optgroup[label="At another time that day"] option').first().getAttribute('value');
  await carlos.selectOption(later);
  await away.getByRole('button', { name: 'Record the absence and hand over 1 visit, move 1 visit' }).click();
  await expect(away.getByRole('region', { name: 'Patients to tell' })).toContainText('Carlos Vega');
  await barrierFree(page);
  await away.getByRole('button', { name: 'Back to the day' }).click();
  await expect(block(page, /^Bea Lindqvist.*Jonas Weber/)).toBeVisible();
  await expect(block(page, /^Carlos Vega.*Jonas Weber/)).toBeVisible();
  await expect(page.getByText(/^\d+ conflicts?$/)).toHaveCount(0);
});
