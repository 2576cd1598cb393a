import { test as base } from '@playwright/test';

/**
 * A journey, on the clinic of its own that the journeys beside it do not know. The tablets it took out are put away when it ends, or their
 * cockpits would run on beside the journeys after it.
 */
export const test = base.extend<{ tidied: undefined }>({
  baseURL: async ({ baseURL }, use, { parallelIndex }) => {
    const clinic = new URL(String(baseURL));
    clinic.port = String(Number(clinic.port) + parallelIndex);
    await use(clinic.origin);
  },
  tidied: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const tablet of browser.contexts()) await tablet.close();
    },
    { auto: true },
  ],
});
