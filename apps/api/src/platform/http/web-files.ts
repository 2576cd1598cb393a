import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const year = 31_536_000;

/** Serves the built web application on the same port; any other page address gets the shell, whose router knows what to do. */
export async function serveWeb(app: NestFastifyApplication, root: string): Promise<void> {
  const shell = readFileSync(join(root, 'index.html'));
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = /-[\w-]{8}\.(js|css)(\.br|\.gz)?$/.test(path);
      void reply.header('Cache-Control', isHashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
  const files = shellFiles(root);
  server.get('/shell-files.json', (_request, reply) => reply.header('Cache-Control', 'no-cache').send(files));
  server.get('/*', (request, reply) => {
    if (/^\/(api|fhir|health|problems)(\/|$)/.test(request.url)) return reply.callNotFound();
    return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(shell);
  });
}

/** Everything a device keeps of the application to open it without the server; the version changes with any of it. */
function shellFiles(root: string): { readonly version: string; readonly files: readonly string[] } {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(js|css|svg|woff2)$/.test(file.name) && file.name !== 'shell-worker.js')
    .map((file) => join(file.parentPath, file.name))
    .sort();
  const version = createHash('sha256');
  for (const path of [join(root, 'index.html'), ...paths]) version.update(path.slice(root.length)).update(readFileSync(path));
  return {
    version: version.digest('hex').slice(0, 16),
    files: ['/', ...paths.map((path) => path.slice(root.length).replaceAll('\\', '/'))],
  };
}
