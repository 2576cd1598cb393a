import { expect } from '@playwright/test';
import { personOn } from './at-the-bedside.js';
import { test } from './journey.js';

test('a half-written hand-over comes back after a reload, and is gone once it is kept', async ({ browser }) => {
  const desk = await personOn(browser, 'ito');
  await desk.goto('/today');
  await desk.getByRole('button', { name: 'Hand over my shift' }).click();
  const note = desk.getByRole('form', { name: 'Hand-over note' });
  await note.getByText('Evening').click();
  await note.getByLabel('Still to do').fill('Call the taxi back about room 2');
  await desk.waitForTimeout(400); // what is typed is sealed and on the disk a moment later
  await desk.reload();
  await expect(note.getByLabel('Still to do')).toHaveValue('Call the taxi back about room 2');
  await expect(note.getByRole('radio', { name: 'Evening' })).toBeChecked();
  await expect(note.getByText(/^Typed at .* Check it before you hand over/)).toBeVisible();
  await note.getByRole('button', { name: 'Hand over' }).click();
  await expect(desk.getByRole('article').filter({ hasText: 'Call the taxi back about room 2' })).toBeVisible();
  await desk.waitForTimeout(400);
  await desk.reload();
  await expect(desk.getByRole('button', { name: 'Hand over my shift' })).toBeVisible();
  await expect(note).toBeHidden();
});
