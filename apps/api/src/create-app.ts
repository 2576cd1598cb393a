import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { validationPipe } from './platform/http/validation.js';
import { serveWeb } from './platform/http/web-files.js';

const megabyte = 1024 * 1024;

/** Everything but listening: the same application in production, tests and the demo seed. */
export async function createApp(config: Config, clock = new Clock()): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies,
    bodyLimit: megabyte / 4,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, clock), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(validationPipe);
  app.useBodyParser('application/fhir+json', { bodyLimit: 32 * megabyte }, readJson);
  app.useBodyParser('application/hl7-v2', { bodyLimit: megabyte / 4 }, (_request, body, done) => done(null, body));
  await app.register(cookie);
  await app.register(helmet, securityHeaders(config));
  noStoreOnApi(app);
  closeWhatFellIdle(app);
  if (config.servesApiDocs) serveDocs(app);
  if (config.webRoot !== undefined) await serveWeb(app, config.webRoot);
  return app;
}

function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/docs/openapi.json',
    customSiteTitle: 'Sojourn API',
  });
}

/** OpenAPI 3.1 from the routes and the domain's decoders. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder().setTitle('Sojourn').setVersion('1').setOpenAPIVersion('3.1.0').addCookieAuth('sojourn').build();
  return SwaggerModule.createDocument(app, about);
}

/** FHIR bundles are larger than anything else that comes in, so they have a content type and a limit of their own. */
function readJson(_request: unknown, body: Buffer | string, done: (error: Error | null, value?: unknown) => void): void {
  try {
    done(null, JSON.parse(body.toString()));
  } catch {
    done(Object.assign(new Error('The file is not JSON'), { statusCode: 400 }));
  }
}

function securityHeaders(config: Config): Parameters<typeof helmet>[1] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.isSecure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  };
}

/** While stopping, a connection whose last answer went out is closed at once: a browser would hold it open for a minute and the stop with it. */
function closeWhatFellIdle(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preClose', async () => {
    setInterval(() => server.server.closeIdleConnections(), 100).unref();
  });
}

function noStoreOnApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/') || request.url.startsWith('/health')) void reply.header('Cache-Control', 'no-store');
    });
}
