import { expect, type Page } from '@playwright/test';
import { choose, confirmIdentity, line, settle } from './at-the-bedside.js';
import { onLine, opens, person, takes, text, thousandths, type ByHand } from './hand-screens.js';

const criteria: Readonly<Record<string, string>> = {
  oriented: 'Oriented',
  'steady-gait': 'Walks steadily',
  'nausea-tolerable': 'Nausea tolerable',
  'access-site-well': 'Access or injection site',
  'instructions-given': 'Written instructions',
  'next-appointment-made': 'Next appointment',
  'contact-call-scheduled': 'Call after 24',
};
async function records(page: Page, summary: string, save: string, fill: () => Promise<void>): Promise<void> {
  await opens(page, 'Close');
  await page.getByText(summary, { exact: true }).click();
  await fill();
  await page.getByRole('button', { name: save }).click();
}
/** Recovery, the way home, waste, the monitoring form. */
export const after: ByHand = {
  'residual-measured': (page, said) =>
    records(page, 'Measure the residual', 'Save the residual', () =>
      page.getByLabel('Left in bag, line or syringe').fill(thousandths(said, 'volumeUl')),
    ),
  'waste-recorded': async (page, said) => {
    await records(page, 'Record waste', 'Record the waste', async () => {
      await page.getByLabel('Wasted').fill(thousandths(said, 'wastedUg'));
      await page.getByLabel('In a volume of').fill(thousandths(said, 'volumeUl'));
      await page.getByLabel(/irretrievable/).fill(text(said, 'manner'));
      await page.getByLabel('Second person who sees it').selectOption({ label: person(said, 'witnessId') });
    });
    await expect(page.getByText(`Waits for ${person(said, 'witnessId')}`)).toBeVisible();
  },
  'waste-witnessed': async (page) => {
    await opens(page, 'Close');
    await page.getByRole('button', { name: 'I saw it wasted' }).click();
    await confirmIdentity(page);
    await expect(page.getByText(/^\s*Witnessed by/)).toBeVisible();
  },
  'discharge-score-taken': onLine('Recover', 'Discharge score', 'Save the score', async (form) => {
    await choose(form, 'Score', 'Aldrete');
    await expect(form.getByRole('group', { name: 'Oxygen' })).toBeVisible();
    for (const group of await form.getByRole('group').filter({ hasNotText: 'PADSS' }).all()) await group.getByText(/^\s*2 /).click();
  }),
  'venous-access-removed': onLine('Recover', 'Venous line removed', 'Save the removal', (form) => choose(form, 'Catheter intact', 'Yes')),
  'discharge-criterion-assessed': async (page, said) => {
    const name = criteria[text(said, 'criterion')];
    await opens(page, 'Recover');
    if (name === undefined || (await line(page, name).count()) === 0) return; // another assessment says it, or this route does not ask
    await settle(page, name, async (form) => form.getByText('Yes', { exact: true }).click(), 'Save');
  },
  'discharge-readied': (page) => takes(page, 'Recover', 'Ready for discharge', async () => undefined, 'Ready to leave'),
  'prescriber-signed-off': async (page) => {
    await opens(page, 'Recover');
    const item = line(page, 'Prescriber signs the discharge');
    if ((await item.count()) === 0) return; // asked for after a red alert only
    await item.getByRole('button').first().click();
    await item.getByRole('button', { name: 'Sign the discharge' }).click();
    await confirmIdentity(page);
    await expect(item.locator('kat-line-form')).toBeHidden();
  },
  discharged: (page, said) =>
    takes(
      page,
      'Recover',
      'Discharge with the escort',
      async (card) => {
        await card.getByLabel('Leaves with').fill(text(said, 'escortName'));
        await card.getByLabel('Destination').fill(text(said, 'destination'));
        await card.getByLabel(/Version of the instructions/).fill(text(said, 'instructionsVersion'));
      },
      'Discharge with the escort',
    ),
  'rems-form-submitted': async (page) => {
    await opens(page, 'Close');
    await choose(page, 'Submitted', 'Online');
    await page.getByRole('button', { name: 'Record the submission' }).click();
    await expect(page.getByRole('button', { name: 'Record the submission' })).toBeHidden();
  },
};
