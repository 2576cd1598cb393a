import { test as base } from '@playwright/test';

/** A journey; the tablets it took out are put away when it ends, or their cockpits would run on beside the journeys after it. */
export const test = base.extend<{ tidied: undefined }>({
  tidied: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const tablet of browser.contexts()) await tablet.close();
    },
    { auto: true },
  ],
});
