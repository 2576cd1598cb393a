import { createApp } from './create-app.js';
import { readConfig } from './platform/config/config.js';

try {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  process.send?.({ address: await app.getUrl() });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const taken = /EADDRINUSE/.test(reason);
  console.error(taken ? `Port ${process.env['PORT']} is taken by another program. Set PORT to a free one, e.g. PORT=4310.` : reason);
  process.exit(1);
}
