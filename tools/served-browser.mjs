// The product served for a measurement, and a person signed in to it in a real browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { root } from './install.mjs';

const port = process.env.JOURNEY_PORT ?? '4391';
export const origin = `http://127.0.0.1:${port}`;

/** Runs the work beside a server of its own, with a browser. */
export async function served(work) {
  const server = spawn(process.execPath, [join(root, 'tools/journey-server.mjs')], {
    env: { ...process.env, JOURNEY_PORT: port },
    stdio: 'ignore',
  });
  try {
    for (let tries = 0; tries < 120; tries += 1) {
      if ((await fetch(`${origin}/health/ready`).catch(() => null))?.ok) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
    await work(browser);
    await browser.close();
  } finally {
    server.kill('SIGTERM');
  }
}

export async function signedIn(browser, key, viewport) {
  const page = await browser.newPage({ viewport });
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(/e-mail/i).fill(`${key}@cedarhollow.example`);
  await page.getByLabel(/password/i).fill('cedar hollow 2026');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}
