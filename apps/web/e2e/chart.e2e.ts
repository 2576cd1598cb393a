import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.js';
import { answersChecklist, signsConsents, statesFacts } from './on-the-chart.js';
import { withoutBarriers } from './at-the-bedside.js';
import { signInAs } from './sign-in-as.js';

async function confirmIdentity(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'Confirm it is you' }).getByLabel('Password').fill('cedar hollow 2026');
  await page.keyboard.press('Enter');
}

test('a patient is registered, asked about allergies, found eligible with conditions, and signs every consent', async ({
  page,
  browser,
}) => {
  const family = `حداد ${randomUUID().slice(0, 4)}`;
  await signInAs(page, 'ito');
  await page.goto('/patients/new');
  await page.getByLabel('Given names').fill('ليلى');
  await page.getByLabel('Family name').fill(family);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(family);
  const chart = new URL(page.url()).pathname;

  // The front desk adds whom to call; the birth date stays unknown and is said to be.
  await page.getByRole('link', { name: 'Edit patient' }).click();
  await page.getByRole('button', { name: 'Add contact' }).click();
  const contact = page.getByRole('group', { name: 'contact 1' });
  await contact.getByLabel('Name').fill('Omar Haddad');
  await contact.getByLabel('Telephone').fill('555-0144');
  await page.getByRole('button', { name: 'Save patient' }).click();
  await expect(page.getByText('Omar Haddad')).toBeVisible();
  await expect(page.getByText('Birth date unknown')).toBeVisible();

  const clinic = await browser.newContext({ viewport: { width: 1180, height: 820 } });
  const doctor = await clinic.newPage();
  await signInAs(doctor, 'okafor');
  await doctor.goto(chart);
  await doctor.getByRole('button', { name: 'Asked today: none known' }).click();
  await expect(doctor.getByRole('status', { name: 'Allergies' })).toContainText('No known allergies');
  await doctor.getByRole('button', { name: 'Add condition' }).click();
  await doctor.getByLabel('Condition', { exact: true }).fill('Major depression, recurrent, severe');
  await doctor.getByLabel('ICD-10-CM code').fill('F3');
  await doctor.getByLabel('Status').selectOption('active');
  await doctor.getByRole('button', { name: 'Add condition' }).last().click();
  await expect(doctor.getByText('This is not a code of that system')).toBeVisible();
  await doctor.getByLabel('ICD-10-CM code').fill('F33.2');
  await doctor.getByRole('button', { name: 'Add condition' }).last().click();
  await expect(doctor.getByText('F33.2 · active')).toBeVisible();
  await doctor.getByLabel('Weight, kg').fill('72.4');
  await doctor.getByRole('button', { name: 'Save weight' }).click();
  await expect(doctor.getByText('72.4', { exact: false }).first()).toBeVisible();
  await withoutBarriers(doctor);

  await answersChecklist(doctor);
  const opioid = doctor.locator('kat-checklist-row', { hasText: 'Takes an opioid' });
  await opioid.getByText('Present', { exact: true }).click();
  await opioid.getByLabel('Plan', { exact: true }).fill('None on the morning of the dose');
  await doctor.getByRole('button', { name: /^Save 31 of 31/ }).click();
  await expect(doctor.getByText('31 of 31 answered')).toBeVisible();
  await statesFacts(doctor);
  await expect(doctor.getByText('1 of 13 missing or too old.')).toBeVisible();
  await doctor.getByRole('link', { name: 'Summary' }).click();
  await doctor.getByText('Pressure', { exact: true }).click();
  await doctor.getByLabel('Systolic, mmHg').fill('128');
  await doctor.getByLabel('Diastolic, mmHg').fill('82');
  await doctor.getByRole('button', { name: 'Save blood pressure' }).click();
  await doctor.getByRole('link', { name: 'Eligibility' }).click();
  await doctor.getByLabel('Planned medicine').selectOption('intravenous-ketamine');
  await doctor.getByText('Not possible', { exact: true }).click();
  await expect(doctor.getByText('leads to: Eligible with conditions')).toBeVisible();
  await withoutBarriers(doctor);
  await doctor.getByRole('button', { name: 'Sign “Eligible with conditions”' }).click();
  await confirmIdentity(doctor);
  await expect(doctor.getByText(/^Stands until/)).toBeVisible();

  await signsConsents(page, chart, 'ليلى حداد');
  await withoutBarriers(page);

  await doctor.getByRole('link', { name: 'Consents' }).click();
  await doctor.getByRole('checkbox', { name: /capacity/ }).check();
  await doctor.getByRole('button', { name: /^Sign 5 consents/ }).click();
  await expect(doctor.getByText('All are in force.')).toBeVisible();
  await doctor.getByRole('link', { name: /^Open: Consent to treatment/ }).click();
  await expect(doctor.getByRole('img', { name: 'Signature drawn by the patient' })).toBeVisible();
  await withoutBarriers(doctor);
  await clinic.close();
});
