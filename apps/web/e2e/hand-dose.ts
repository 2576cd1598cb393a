import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './at-the-bedside.js';
import { takesBaseline } from './hand-before.js';
import { has, opens, pad, person, text, thousandths, words, type ByHand, type Said } from './hand-screens.js';

async function tapsVitals(page: Page, said: Said): Promise<void> {
  await pad(page, 'Vital signs');
  const form = page.getByRole('form', { name: 'Vital signs' });
  const keys = form.getByRole('group', { name: 'Digits' });
  await form.getByRole('textbox', { name: /^Systolic/ }).focus();
  for (const sign of ['systolicMmHg', 'diastolicMmHg', 'heartRatePerMin', 'spo2Percent', 'respiratoryRatePerMin'])
    if (has(said, sign)) for (const digit of text(said, sign)) await keys.getByRole('button', { name: digit, exact: true }).click();
  if (has(said, 'cuffSite')) {
    if (!(await form.getByRole('group', { name: 'Cuff' }).isVisible()))
      await form.getByText('More: temperature, oxygen, arm, position').click();
    await choose(form, 'Cuff', text(said, 'cuffSite') === 'left-arm' ? 'Left' : 'Right');
  }
  await form.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(form.getByRole('textbox', { name: /^Systolic/ })).toHaveValue('');
}

async function tapsSedation(page: Page, said: Said): Promise<void> {
  await pad(page, 'Vital signs');
  const score = page.getByRole('radio', { name: new RegExp(`^${text(said, 'score')}: `) });
  await score.check({ force: true });
  await page.getByRole('button', { name: 'Save vital signs' }).click();
  await expect(score).not.toBeChecked();
}

async function scores(page: Page, fill: (form: Locator) => Promise<void>): Promise<void> {
  await pad(page, 'Scores');
  const form = page.getByRole('form', { name: 'Scores' });
  await fill(form);
  await form.getByRole('button', { name: 'Save scores' }).click();
  await expect(form.getByRole('status')).toHaveText('Kept.');
}

async function scoresDissociation(page: Page, said: Said): Promise<void> {
  await scores(page, async (form) => {
    if (has(said, 'sixItemScore')) await form.getByLabel('CADSS-6').fill(text(said, 'sixItemScore'));
    if (has(said, 'totalScore')) await form.getByLabel('CADSS, all 23').fill(text(said, 'totalScore'));
    if (!has(said, 'level')) return;
    await form
      .getByRole('group', { name: 'Dissociation' })
      .getByText(words(text(said, 'level')))
      .click();
    if (has(said, 'onsetAt')) await form.getByLabel('Began about').fill(text(said, 'onsetAt'));
    if (has(said, 'resolvedAt')) await form.getByLabel('Over since about').fill(text(said, 'resolvedAt'));
  });
}

async function observes(page: Page, kind: string, said: Said): Promise<void> {
  await pad(page, 'Observe');
  await page
    .getByRole('group', { name: 'What do you notice?' })
    .getByRole('button', { name: words(kind) })
    .click();
  if (said['touchConsent'] === 'given-before') await choose(page, 'Consent', 'Given before');
  const written = page.getByRole('textbox', { name: kind === 'note' ? 'Note' : 'What you see or hear', exact: true });
  await written.fill(text(said, 'text'));
  if (said['isQuote'] === true) await page.getByLabel('In their own words').check();
  await page.getByRole('button', { name: /^Save (note|observation)$/ }).click();
  await expect(written).toBeHidden();
}

async function givesMedicine(page: Page, said: Said): Promise<void> {
  await pad(page, 'Medicine');
  const form = page.getByRole('form', { name: 'Rescue medicine' });
  await form.getByLabel('Medicine', { exact: true }).selectOption(text(said, 'medicine'));
  await form.getByLabel('Route').selectOption(text(said, 'route'));
  await form.getByLabel('Dose').fill(thousandths(said, 'doseUg'));
  if (has(said, 'durationSeconds')) await form.getByLabel('Over').fill(String(Number(said['durationSeconds']) / 60));
  await form.getByLabel('Reason').fill(text(said, 'reason'));
  await form.getByLabel('Ordered by').selectOption({ label: person(said, 'orderedById') });
  await form.getByRole('button', { name: /Record as given|It was given all the same/ }).click();
  await expect(form.getByLabel('Medicine', { exact: true })).toHaveValue('');
}

async function recordsAdverseEvent(page: Page, said: Said): Promise<void> {
  await pad(page, 'Event');
  const form = page.getByRole('form', { name: 'Adverse event' });
  await form.getByLabel('What happened').selectOption(text(said, 'term'));
  await choose(form, 'How severe', ['', 'Mild', 'Moderate', 'Severe'][Number(said['severity'])] ?? '');
  await form.getByLabel('Related to the medicine').selectOption(text(said, 'relatedness'));
  await form.getByLabel('Done with the medicine').selectOption(text(said, 'actionTaken'));
  await form.getByLabel('How it stands').selectOption(text(said, 'outcome'));
  if (has(said, 'treatment')) await form.getByLabel('Treatment').fill(text(said, 'treatment'));
  await form.getByRole('button', { name: 'Save adverse event' }).click();
  await expect(form.getByLabel('What happened')).toHaveValue('');
}

