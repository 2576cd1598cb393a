import type { INestApplication } from '@nestjs/common';
import { createApp } from './create-app.js';
import { readConfig, warningsOf } from './platform/config/config.js';

const longestFarewellMilliseconds = 20_000;

/** Takes nothing new, finishes what was accepted, then goes: 0 when all of it was finished, 1 when it took too long. */
function stopOn(signal: NodeJS.Signals, app: INestApplication): void {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), longestFarewellMilliseconds).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

try {
  const config = readConfig(process.env);
  for (const warning of warningsOf(config)) console.warn(warning);
  const app = await createApp(config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) stopOn(signal, app);
  await app.listen(config.port, config.host);
  process.send?.({ address: await app.getUrl() });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const taken = /EADDRINUSE/.test(reason);
  console.error(taken ? `Port ${process.env['PORT']} is taken by another program. Set PORT to a free one, e.g. PORT=4310.` : reason);
  process.exit(1);
}
