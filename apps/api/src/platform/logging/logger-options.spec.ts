import { readConfig } from '../config/config.js';
import { loggerOptions } from './logger-options.js';

const config = readConfig({ DATABASE_URL: 'postgres://x@127.0.0.1/x', SECRET_KEY: 'ab'.repeat(32), LOG_LEVEL: 'info', PORT: '0' });

/** What the log writes down of a request for an address. */
function logged(url: string): unknown {
  const { pinoHttp } = loggerOptions(config);
  const { serializers } = pinoHttp as { serializers: { req: (request: object) => unknown } };
  return serializers.req({ id: 'r1', method: 'GET', url });
}

describe('the log of requests', () => {
  it('knows the path and nothing that was asked in it', () => {
    expect(logged('/api/v1/patients?name=Amin')).toEqual({ id: 'r1', method: 'GET', path: '/api/v1/patients' });
  });

  it('never holds the address of a calendar, which is its key', () => {
    const path = `/api/v1/calendars/1.0190a000-0000-7000-8000-000000000001.${'s'.repeat(43)}.ics`;
    expect(logged(path)).toEqual({ id: 'r1', method: 'GET', path: '/api/v1/calendars/…' });
  });
});
