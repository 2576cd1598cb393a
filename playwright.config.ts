import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browser.mjs';

const port = process.env.JOURNEY_PORT ?? '4391';

export default defineConfig({
  testDir: 'apps/web/e2e',
  testMatch: '*.e2e.ts',
  outputDir: '.tmp/journeys',
  timeout: 180_000,
  expect: { timeout: 20_000 }, // a machine with other work to do is slow, not wrong
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1180, height: 820 },
    serviceWorkers: 'block', // a journey that stands in for the server would not be asked; the offline one allows them
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: await findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node tools/journey-server.mjs',
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
