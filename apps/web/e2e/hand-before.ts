import { expect, type Page } from '@playwright/test';
import { choose, settle } from './at-the-bedside.js';
import { names } from './golden-bedside.js';
import { has, onLine, opens, takes, text, thousandths, words, type ByHand, type Said } from './hand-screens.js';

async function prepares(page: Page, said: Said): Promise<void> {
  await opens(page, 'Prepare');
  await settle(
    page,
    'Dose prepared',
    async (form) => {
      if (said['role'] === 'initial') await choose(form, 'Which syringe', 'First injection');
      if (said['role'] === 'booster') await choose(form, 'Which syringe', 'Booster');
      if (has(said, 'withdrawnUl')) await form.getByLabel('Drawn up').fill(thousandths(said, 'withdrawnUl'));
      if (has(said, 'concentrationUgPerMl')) await form.getByLabel('Strength on the label').fill(thousandths(said, 'concentrationUgPerMl'));
      if (has(said, 'withdrawnUg')) await expect(form.getByText(`That is ${thousandths(said, 'withdrawnUg')} mg.`)).toBeVisible();
      if (has(said, 'finalVolumeUl')) await form.getByLabel('Final volume of the bag').fill(thousandths(said, 'finalVolumeUl'));
      if (has(said, 'deviceCount')) await form.getByLabel('Devices of 28 mg').fill(text(said, 'deviceCount'));
      await form.getByLabel('Lot, as printed').fill(text(said, 'lot'));
      await form.getByLabel('Expires on').fill(text(said, 'expiresOn'));
      await choose(form, 'Pack scanned', 'Scanned');
      await form.getByLabel('Code of the pack (NDC)').fill(text(said, 'packageCode'));
    },
    'Save the preparation',
  );
}

async function screens(page: Page, said: Said): Promise<void> {
  if (said['moment'] === 'before-discharge') {
    await opens(page, 'Recover');
    return settle(
      page,
      'Thoughts of suicide',
      async (form) => {
        await choose(form, /new since the dose/, said['hasNewIdeation'] === true ? 'Yes' : 'No');
        await form
          .getByRole('group', { name: 'Risk as it stands now' })
          .getByText(words(text(said, 'risk')))
          .click();
      },
      'Save the answer',
    );
  }
  await opens(page, 'Check');
  await settle(
    page,
    'Thoughts of suicide',
    async (form) => {
      await choose(form, /wished you were dead/, said['risk'] === 'low' ? 'Yes' : 'No');
      await choose(form, /thoughts of killing yourself/, 'No');
      await choose(form, /to end your life/, 'No');
    },
    'Save the answers',
  );
}

async function confirmsEscort(page: Page, said: Said): Promise<void> {
  const isHere = said['moment'] === 'present';
  await opens(page, isHere ? 'Recover' : 'Check');
  await settle(
    page,
    isHere ? 'Escort here' : 'Escort arranged',
    async (form) => {
      if (isHere) await choose(form, 'The escort is', 'Here');
      await form.getByLabel(isHere ? 'Name' : 'Name of the escort', { exact: true }).fill(text(said, 'name'));
      if (has(said, 'telephone')) await form.getByLabel('Telephone').fill(text(said, 'telephone'));
      await form.getByLabel('Relation').fill(text(said, 'relation'));
      if (isHere) await choose(form, 'Identity verified', 'Yes');
    },
    'Save the escort',
  );
}
export async function takesBaseline(page: Page, said: Said): Promise<void> {
  await opens(page, 'Check');
  await settle(
    page,
    'Baseline vital signs',
    async (form) => {
      const fields = {
        Systolic: 'systolicMmHg',
        Diastolic: 'diastolicMmHg',
        'Heart rate': 'heartRatePerMin',
        'SpO₂': 'spo2Percent',
        Breaths: 'respiratoryRatePerMin',
        'Pain 0 to 10': 'painScore',
      };
      for (const [label, sign] of Object.entries(fields)) if (has(said, sign)) await form.getByLabel(label).fill(text(said, sign));
      if (has(said, 'temperatureTenthsC')) await form.getByLabel('Temperature').fill(String(Number(said['temperatureTenthsC']) / 10));
      await choose(form, 'Breathing', 'Room air');
    },
    'Save vital signs',
  );
}

