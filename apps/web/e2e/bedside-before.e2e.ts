import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { send } from './a-told-infusion.js';
import { holdsTimeOut, preparesBlind, settlesCheck } from './before-the-dose.js';
import { checkedInVisit } from './golden-bedside.js';
import { choose, confirmIdentity, everybody, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';

test('an infusion from the order to its release, each person on their own tablet', async ({ browser, baseURL }) => {
  test.setTimeout(420_000);
  const people = await everybody(browser);
  const { ruiz, okafor } = people;
  const { patients } = await send(ruiz.request, '/patients/search', { text: 'CH-0001' });
  const appointmentId = await checkedInVisit(String(baseURL), patients[0].id, 'intravenous-ketamine');
  const id = randomUUID();
  await send(ruiz.request, '/dosing-sessions', { id, appointmentId });

  await test.step('the prescriber composes and signs the order', async () => {
    await okafor.goto(`/sessions/${id}/order`);
    await expect(okafor.getByText('164/98 mmHg at 18 min')).toBeVisible();
    await okafor.getByLabel('Dose by weight').fill('2');
    await choose(okafor, 'Weight basis', 'Actual');
    await choose(okafor, 'Vial, mg/mL', '10');
    await choose(okafor, 'Diluent', 'Fill up to');
    await okafor.getByLabel('Volume').fill('50');
    await choose(okafor, 'Fluid', 'Saline 0.9 %');
    await okafor.getByLabel('Duration').fill('40');
    await choose(okafor, 'Bolus from the bag allowed', 'No');
    await expect(okafor.getByText(/The dose by weight is 2 mg\/kg, above the hard limit/)).toBeVisible();
    await okafor.getByLabel('Dose by weight').fill('0.5');
    await expect(okafor.getByText('75 mL/h')).toBeVisible();
    await expect(okafor.getByText('4.1 mL', { exact: true })).toBeVisible();
    await expect(okafor.getByText(/\+6.97 mg and \+0.085 mg\/kg against what was given last time/)).toBeVisible();
    for (const reason of await okafor.getByLabel(/Give a reason|give a reason/).all()) await reason.fill('Agreed with the patient');
    await withoutBarriers(okafor);
    await okafor.getByRole('button', { name: 'Sign the order' }).click();
    await confirmIdentity(okafor);
    await expect(okafor.getByText(/Ketamine 41 mg \(0.5 mg\/kg × 82 kg actual weight\)/)).toBeVisible();
  });

  await test.step('the nurse opens the check and settles every line', () => settlesCheck(people, id));
  await test.step('one prepares, the other checks blind', () => preparesBlind(people, id));
  await test.step('the time-out is refused until the suicide answer is dealt with, then the dose is released', () =>
    holdsTimeOut(people, id));
});
