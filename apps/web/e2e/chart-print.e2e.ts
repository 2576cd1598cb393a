import { alexLines } from '@sojourn/domain/testing';
import { expect } from '@playwright/test';
import { untilGo } from './at-the-cockpit.js';
import { onTheGoldenDay, preparedSession } from './golden-bedside.js';
import { test } from './journey.js';
import { signInAs } from './sign-in-as.js';

const mm = 96 / 25.4;
/** The papers, lying; the margins of the page take 24 mm both ways. */
const papers = [
  ['A4', 297, 210],
  ['Letter', 279.4, 215.9],
] as const;

test('the chart of a whole infusion prints on one landscape page, its table and log after it', async ({ page, baseURL }) => {
  const story = { product: 'intravenous-ketamine', recordNumber: 'CH-0001', lines: untilGo(alexLines, '11:00') } as const;
  const id = await preparedSession(String(baseURL), story);
  await onTheGoldenDay(page, '11:00');
  await signInAs(page, 'ruiz');
  await page.goto(`/sessions/${id}/dose`);
  await expect(page.getByRole('row', { name: /^10:50/ }).first()).toBeAttached();
  const paper = await page.pdf({ preferCSSPageSize: true, path: test.info().outputPath('chart.pdf') });
  const boxes = [...paper.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Number(width),
    Number(height),
  ]);
  expect(boxes.length).toBeGreaterThan(0);
  for (const [width = 0, height = 0] of boxes) expect(width).toBeGreaterThan(height);

  await page.emulateMedia({ media: 'print' });
  for (const [name, widthMm, heightMm] of papers) {
    await page.setViewportSize({ width: Math.floor((widthMm - 24) * mm), height: Math.floor((heightMm - 24) * mm) });
    const bottom = await page.locator('kat-session-chart').evaluate((chart) => chart.getBoundingClientRect().bottom + scrollY);
    expect(bottom, name).toBeLessThanOrEqual((heightMm - 24) * mm);
  }
  const breaks = await page
    .locator('kat-session-chart')
    .evaluate((chart) => [getComputedStyle(chart).breakInside, getComputedStyle(chart).breakAfter]);
  expect(breaks).toEqual(['avoid', 'page']);
});
