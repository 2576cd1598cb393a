import { expect } from '@playwright/test';
import { choose, line, settle, withoutBarriers } from './at-the-bedside.js';
import type { People } from './a-told-infusion.js';

/** The nurse opens the pre-dose check of a session and settles every line of it. */
export async function settlesCheck({ ruiz }: People, id: string): Promise<void> {
  await ruiz.goto(`/sessions/${id}`);
  await expect(ruiz).toHaveURL(/check/);
  await ruiz.getByRole('button', { name: 'Open the pre-dose check' }).click();
  await settle(
    ruiz,
    'Identity',
    async (form) => {
      await form.getByRole('button', { name: 'Save identity' }).click();
      await expect(form.getByText('Choose what applies.')).toBeVisible();
      await form.getByLabel('Name', { exact: true }).check();
      await form.getByRole('button', { name: 'Save identity' }).click();
      await expect(form.getByText('Name two identifiers.')).toBeVisible();
      await form.getByLabel('Birth date').check();
    },
    'Save identity',
  );
  await settle(ruiz, 'Weight today', async (form) => form.getByLabel('Weight today').fill('82.0'), 'Save weight');
  await settle(ruiz, 'Allergies', async (form) => choose(form, 'Asked again today', 'Unchanged'), 'Save allergies');
  await settle(
    ruiz,
    'Fasting',
    async (form) => {
      await form.getByLabel('Since the last food').fill('7 h');
      await expect(form.getByText('That is 7 h.')).toBeVisible();
      await form.getByLabel('Since the last drink').fill('3 h');
    },
    'Save fasting',
  );
  await settle(
    ruiz,
    'Since the last visit',
    async (form) => {
      for (const group of await form.getByRole('group').all()) await group.getByText('No', { exact: true }).click();
    },
    'Save what has changed',
  );
  await settle(
    ruiz,
    'Thoughts of suicide',
    async (form) => {
      await choose(form, /wished you were dead/, 'Yes');
      await choose(form, /thoughts of killing yourself/, 'No');
      await choose(form, /to end your life/, 'No');
      await expect(form.getByText(/Low risk/)).toBeVisible();
    },
    'Save the answers',
  );
  await settle(ruiz, 'Consents', async () => undefined, /Confirm the consents|Record that consents are missing/);
  await settle(ruiz, 'Emergency kit', async (form) => choose(form, /All ten parts/, 'Complete'), 'Save the kit check');
  await settle(
    ruiz,
    'Escort arranged',
    async (form) => {
      await form.getByLabel('Name of the escort').fill('Jamie Morgan');
      await form.getByLabel('Telephone').fill('555-0101');
    },
    'Save the escort',
  );
  await settle(
    ruiz,
    'Prescriber on site',
    async (form) => {
      await form.getByLabel(/Prescriber on site/).selectOption({ label: 'Maya Okafor' });
    },
    'Confirm presence',
  );
  await settle(
    ruiz,
    'Venous line',
    async (form) => {
      await form.getByLabel('Site').selectOption({ label: 'Forearm' });
      await choose(form, 'Side', 'Left');
      await choose(form, 'Gauge', '22');
      await form.getByLabel('Attempts').fill('1');
      await choose(form, /Flushes/, 'Yes');
    },
    'Save the line',
  );
  await settle(
    ruiz,
    'Baseline vital signs',
    async (form) => {
      for (const [label, value] of [
        ['Systolic', '128'],
        ['Diastolic', '80'],
        ['Heart rate', '72'],
        ['SpO₂', '98'],
        ['Breaths', '14'],
        ['Temperature', '36.7'],
        ['Pain 0 to 10', '0'],
      ] as const)
        await form.getByLabel(label).fill(value);
      await choose(form, 'Breathing', 'Room air');
    },
    'Save vital signs',
  );
  await withoutBarriers(ruiz);
}

/** One nurse prepares the dose of the golden infusion, the other checks it blind. */
export async function preparesBlind({ ruiz, bauer }: People, id: string): Promise<void> {
  await ruiz.goto(`/sessions/${id}/prepare`);
  await settle(
    ruiz,
    'Dose prepared',
    async (form) => {
      await form.getByLabel('Drawn up').fill('4.1');
      await form.getByLabel('Strength on the label').fill('10');
      await expect(form.getByText('That is 41 mg.')).toBeVisible();
      await form.getByLabel('Final volume of the bag').fill('50');
      await form.getByLabel('Lot, as printed').fill('A10-2207');
      await form.getByLabel('Expires on').fill('2027-08-31');
      await choose(form, 'Pack scanned', 'Not scanned');
      await form.getByLabel('Why not scanned').fill('Scanner empty');
    },
    'Save the preparation',
  );
  const own = line(ruiz, 'Independent double check');
  await own.getByRole('button', { name: /double check/ }).click();
  await expect(own.getByText('You prepared this.')).toBeVisible();
  const answers: string[] = [];
  bauer.on('response', (response) => {
    if (/dosing-sessions/.test(response.url()))
      void response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
  });
  await bauer.goto(`/sessions/${id}/prepare`);
  await expect(bauer.getByText('figures withheld until checked')).toBeVisible();
  expect(answers.some((text) => text.includes('withdrawnUl'))).toBe(false);
  await settle(
    bauer,
    'Independent double check',
    async (form) => {
      await form.getByLabel('Volume to draw').fill('4.01');
      await form.getByLabel('Final volume of the bag').fill('50');
      await form.getByLabel('Pump rate').fill('75');
    },
    'Save the check',
  );
  await expect(bauer.getByText('The two results differ', { exact: true })).toBeVisible();
  await settle(
    bauer,
    'Independent double check',
    async (form) => {
      await form.getByLabel('Volume to draw').fill('4.1');
      await form.getByLabel('Final volume of the bag').fill('50');
      await form.getByLabel('Pump rate').fill('75');
    },
    'Save the check',
  );
  await expect(ruiz.getByText('Both results agree')).toBeVisible();
  await withoutBarriers(ruiz);
}

/** The time-out waits for the disposition of the suicide answer; then the dose is released. */
export async function holdsTimeOut({ ruiz, okafor }: People, id: string): Promise<void> {
  const timeOut = ruiz.locator('kat-step-card').filter({ hasText: 'Time-out' });
  for (const name of ['Elena Ruiz', 'Maya Okafor', 'Tom Bauer']) await timeOut.getByLabel(name).check();
  await choose(timeOut, 'Decision', 'Go');
  await timeOut.getByRole('button', { name: 'Hold the time-out' }).click();
  await expect(timeOut.getByRole('alert')).toContainText('A prescriber must sign how the suicide answer is dealt with.');
  await okafor.goto(`/sessions/${id}/check`);
  await settle(
    okafor,
    'Disposition',
    async (form) => {
      await choose(form, 'Decision of the prescriber', 'Proceed');
      await form.getByLabel(/Plan: safety plan/).fill('Safety plan reviewed; call after 24 h.');
    },
    'Sign the disposition',
  );
  const refused = await timeOut.getByRole('listitem').allTextContents();
  expect(refused.join(' ')).toContain('suicide');
  await timeOut.getByRole('button', { name: 'Hold the time-out' }).click();
  await ruiz.getByRole('button', { name: 'Release the dose' }).click();
  await expect(ruiz.locator('kat-step-card').getByRole('alert')).toBeHidden();
}
