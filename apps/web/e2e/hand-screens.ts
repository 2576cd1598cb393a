import { expect, type Locator, type Page } from '@playwright/test';
import type { EntryKind } from '@sojourn/domain';
import { settle } from './at-the-bedside.js';
import { names } from './golden-bedside.js';

/** What a line of the golden day says, with people by their key. */
export type Said = Readonly<Record<string, unknown>>;

export const text = (said: Said, name: string): string => String(said[name] ?? '');
export const has = (said: Said, name: string): boolean => said[name] !== undefined;
export const thousandths = (said: Said, name: string): string => String(Number(said[name]) / 1_000);
export const words = (code: string): RegExp => new RegExp(`^\\s*${code.replaceAll('-', ' ')}\\s*$`, 'i');
export const person = (said: Said, name: string): string => names[text(said, name)] ?? '';

type Stage = 'Check' | 'Prepare' | 'Dose' | 'Recover' | 'Close';

export async function opens(page: Page, stage: Stage): Promise<void> {
  if (page.url().endsWith(`/${stage.toLowerCase()}`)) return;
  const rail = page.getByRole('navigation', { name: 'Stages of the session' });
  await rail.getByRole('link', { name: new RegExp(`^${stage}`) }).click();
  await expect(page).toHaveURL(new RegExp(`/${stage.toLowerCase()}$`));
}

export const pad = async (page: Page, name: string): Promise<void> => {
  await opens(page, 'Dose');
  await page.getByRole('group', { name: 'What to write' }).getByRole('button', { name, exact: true }).click();
};

/** A line of a list on a stage, filled and saved. */
export const onLine = (stage: Stage, name: string, save: string | RegExp, fill: (form: Locator, said: Said) => Promise<void>) => {
  return async (page: Page, said: Said): Promise<void> => {
    await opens(page, stage);
    await settle(page, name, (form) => fill(form, said), save);
  };
};

/** Takes a step of a card, and sees that it was taken. */
export async function takes(page: Page, stage: Stage, card: string, fill: (card: Locator) => Promise<void>, save: string): Promise<void> {
  await opens(page, stage);
  const found = page.locator('kat-step-card').filter({ hasText: card });
  await fill(found);
  await found.getByRole('button', { name: save }).click();
  await expect(found).toBeHidden();
}

/** How kinds of entries are written by a person with the screens: what is said goes in, and nothing else. */
export type ByHand = { readonly [Kind in EntryKind]?: (page: Page, said: Said) => Promise<void> };
