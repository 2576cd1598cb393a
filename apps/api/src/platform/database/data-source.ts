import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import type { Config } from '../config/config.js';

/** Timestamps travel as ISO text: hydrating hundreds of dates costs more than reading them. The server speaks UTC. */
pg.types.setTypeParser(1184, (value) => `${value.slice(0, 10)}T${value.slice(11, -3)}Z`);
pg.types.setTypeParser(1082, (value) => value);

/** TypeORM's own loggers print parameters, which hold names and doses; this one says nothing. */
const silent: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

const limits = [
  'statement_timeout=5000',
  'lock_timeout=3000',
  'idle_in_transaction_session_timeout=10000',
  'TimeZone=UTC',
  'search_path=sojourn,public',
];

/** For every connection of the application. */
export function connectionOptions({ databaseWaitMilliseconds }: Config) {
  return { connectionTimeoutMillis: databaseWaitMilliseconds, options: limits.map((limit) => `-c ${limit}`).join(' ') };
}

/** Names the clinic of a transaction. SET takes no parameters, so the one value that goes into SQL text is proven to be a positive integer. */
export function clinicSetting(clinicId: number): string {
  if (!Number.isSafeInteger(clinicId) || clinicId <= 0) throw new Error('A clinic is a positive integer');
  return `SET LOCAL app.clinic_id = '${clinicId}'`;
}

const tries = 10;
const pauseMilliseconds = 500;

/** Connects, with some patience: at a start the database may be a moment behind. Throws its last error when it stays away. */
export async function connected(config: Config): Promise<DataSource> {
  for (let left = tries; ; left -= 1) {
    try {
      return await createDataSource(config).initialize();
    } catch (error) {
      if (left <= 1 || !isAway(error)) throw error; // a wrong password or name does not get better by waiting
      await setTimeout(pauseMilliseconds);
    }
  }
}

function isAway(error: unknown): boolean {
  const code = String(Reflect.get(Object(error), 'code') ?? '');
  return /^(ECONNREFUSED|ECONNRESET|57P03|53300)$/.test(code) || (error instanceof Error && /timeout|terminated/i.test(error.message));
}

/** The application's connections: a role that owns nothing and cannot pass row-level security. */
function createDataSource(config: Config): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    schema: 'sojourn',
    logger: silent,
    entities: [],
    installExtensions: false,
    extra: { max: config.databasePool, ...connectionOptions(config) },
  });
}
