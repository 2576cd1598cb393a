import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';

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

/** The application's connections: a role that owns nothing and cannot pass row-level security. */
export function createDataSource(url: string, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'sojourn',
    logger: silent,
    entities: [],
    installExtensions: false,
    extra: { max: poolSize, connectionTimeoutMillis: 1000, options: limits.map((limit) => `-c ${limit}`).join(' ') },
  });
}
