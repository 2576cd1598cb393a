import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';

interface LoggedRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/** One JSON line per request: who asked for which path with which result. No query, no body, no headers, no names. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      serializers: {
        req: ({ id, method, url }: LoggedRequest) => ({ id, method, path: loggedPath(url) }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: (error: Error) => ({ kind: error.name }),
      },
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
    },
  };
}

/** The address of a calendar is its key: it is never written down. */
function loggedPath(url: string): string {
  return (url.split('?')[0] ?? '').replace(/(\/calendars\/).*/, '$1…');
}