const alert = (page: Page): Locator => page.getByRole('region', { name: /(Red|Yellow) alert/ });

/** Held for less than 0.8 s nothing happens; then it is stopped, and the reason is asked afterwards. */
async function holdsToStop(page: Page, said: Said): Promise<void> {
  await opens(page, 'Dose');
  for (const milliseconds of [400, 1_000]) {
    await expect(page.getByText('Stopped. Why?')).toBeHidden();
    await page.getByRole('button', { name: 'Hold to stop' }).hover();
    await page.mouse.down();
    await page.waitForTimeout(milliseconds);
    await page.mouse.up();
  }
  await page.getByRole('button', { name: words(text(said, 'reason')) }).click();
  await expect(page.getByText('Stopped. Why?')).toBeHidden();
}

async function usesDevice(page: Page, said: Said): Promise<void> {
  await opens(page, 'Dose');
  await page.getByLabel('First spray given').check();
  await page.getByLabel('Second spray given').check();
  await page.getByRole('button', { name: `Record device ${text(said, 'deviceNumber')}` }).click();
  await expect(page.getByText(`${text(said, 'deviceNumber')} of 3`, { exact: true })).toBeVisible();
}

async function injects(page: Page, said: Said): Promise<void> {
  await opens(page, 'Dose');
  const [where = '', side = ''] = text(said, 'site').split('-');
  await page.getByRole('radio', { name: new RegExp(`^${where} ${side}`, 'i') }).check({ force: true });
  if (has(said, 'needleGauge')) await page.getByLabel('Needle').fill(text(said, 'needleGauge'));
  if (has(said, 'needleLengthMm')) await page.getByLabel('Length').fill(text(said, 'needleLengthMm'));
  await page.getByRole('button', { name: `of ${thousandths(said, 'doseUg')} mg` }).click();
  await expect(page.getByText(said['role'] === 'initial' ? /First injection:/ : /Booster:/)).toBeVisible();
}
/** Doses, vital signs, scores, observations, medicines, alerts. */
export const during: ByHand = {
  'vitals-taken': (page, said) => (has(said, 'oxygen') ? takesBaseline(page, said) : tapsVitals(page, said)),
  'sedation-assessed': tapsSedation,
  'dissociation-assessed': scoresDissociation,
  'visual-analogue-scored': (page, said) => scores(page, (form) => form.getByLabel('Mood').fill(text(said, 'scoreOf100'))),
  'symptom-scored': (page, said) =>
    scores(page, async (form) => {
      await form.getByLabel('Nausea').fill(text(said, 'score'));
      if (has(said, 'emesisCount')) await form.getByLabel('Vomited').fill(text(said, 'emesisCount'));
    }),
  'observation-noted': (page, said) => observes(page, text(said, 'category'), said),
  'note-written': (page, said) => observes(page, 'note', said),
  'infusion-started': async (page, said) => {
    await opens(page, 'Dose');
    await page.getByRole('button', { name: `Start infusion at ${thousandths(said, 'rateUlPerH')}.0 mL/h` }).click();
    await expect(page.getByRole('timer', { name: /Since the first dose/ })).toBeVisible();
  },
  'infusion-paused': async (page, said) => {
    await opens(page, 'Dose');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: words(text(said, 'reason')) }).click();
    await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  },
  'infusion-resumed': async (page, said) => {
    await opens(page, 'Dose');
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.getByLabel('New rate').fill(thousandths(said, 'rateUlPerH'));
    await page.getByLabel('Agreed by').selectOption({ label: person(said, 'agreedById') });
    await page.getByRole('button', { name: 'Resume the infusion' }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  },
  'infusion-stopped': holdsToStop,
  'injection-given': injects,
  'injection-site-checked': async (page) => {
    await opens(page, 'Dose');
    await page.getByRole('group', { name: 'Look at the site' }).getByRole('button', { name: 'Well', exact: true }).click();
    await expect(page.getByText('Kept: well.')).toBeVisible();
  },
  'device-used': usesDevice,
  'medicine-given': givesMedicine,
  'adverse-event-recorded': recordsAdverseEvent,
  'alert-acknowledged': async (page) => {
    await opens(page, 'Dose');
    await alert(page).getByRole('button', { name: 'Acknowledge' }).click();
    await expect(alert(page).getByText('Acknowledged')).toBeVisible();
  },
  'prescriber-informed': async (page, said) => {
    await alert(page)
      .getByLabel('Prescriber informed')
      .selectOption({ label: person(said, 'prescriberId') });
    await alert(page).getByRole('button', { name: 'Paged' }).click();
    await expect(alert(page).getByText(/^\s*Prescriber informed \d/)).toBeVisible();
  },
  'alert-action-recorded': async (page, said) => {
    await opens(page, 'Dose');
    await alert(page).getByRole('button', { name: 'Record action' }).click();
    await alert(page)
      .getByRole('group', { name: 'What was done' })
      .getByRole('button', { name: words(text(said, 'action')) })
      .click();
    await expect(alert(page).getByRole('group', { name: 'What was done' })).toBeHidden();
  },
  'alert-resolved': async (page) => {
    await opens(page, 'Dose');
    await alert(page).getByRole('button', { name: 'Resolve' }).click();
    await expect(alert(page)).toBeHidden();
  },
};
