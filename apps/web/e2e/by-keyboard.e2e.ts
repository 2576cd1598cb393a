import { alexLines } from '@sojourn/domain/testing';
import { expect } from '@playwright/test';
import { untilGo } from './at-the-cockpit.js';
import { withoutBarriers } from './at-the-bedside.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';
import { presses, tabTo } from './with-keys.js';

test('an infusion with the keyboard alone, every pad and panel without barriers in three lights', async ({ page, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '10:04') } as const;
  const id = await preparedSession(String(baseURL), story);
  const day = await onTheGoldenDay(page, '10:05');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await expect(page.getByText('Another tablet records the doses')).toBeVisible();
  await presses(page, 'Take over');
  await presses(page, 'Yes, record doses on this tablet');
  await expect(page.getByText('Another tablet records the doses')).toBeHidden();
  await presses(page, 'Start infusion at 75.0 mL/h');
  await expect(page.getByRole('timer', { name: /Since the first dose/ })).toBeVisible();

  await day.goTo('10:15');
  await tabTo(page, page.getByRole('textbox', { name: /^Systolic/ }));
  for (const value of ['142', '86', '82', '97', '15']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  await tabTo(page, page.getByRole('radio', { name: /^5: / }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Kept: 142\/86/)).toBeVisible();

  await presses(page, 'Change rate');
  await tabTo(page, page.getByLabel('New rate'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('70');
  await tabTo(page, page.getByRole('form', { name: 'Change rate' }).getByLabel('Reason'));
  await page.keyboard.type('Deeper than wanted');
  await withoutBarriers(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('70.0 mL/h').first()).toBeVisible();

  await test.step('every pad and panel', async () => {
    for (const name of ['Scores', 'Observe', 'Medicine', 'Event', 'Vital signs']) {
      await presses(page, name);
      if (name === 'Observe') await presses(page, 'Touch');
      if (name === 'Medicine') {
        await tabTo(page, page.getByLabel('Medicine', { exact: true }));
        await page.keyboard.type('Ond');
      }
      if (name === 'Vital signs') {
        await tabTo(page, page.locator('summary', { hasText: 'More: temperature' }));
        await page.keyboard.press('Enter');
      }
      await withoutBarriers(page);
      const spill = await page.getByRole('complementary', { name: 'Write' }).evaluate((aside) => aside.scrollWidth - aside.clientWidth);
      expect(`${name} spills ${spill} px`).toBe(`${name} spills 0 px`);
    }
    await presses(page, 'Event');
    await presses(page, 'Emergency services called');
    await expect(page.getByLabel('Why they were called')).toBeFocused();
    await presses(page, 'Not called');
    await tabTo(page, page.locator('summary', { hasText: 'Line, pump, flush' }));
    await page.keyboard.press('Enter');
    await presses(page, 'Pause');
    await withoutBarriers(page);
    await presses(page, 'Pause');
  });

  await test.step('a correction', async () => {
    const value = page.getByRole('row', { name: /^10:15/ }).getByRole('button', { name: '82', exact: true });
    await tabTo(page, value);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: /^Correct: / })).toBeVisible();
    await withoutBarriers(page);
    await presses(page, 'Leave it');
  });

  await test.step('held to stop, by its accessible twin', async () => {
    await presses(page, 'Hold to stop');
    await expect(page.getByText('Stopped. Why?')).toBeHidden();
    await presses(page, 'Press again to stop');
    await expect(page.getByText('Stopped. Why?')).toBeVisible();
    await withoutBarriers(page);
    await presses(page, 'Patient request');
    await expect(page.getByText('Stopped. Why?')).toBeHidden();
  });
});