/** Check, preparation, double check, time-out. */
export const before: ByHand = {
  'precheck-opened': async (page) => {
    await opens(page, 'Check');
    await page.getByRole('button', { name: 'Open the pre-dose check' }).click();
    await expect(page.getByRole('button', { name: 'Open the pre-dose check' })).toBeHidden();
  },
  'identity-confirmed': onLine('Check', 'Identity', 'Save identity', async (form) => {
    await form.getByLabel('Name', { exact: true }).check();
    await form.getByLabel('Birth date').check();
  }),
  'weight-measured': onLine('Check', 'Weight today', 'Save weight', (form, said) =>
    form.getByLabel('Weight today').fill(thousandths(said, 'weightG')),
  ),
  'fasting-confirmed': onLine('Check', 'Fasting', 'Save fasting', async (form, said) => {
    await form.getByLabel('Since the last food').fill(text(said, 'solidsFastMin'));
    await form.getByLabel('Since the last drink').fill(text(said, 'fluidsFastMin'));
  }),
  'allergies-reviewed': onLine('Check', 'Allergies', 'Save allergies', (form) => choose(form, 'Asked again today', 'Unchanged')),
  'interval-history-taken': onLine('Check', 'Since the last visit', 'Save what has changed', async (form) => {
    for (const group of await form.getByRole('group').all()) await group.getByText('No', { exact: true }).click();
  }),
  'consents-verified': onLine('Check', 'Consents', /Confirm the consents|Record that consents are missing/, async () => undefined),
  'emergency-kit-checked': onLine('Check', 'Emergency kit', 'Save the kit check', (form) => choose(form, /All ten parts/, 'Complete')),
  'escort-confirmed': confirmsEscort,
  'pregnancy-test-read': onLine('Check', 'Pregnancy test', 'Save the test', (form) => choose(form, 'Test today', 'Negative')),
  'suicide-risk-screened': screens,
  'suicide-risk-dispositioned': onLine('Check', 'Disposition', 'Sign the disposition', async (form, said) => {
    await choose(form, 'Decision of the prescriber', 'Proceed');
    await form.getByLabel(/Plan: safety plan/).fill(text(said, 'plan'));
  }),
  'venous-access-placed': onLine('Check', 'Venous line', 'Save the line', async (form, said) => {
    await form.getByLabel('Site').selectOption({ label: 'Forearm' });
    await choose(form, 'Side', 'Left');
    await choose(form, 'Gauge', text(said, 'gauge'));
    await form.getByLabel('Attempts').fill(text(said, 'attempts'));
    await choose(form, /Flushes/, 'Yes');
  }),
  'preparation-recorded': prepares,
  'double-check-recorded': onLine('Prepare', 'Independent double check', 'Save the check', async (form, said) => {
    if (has(said, 'withdrawnUl')) await form.getByLabel('Volume to draw').fill(thousandths(said, 'withdrawnUl'));
    if (has(said, 'finalVolumeUl')) await form.getByLabel('Final volume of the bag').fill(thousandths(said, 'finalVolumeUl'));
    if (has(said, 'rateUlPerH')) await form.getByLabel('Pump rate').fill(thousandths(said, 'rateUlPerH'));
    if (has(said, 'deviceCount')) await form.getByLabel('Devices counted').fill(text(said, 'deviceCount'));
    const dose = form.getByLabel('Dose in it');
    if (await dose.isVisible()) await dose.fill(String((Number(said['withdrawnUl']) * 100) / 1_000));
  }),
  'time-out-held': async (page, said) => {
    const present = said['participantIds'] as readonly string[];
    await takes(
      page,
      'Prepare',
      'Time-out',
      async (card) => {
        for (const key of present) await card.getByLabel(names[key] ?? '').check();
        await choose(card, 'Decision', 'Go');
      },
      'Hold the time-out',
    );
  },
};
