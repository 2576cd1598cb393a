import type { Page } from '@playwright/test';

/** Chromium's own virtual authenticator: a device with a fingerprint reader whose owner is always there. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const built = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...built, isUserVerified: true, automaticPresenceSimulation: true },
  });
}
