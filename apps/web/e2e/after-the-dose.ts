import { expect } from '@playwright/test';
import { choose, settle } from './at-the-bedside.js';
import type { People } from './a-told-infusion.js';

/** The nurse takes the patient through recovery, line by line, until everything says "ready to leave". */
export async function recovers({ ruiz }: Pick<People, 'ruiz'>, id: string): Promise<void> {
  await ruiz.goto(`/sessions/${id}/recover`);
  await settle(ruiz, 'Fully awake', async (form) => choose(form, 'MOAA/S', '5'), 'Save sedation');
  await settle(ruiz, 'Dissociation', async (form) => choose(form, 'Dissociation now', 'None'), 'Save dissociation');
  await settle(
    ruiz,
    'Discharge score',
    async (form) => {
      await choose(form, 'Score', 'Aldrete');
      await expect(form.getByRole('group', { name: 'Oxygen' })).toBeVisible();
      for (const group of await form.getByRole('group').filter({ hasNotText: 'PADSS' }).all()) await group.getByText(/^\s*2 /).click();
    },
    'Save the score',
  );
  for (const criterion of ['Oriented', 'Walks steadily', 'Nausea tolerable', 'Access or injection site'])
    await settle(ruiz, criterion, async (form) => form.getByText('Yes', { exact: true }).click(), 'Save');
  await settle(
    ruiz,
    'Thoughts of suicide',
    async (form) => {
      await choose(form, /new since the dose/, 'No');
      await choose(form, 'Risk as it stands now', 'None');
    },
    'Save the answer',
  );
  await ruiz.getByRole('button', { name: 'Ready to leave' }).click();
  await expect(ruiz.getByRole('heading', { name: 'Discharge', exact: true })).toBeVisible();
}

/** The way home: line out, instructions, and the escort here in person. */
export async function goesHome({ ruiz }: Pick<People, 'ruiz'>): Promise<void> {
  await settle(ruiz, 'Venous line removed', async (form) => choose(form, 'Catheter intact', 'Yes'), 'Save the removal');
  for (const criterion of ['Written instructions', 'Next appointment', 'Call after 24'])
    await settle(ruiz, criterion, async (form) => form.getByText('Yes', { exact: true }).click(), 'Save');
  const discharge = ruiz.locator('kat-step-card').filter({ hasText: 'Discharge with the escort' });
  await discharge.getByLabel('Leaves with').fill('Jamie Morgan');
  await discharge.getByLabel(/Version of the instructions/).fill('v3');
  await discharge.getByRole('button', { name: 'Discharge with the escort' }).click();
  await expect(discharge.getByRole('alert')).toContainText('The escort is present or reachable');
  await settle(
    ruiz,
    'Escort here',
    async (form) => {
      await choose(form, 'The escort is', 'Here');
      await form.getByLabel('Name', { exact: true }).fill('Jamie Morgan');
      await choose(form, 'Identity verified', 'Yes');
    },
    'Save the escort',
  );
  await expect(discharge.getByLabel('Leaves with')).toHaveValue('Jamie Morgan');
  await discharge.getByRole('button', { name: 'Discharge with the escort' }).click();
  await expect(discharge).toBeHidden();
}
