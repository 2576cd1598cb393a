import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { confirmIdentity } from './at-the-bedside.js';

/** The calendar day it is in the demo clinic. */
export const clinicDay = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'America/New_York' });

export async function drawSignature(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: /^Signature/ });
  await paper.scrollIntoViewIfNeeded();
  const box = await paper.boundingBox();
  if (box === null) throw new Error('The signature box is not on screen');
  await page.mouse.move(box.x + 60, box.y + 90);
  await page.mouse.down();
  await page.mouse.move(box.x + 180, box.y + 40, { steps: 8 });
  await page.mouse.move(box.x + 300, box.y + 110, { steps: 8 });
  await page.mouse.up();
}

/** Adds somebody to call in an emergency to the patient whose chart it is. */
export async function namesContact(page: Page, chart: string): Promise<void> {
  await page.goto(`${chart}/edit`);
  await page.getByRole('button', { name: 'Add contact' }).click();
  const contact = page.getByRole('group', { name: 'contact 1' });
  await contact.getByLabel('Name').fill('Jamie Conn');
  await contact.getByLabel('Telephone').fill('555-0101');
  await page.getByRole('button', { name: 'Save patient' }).click();
  await expect(page.getByText('Jamie Conn')).toBeVisible();
}

/** Answers every row of the checklist of the infusion with "absent", as asked in an interview. */
export async function answersChecklist(doctor: Page): Promise<void> {
  await doctor.getByRole('link', { name: 'Eligibility' }).click();
  await doctor.getByLabel('Planned medicine').selectOption('intravenous-ketamine');
  await doctor.getByText('Not possible', { exact: true }).click();
  await doctor.getByLabel('Source', { exact: true }).fill('Interview');
  const items = doctor.locator('kat-checklist-row');
  for (let place = 0; place < (await items.count()); place += 1) await items.nth(place).getByText('Absent', { exact: true }).click();
}

/** States when and how each fact of the minimum data was established. */
export async function statesFacts(doctor: Page): Promise<void> {
  const waiting = doctor.getByRole('button', { name: /^State: / });
  for (let place = 0; place < (await waiting.count()); place += 1) {
    await waiting.nth(place).click();
    const dialog = doctor.getByRole('dialog');
    await dialog.getByLabel('Established on').fill(clinicDay());
    await dialog.getByLabel('Source').fill('Interview');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }
}

/** The front desk hands over the tablet once: each text of the infusion leads to the next. */
export async function signsConsents(desk: Page, chart: string, name: string): Promise<void> {
  await desk.goto(`${chart}/consents`);
  await desk.getByLabel('Planned medicine').selectOption('intravenous-ketamine');
  await desk.getByRole('link', { name: /^Read and sign: Consent to treatment/ }).click();
  for (const title of [
    'Consent to treatment',
    'Agreement on a controlled medicine',
    'Going home safely',
    'Ketamine outside',
    'Psychotherapy with',
  ]) {
    await expect(desk.getByRole('heading', { level: 2, name: new RegExp(`^${title}`) })).toBeVisible();
    await desk.getByLabel('Name, typed by the patient').fill(name);
    await drawSignature(desk);
    await desk.getByLabel('The patient was given a copy').check();
    await desk.getByRole('button', { name: /^Sign/ }).click();
  }
  await expect(desk.getByText('Waits for the physician', { exact: true })).toHaveCount(5);
}

/** Writes words under every section that must have some, and signs. */
export async function writesAndSigns(therapist: Page, words: string): Promise<void> {
  await expect(therapist.getByText(/required sections are still empty/)).toBeVisible();
  const required = therapist
    .locator('kat-field')
    .filter({ hasNot: therapist.locator('.optional') })
    .locator('textarea');
  for (let place = 0; place < (await required.count()); place += 1) await required.nth(place).fill(words);
  await expect(therapist.getByText('Every required section has words.')).toBeVisible();
  await therapist.getByRole('button', { name: /^Sign note for/ }).click();
  await therapist
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign note for/ })
    .click();
  await confirmIdentity(therapist);
  await expect(therapist.getByText(/Signed/).first()).toBeVisible();
}
