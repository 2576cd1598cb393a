import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Caller } from '../caller/caller.js';
import { requestContext, type RequestContext } from './request-context.js';

/** The clinic's rows within the open transaction. SQL names `clinic_id = $n` itself; row-level security stands behind it. */
export interface ClinicData {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** The open transaction of this caller's request. There is none without a caller. */
  of(caller: Caller): ClinicData {
    return dataOf(this.contextOf(caller).runner);
  }

  /** Names the patient and the entity that the request's audit entry is about. */
  concerns(caller: Caller, about: { patientId?: string | null; entityId?: string | null; reason?: string | null }): void {
    Object.assign(this.contextOf(caller), about);
  }

  /** Names every patient of a request that touches several: the audit has one entry for each. */
  concernsEach(caller: Caller, [first, ...also]: RequestContext['also']): void {
    if (first !== undefined) Object.assign(this.contextOf(caller), { ...first, also });
  }

  /** Tells other screens of the clinic, after the commit, that something changed. Ids only. */
  publish(caller: Caller, topic: string, id: string): void {
    this.contextOf(caller).published.push({ topic, id });
  }

  /** Opens one transaction for the caller, with the clinic set, and commits it when `work` succeeds. */
  async within<T>(caller: Caller, work: (context: RequestContext) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const context: RequestContext = { caller, runner, published: [], patientId: null, entityId: null, reason: null, also: [] };
    try {
      await runner.startTransaction();
      await runner.query(`SET LOCAL app.clinic_id = '${clinicSetting(caller.clinicId)}'`);
      const result = await requestContext.run(context, () => work(context));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** A short transaction of its own for looking up rows of one clinic before there is a caller (sign-in). */
  async inClinic<T>(clinicId: number, work: (clinic: ClinicData) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async ({ queryRunner }) => {
      if (queryRunner === undefined) throw new Error('A transaction has a query runner');
      await queryRunner.query(`SET LOCAL app.clinic_id = '${clinicSetting(clinicId)}'`);
      return work(dataOf(queryRunner));
    });
  }

  /** Tables that belong to no clinic: people, sign-ins, attempts. */
  unscoped(): ClinicData {
    return { query: (sql, parameters = []) => this.dataSource.query(sql, [...parameters]) };
  }

  private contextOf(caller: Caller): RequestContext {
    const context = requestContext.getStore();
    if (context === undefined) throw new Error('No transaction is open: the route runs without one');
    if (context.caller !== caller) throw new Error('The open transaction belongs to another caller');
    return context;
  }
}

function dataOf(runner: QueryRunner): ClinicData {
  return { query: (sql, parameters = []) => runner.query(sql, [...parameters]) };
}

/** SET takes no parameters, so the one value that goes into SQL text is proven to be a positive integer. */
function clinicSetting(clinicId: number): string {
  if (!Number.isSafeInteger(clinicId) || clinicId <= 0) throw new Error('A clinic is a positive integer');
  return String(clinicId);
}
