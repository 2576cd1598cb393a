import { test as base } from '@playwright/test';

/**
 * A journey, on a clinic of its own in which nobody has worked before it. The tablets it took out are put away when it ends, or their cockpits
 * would run on beside the journeys after it.
 */
export const test = base.extend<{ tidied: undefined }>({
  baseURL: async ({ baseURL }, use, { parallelIndex }) => {
    const clinic = new URL(String(baseURL));
    clinic.port = String(Number(clinic.port) + parallelIndex);
    const door = new URL(clinic);
    door.port = String(Number(clinic.port) + 100);
    const opened = await fetch(door, { method: 'POST' });
    if (!opened.ok) throw new Error(`No clinic was opened for this journey: ${await opened.text()}`);
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
