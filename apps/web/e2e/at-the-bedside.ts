import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { People } from './a-told-infusion.js';
import { signInAs } from './sign-in-as.js';

const password = 'cedar hollow 2026';

/** A person on a tablet of their own. */
export async function personOn(browser: Browser, key: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1180, height: 820 } })).newPage();
  await signInAs(page, key);
  return page;
}

export async function everybody(browser: Browser): Promise<People> {
  const [ito, ruiz] = [await personOn(browser, 'ito'), await personOn(browser, 'ruiz')];
  return { ito, ruiz, bauer: await personOn(browser, 'bauer'), okafor: await personOn(browser, 'okafor') };
}

/** The question comes once in five minutes; a person who has just answered it goes on. */
export async function confirmIdentity(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
  await dialog.waitFor({ timeout: 3_000 }).catch(() => undefined);
  if (!(await dialog.isVisible())) return;
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Confirm and go on' }).click();
  await expect(dialog).toBeHidden();
}

export const line = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(`: ${name}`) }) });

/** Opens a line of a checklist, fills its form, saves, and sees it done. */
export async function settle(page: Page, name: string, fill: (form: Locator) => Promise<void>, save: string | RegExp): Promise<void> {
  const item = line(page, name);
  await item.getByRole('button', { name: new RegExp(`: ${name}`) }).click();
  const form = item.locator('kat-line-form');
  await expect(form.getByRole('button', { name: save })).toBeVisible();
  await fill(form);
  await form.getByRole('button', { name: save }).click();
  await expect(item.locator('kat-line-form')).toBeHidden();
}

export const choose = (where: Locator | Page, group: string | RegExp, answer: string) =>
  where.getByRole('group', { name: group }).getByText(answer, { exact: true }).click();

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * No barrier in any light, on the whole screen or within a part of it. Another light changes colours alone: what the first one found holds
 * for names, roles and sizes.
 */
export async function withoutBarriers(page: Page, where = '', within = 'html'): Promise<void> {
  await stoodStill(page);
  await inLight(page, 'light');
  // Legacy mode opens no second page: coming back from one, the browser would move the focus of the first.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).include(within).withTags(rules).analyze();
  expect(found.violations.map(({ id, nodes }) => `${where} light ${id} ${nodes[0]?.html}`)).toEqual([]);
  for (const light of ['dark', 'dim']) {
    await inLight(page, light);
    // The first look has left the rules in the page.
    const pale = await page.evaluate(async (part) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (part: string, options: object) => Promise<{ violations: { nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run(part, { runOnly: ['color-contrast', 'link-in-text-block'] });
      return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
    }, within);
    expect(pale.map((html) => `${where} ${light} ${html}`)).toEqual([]);
  }
  await inLight(page, 'light');
}

/** What was pressed has been drawn, and a dialog that rises stands: on its way it is paler than it will be. */
export const stoodStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
  });

const inLight = (page: Page, light: string): Promise<void> =>
  page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), light);
