import { DataSource } from 'typeorm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Calls `hear` with every statement that the application sends to its database from now on. */
export function hearStatements(app: NestFastifyApplication, hear: (statement: Statement) => void): void {
  const logger = app.get(DataSource).logger;
  logger.logQuery = (sql: string, parameters?: unknown[]) => hear({ sql, parameters: parameters ?? [] });
}
