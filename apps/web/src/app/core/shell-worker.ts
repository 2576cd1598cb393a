import { DOCUMENT, inject, isDevMode, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';

/** The application is kept on this device once its first page stands, and looked after at each further start. */
export function provideShellWorker(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const view = inject(DOCUMENT).defaultView;
    const workers = (view?.navigator as Partial<Navigator> | undefined)?.serviceWorker;
    if (isDevMode() || view === null || workers === undefined) return;
    const start = async (): Promise<void> => {
      await workers.register('/shell-worker.js', { scope: '/', updateViaCache: 'none' });
      (await workers.ready).active?.postMessage('look-for-new');
    };
    // A browser that forbids workers only lacks pages without the server; the outbox is not its business.
    view.addEventListener('load', () => void start().catch(() => undefined), { once: true });
  });
}
