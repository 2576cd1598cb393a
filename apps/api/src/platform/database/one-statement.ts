import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { clinicSetting, connectionOptions } from './data-source.js';

export interface PreparedStatement {
  /** Names the statement on each connection, so that it is planned there once. */
  readonly name: string;
  readonly text: string;
}

/**
 * One statement of one clinic as one transaction in one round trip: begin, clinic, statement and commit go out together and their answers come
 * back together. For what happens at every tap of every bedside; everything else runs in a request's transaction.
 */
@Injectable()
export class OneStatement implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
  ) {
    const max = Math.ceil(config.databasePool / 2);
    const settings = { connectionString: config.databaseUrl, max, ...connectionOptions(config), pipeline: true };
    this.pool = new pg.Pool(settings);
    this.pool.on('error', () => undefined); // An idle connection that breaks is left out of the pool; the next statement opens another.
    // One that breaks under way tells its statement; an error that nobody hears would end the whole server.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Throws what the database refused as a query's fault, without its values. What is answered is committed. */
  async run<Row>(clinicId: number, statement: PreparedStatement, values: readonly unknown[]): Promise<Row[]> {
    this.dataSource.logger.logQuery(statement.text, [...values]);
    const begin = `BEGIN; ${clinicSetting(clinicId)}`;
    const client = await this.pool.connect();
    const sent = [client.query(begin), client.query({ ...statement, values: [...values] }), client.query('COMMIT')] as const;
    const [begun, done, ended] = await Promise.allSettled(sent);
    client.release(begun.status === 'rejected' || ended.status === 'rejected');
    for (const part of [begun, done, ended]) if (part.status === 'rejected') throw faultOf(statement, part.reason);
    // Behind a statement that failed COMMIT answers ROLLBACK, without an error of its own.
    if (ended.status !== 'fulfilled' || ended.value.command !== 'COMMIT') throw new Error('The statement was not committed');
    return done.status === 'fulfilled' ? (done.value.rows as Row[]) : [];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** A refusal of the database, by its state; a lost connection stays what it is. */
function faultOf({ text }: PreparedStatement, reason: unknown): Error {
  if (reason instanceof pg.DatabaseError) return new QueryFailedError(text, [], reason);
  return reason instanceof Error ? reason : new Error('The database did not answer');
}
