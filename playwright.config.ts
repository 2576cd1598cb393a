import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browser.mjs';

const port = Number(process.env.JOURNEY_PORT ?? '4391');
/** So many journeys go on at once, each kind on a clinic of its own: the ports follow one another. */
const atOnce = Number(process.env.JOURNEYS_AT_ONCE ?? '1');

export default defineConfig({
  testDir: 'apps/web/e2e',
  testMatch: '*.e2e.ts',
  outputDir: '.tmp/journeys',
  timeout: 300_000, // a journey is as long as a day, and the machine may be busy
  expect: { timeout: 20_000 }, // a machine with other work to do is slow, not wrong
  workers: atOnce,
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
  webServer: Array.from({ length: atOnce }, (_, index) => ({
    command: 'node tools/journey-server.mjs',
    env: { JOURNEY_PORT: String(port + index) },
    url: `http://127.0.0.1:${port + index}/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  })),
});
