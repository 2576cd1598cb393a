import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Caller } from '../caller/caller.js';
import { clinicSetting } from './data-source.js';
import { requestContext, type LiveTopic, type RequestContext } from './request-context.js';

/** What one committed transaction changed in a clinic. */
export interface Announcement {
  readonly clinicId: number;
  readonly topics: readonly LiveTopic[];
}

/** The clinic's rows within the open transaction. SQL names `clinic_id = $n` itself; row-level security stands behind it. */
export interface ClinicData {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

@Injectable()
export class Database {
  private readonly committed = new Subject<Announcement>();
  /** What was published by each transaction, once it is committed; one that was rolled back says nothing. */
  readonly changes = this.committed.asObservable();

  constructor(private readonly dataSource: DataSource) {}

  /** The open transaction of this caller's request. There is none without a caller. */
  of(caller: Caller): ClinicData {
    const { opened } = this.contextOf(caller);
    return { query: async (sql, parameters = []) => (await opened()).query(sql, [...parameters]) };
  }

  /** Names the patient and the entity that the request's audit entry is about. */
  concerns(caller: Caller, about: { patientId?: string | null; entityId?: string | null; reason?: string | null }): void {
    Object.assign(this.contextOf(caller), about);
  }

  /** Names every patient of a request that touches several: the audit has one entry for each. */
  concernsEach(caller: Caller, [first, ...also]: RequestContext['also']): void {
    if (first !== undefined) Object.assign(this.contextOf(caller), { ...first, also });
  }

  /** Says that the act's audit entry was committed together with what it changed. */
  hasAudited(caller: Caller): void {
    this.contextOf(caller).isAudited = true;
  }

  /** Tells other screens of the clinic, after the commit, that something changed. Ids only. */
  publish(caller: Caller, topic: string, id: string): void {
    this.contextOf(caller).published.push({ topic, id });
  }

  /** One transaction for the caller, opened with the clinic set at the first query and committed when `work` succeeds. */
  async within<T>(caller: Caller, work: (context: RequestContext) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const context: RequestContext = { ...nothingYet(), caller, opened: onceOpened(runner, caller.clinicId) };
    try {
      const result = await requestContext.run(context, () => work(context));
      if (runner.isTransactionActive) await runner.commitTransaction();
      if (context.published.length > 0) this.committed.next({ clinicId: caller.clinicId, topics: [...context.published] });
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
      await queryRunner.query(clinicSetting(clinicId));
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

function nothingYet(): Omit<RequestContext, 'caller' | 'opened'> {
  return { published: [], isAudited: false, patientId: null, entityId: null, reason: null, also: [] };
}

/** The same transaction for everybody who asks, also for two who ask at once. */
function onceOpened(runner: QueryRunner, clinicId: number): () => Promise<QueryRunner> {
  let opening: Promise<QueryRunner> | undefined;
  const open = async (): Promise<QueryRunner> => {
    await runner.startTransaction();
    await runner.query(clinicSetting(clinicId));
    return runner;
  };
  return () => (opening ??= open());
}
