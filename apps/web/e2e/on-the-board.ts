import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type APIRequestContext, type Page } from '@playwright/test';

const headers = (): Record<string, string> => ({ 'X-Sojourn': '1', 'Idempotency-Key': randomUUID() });

/** What the server answers; with something to say, it is told. */
export async function asked<T>(request: APIRequestContext, path: string, data?: unknown): Promise<T> {
  const url = `/api/v1${path}`;
  const answer = data === undefined ? await request.get(url) : await request.post(url, { data, headers: headers() });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** The first patient found by a name or a record number. */
export async function patientOf(page: Page, text: string): Promise<string> {
  const { patients } = await asked<{ patients: { id: string }[] }>(page.request, '/patients/search', { text });
  return patients[0]?.id ?? '';
}

/** A visit on the board, by the beginning of what it is called. */
export const block = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

export async function barrierFree(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

const dayMs = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first working day that many days ahead or later. */
export function workingDay(days: number): string {
  const at = new Date(Date.now() + days * dayMs);
  return [0, 6].includes(at.getUTCDay()) ? workingDay(days + 1) : dateOf(at.getTime());
}
