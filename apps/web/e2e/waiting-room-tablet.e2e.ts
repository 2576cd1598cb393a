import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { send } from './a-told-infusion.js';
import { personOn, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { asked, freeTalk } from './on-the-board.js';

const birthDate = '1970-05-05';

/** A talk whose patient stands at the desk on another day than its own: the journey does not depend on the hour it is read at. */
async function standsAtDesk(manager: APIRequestContext, patientId: string): Promise<string> {
  const { command } = await freeTalk(manager, patientId, 5);
  await asked(manager, '/appointments', command);
  await asked(manager, `/appointments/${command.id}/steps`, { id: randomUUID(), event: 'arrive' });
  return command.id;
}

async function makeTablet(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: /Front desk/ }).click();
  await tablet.getByRole('menuitem', { name: 'Make this a waiting-room tablet' }).click();
  await tablet.getByLabel('Name').fill('Waiting room 1');
  await tablet.getByRole('button', { name: 'Sign out and stand ready' }).click();
  await expect(tablet.getByRole('heading', { name: 'This tablet is ready' })).toBeVisible();
}

test('the desk sends a form to the waiting-room tablet, sees it there and answered, and checks the patient in', async ({ browser }) => {
  const [desk, tablet] = [await personOn(browser, 'ito'), await personOn(browser, 'ito')];
  const [manager, physician] = [await personOn(browser, 'park'), await personOn(browser, 'okafor')];
  const patientId = randomUUID();
  const name = { family: `Waits ${patientId.slice(0, 6)}`, given: ['Ida'] };
  await send(desk.request, '/patients', { id: patientId, patient: { name, birthDate } });
  await send(physician.request, `/patients/${patientId}/measure-assignments`, { id: randomUUID(), instruments: ['gad-2'] });
  const visit = await standsAtDesk(manager.request, patientId);

  await makeTablet(tablet);
  expect((await tablet.request.get('/api/v1/staff')).status()).toBe(401);
  await withoutBarriers(tablet, 'a tablet that stands ready');

  await desk.goto(`/schedule?open=${visit}`);
  const sheet = desk.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Check in' }).click();
  await expect(sheet.getByLabel('One form is open: why it is not complete')).toBeVisible();
  await sheet.getByRole('button', { name: /^Send to Waiting room 1.*GAD-2/ }).click();
  await expect(sheet.getByText('On Waiting room 1', { exact: true })).toBeVisible();

  await tablet.getByLabel('Your birth date').fill(birthDate);
  await tablet.getByRole('button', { name: 'Open the questions' }).click();
  await expect(tablet.getByText('1 of 2')).toBeVisible();
  await sheet.getByRole('button', { name: /^Take back.*GAD-2/ }).click();
  await expect(tablet.getByRole('heading', { name: 'This tablet is ready' })).toBeVisible();
  await sheet.getByRole('button', { name: /^Send to Waiting room 1.*GAD-2/ }).click();

  await tablet.getByLabel('Your birth date').fill(birthDate);
  await tablet.getByRole('button', { name: 'Open the questions' }).click();
  await expect(tablet.getByText('1 of 2')).toBeVisible();
  for (const digit of '12') await tablet.keyboard.press(digit);
  await tablet.getByRole('button', { name: 'Send my answers' }).click();
  await expect(tablet.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await expect(sheet.getByText('No form is open.')).toBeVisible();
  await expect(tablet.getByRole('heading', { name: 'This tablet is ready' })).toBeVisible();
  expect(new URL(tablet.url()).hash).toBe('');

  await sheet.getByRole('checkbox', { name: /name/i }).first().check();
  await sheet.getByRole('checkbox', { name: /birth/i }).check();
  await sheet.locator('form').getByRole('button', { name: 'Check in' }).click();
  await expect(sheet.getByText('Checked in').first()).toBeVisible();

  await manager.goto('/schedule/resources');
  await manager.getByRole('tab', { name: 'Waiting-room tablets' }).click();
  await expect(manager.getByText('Stands ready')).toBeVisible();
  await withoutBarriers(manager, 'waiting-room tablets');
  await manager.getByRole('button', { name: 'Take out of use: Waiting room 1' }).click();
  await expect(tablet.getByRole('heading', { name: 'This tablet is not in use' })).toBeVisible();
});
