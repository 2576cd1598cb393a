import { expect } from '@playwright/test';
import { goesHome, recovers } from './after-the-dose.js';
import { aPatient, aStoppedInfusion } from './a-told-infusion.js';
import { confirmIdentity, everybody, line, settle, withoutBarriers } from './at-the-bedside.js';
import { test } from './journey.js';
import { presses } from './with-keys.js';

test('recovery is refused with every reason at 50 minutes, and everybody goes home at 70', async ({ browser }) => {
  test.setTimeout(420_000);
  const people = await everybody(browser);
  const { ruiz, bauer } = people;

  await test.step('the golden refusal: 50 of 60 minutes', async () => {
    const early = await aStoppedInfusion(people, await aPatient(people), 50);
    await ruiz.goto(`/sessions/${early}`);
    await expect(ruiz).toHaveURL(/recover/);
    await expect(ruiz.getByText('50 of 60 min', { exact: true })).toBeVisible();
    await ruiz.getByRole('button', { name: 'Ready to leave' }).click();
    const refusal = ruiz.locator('kat-step-card').filter({ hasText: 'Ready for discharge' }).getByRole('alert');
    for (const reason of ['50 of 60 min have passed', 'Take the discharge score', 'Ask about thoughts of suicide again', 'Walks steadily'])
      await expect(refusal).toContainText(reason);
    await withoutBarriers(ruiz);
  });

  const id = await aStoppedInfusion(people, await aPatient(people), 70);
  await test.step('recovery, line by line', () => recovers(people, id));
  await test.step('the way home', () => goesHome(people));

  await test.step('waste before a second person, signed record, close and seal', async () => {
    await ruiz.goto(`/sessions/${id}/close`);
    await expect(ruiz.getByText('6.97 mg of what was withdrawn is not accounted for.')).toBeVisible();
    await ruiz.getByText('Record waste', { exact: true }).click();
    await ruiz.getByLabel('Wasted').fill('6.97');
    await ruiz.getByLabel('In a volume of').fill('8.5');
    await ruiz.getByLabel(/irretrievable/).fill('Poured onto absorbent');
    await ruiz.getByLabel('Second person who sees it').selectOption({ label: 'Tom Bauer' });
    await ruiz.getByRole('button', { name: 'Record the waste' }).click();
    await expect(ruiz.getByText('Every microgram is accounted for.')).toBeVisible();
    await expect(ruiz.getByText('Waits for Tom Bauer')).toBeVisible();
    const record = line(ruiz, 'Administration record');
    await record.getByRole('button', { name: /Administration record/ }).click();
    await record.getByRole('button', { name: 'Sign the administration record' }).click();
    await confirmIdentity(ruiz);
    await expect(record.locator('kat-line-form')).toBeHidden();
    const close = ruiz.locator('kat-step-card');
    await close.getByRole('button', { name: 'Close the session' }).click();
    await expect(close.getByRole('alert')).toContainText('A second person confirms the waste under their own name.');
    await bauer.goto(`/sessions/${id}/close`);
    await bauer.getByRole('button', { name: 'I saw it wasted' }).click();
    await confirmIdentity(bauer);
    await expect(ruiz.getByText('Witnessed by Tom Bauer')).toBeVisible();
    await withoutBarriers(ruiz);
    for (const name of await ruiz
      .getByRole('button', { name: /^Record: .* missed at/ })
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? '')))
      await settle(
        ruiz,
        name.replace('Record: ', ''),
        async (form) => form.getByLabel('Why it was missed').fill('With the patient'),
        'Save the reason',
      );
    const seal = ruiz.getByRole('button', { name: 'Seal the session' });
    // The last reason may still be on its way when the step is asked for: then it is refused, and asked for again.
    await expect(async () => {
      await close.getByRole('button', { name: 'Close the session' }).click({ timeout: 2_000 });
      await expect(seal).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
    await presses(ruiz, 'Seal the session');
    await expect(ruiz.getByText('Sealed and unchanged')).toBeVisible();
    await withoutBarriers(ruiz, 'sealed');
    await ruiz.reload();
    await expect(ruiz.getByText('Sealed and unchanged')).toBeVisible();
  });
});
