import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { roles, type Role } from '@sojourn/domain';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../create-app.js';
import { OpenClinic } from '../features/clinics/index.js';
import { AdmitPerson } from '../features/sign-in/index.js';
import { InviteStaff } from '../features/staff/index.js';
import { Clock } from '../platform/clock/clock.js';
import { readConfig } from '../platform/config/config.js';
import { statementFaults } from './catalog/statement-lint.js';
import { hearStatements } from './statements.js';
import { TestClient } from './test-client.js';

export const testPassword = 'a long enough phrase for tests';
let clinicsOpened = 0;

/** The server's clock in tests: real time plus what the test moved it by. */
class MovableClock extends Clock {
  offset = 0;

  override now(): Date {
    return new Date(Date.now() + this.offset);
  }
}

export interface TestClinic {
  readonly id: number;
  readonly siteId: string;
  readonly staff: Readonly<Record<Role, { readonly staffMemberId: string; readonly personId: string; readonly email: string }>>;
  /** The server's present, in milliseconds: stories date what they tell by it, whatever day the suite stands on. */
  now(): number;
  /** A client signed in with that role alone; the same one each time. */
  as(role: Role): Promise<TestClient>;
}

/** The whole application over HTTP on a database of its own, copied from the migrated template. */
export class TestApi {
  private passwordHash: Promise<string> | undefined;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly origin: string,
    /** Superuser connection for looking behind the application's back. */
    readonly admin: pg.Client,
    /** The address that the application connects to the database with. */
    readonly databaseUrl: string,
    private readonly sent: ReadonlySet<string>,
    private readonly clock: MovableClock,
    private readonly database: string,
  ) {}

  /** `settings` are added to the environment that the application reads. Sealing and jobs run only when a test asks for them. */
  static async start(settings: Record<string, string> = {}): Promise<TestApi> {
    const { TEST_ADMIN_URL: adminUrl, TEST_APP_URL: appUrl } = process.env;
    if (adminUrl === undefined || appUrl === undefined)
      throw new Error('Run the tests with npm test or jest: its global set-up starts PostgreSQL');
    const database = `test_${randomUUID().replaceAll('-', '')}`;
    await onServer(adminUrl, `CREATE DATABASE ${database} TEMPLATE sojourn_template STRATEGY wal_log`);
    const admin = new pg.Client({ connectionString: named(adminUrl, database) });
    await admin.connect();
    await admin.query('SET search_path = sojourn, public');
    const standard = { DATABASE_URL: named(appUrl, database), SECRET_KEY: 'ab'.repeat(32), LOG_LEVEL: 'silent', PORT: '0' };
    // A busy machine takes its time to open a connection; that is no finding.
    const patient = { DATABASE_WAIT_MILLISECONDS: '20000' };
    const config = readConfig({ ...standard, ...patient, AUDIT_SEAL_SECONDS: '0', RUN_JOBS: 'false', ...settings });
    const clock = new MovableClock();
    const app = await createApp(config, clock);
    const sent = new Set<string>();
    hearStatements(app, ({ sql }) => sent.add(sql));
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, await app.getUrl(), admin, config.databaseUrl, sent, clock, database);
  }

  /** Ends the suite, and holds every statement that it made the application send against the rules of tenancy. */
  async stop(): Promise<void> {
    await this.app.close();
    const faults = await this.statementFaults();
    await this.admin.end();
    await onServer(process.env['TEST_ADMIN_URL'] ?? '', `DROP DATABASE ${this.database} WITH (FORCE)`);
    if (faults.length > 0) throw new Error(`Statements that break the rules of tenancy:\n${faults.join('\n')}`);
  }

  private async statementFaults(): Promise<string[]> {
    const tenant = await this.admin.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'sojourn'::regnamespace AND obj_description(oid, 'pg_class') LIKE '%@tenant%'`,
    );
    const tables = new Set(tenant.rows.map(({ name }) => name));
    return [...this.sent].flatMap((sql) =>
      statementFaults(sql, tables).map((fault) => `  ${fault}: ${sql.replace(/\s+/g, ' ').slice(0, 300)}`),
    );
  }

  client(): TestClient {
    return new TestClient(this.origin);
  }

  get offset(): number {
    return this.clock.offset;
  }

  /** The server's present. */
  get now(): Date {
    return this.clock.now();
  }

  /** Sets the server's clock, for a suite whose stories name their days: it must not depend on the day it is run. */
  standAt(instant: string): void {
    this.clock.offset = Date.parse(instant) - Date.now();
  }

  moveClock(milliseconds: number): void {
    this.clock.offset += milliseconds;
  }

  async openClinic(): Promise<TestClinic> {
    clinicsOpened += 1;
    const id = clinicsOpened;
    const siteId = uuidv7();
    await this.app.get(OpenClinic).execute({
      clinicId: id,
      name: `Clinic ${id}`,
      zone: 'America/New_York',
      isSecondFactorRequired: false,
      hasClosedCharts: false,
      site: { id: siteId, name: 'Main', opensAt: '08:30', closesAt: '16:30' },
    });
    const entries = await Promise.all(roles.map(async (role) => [role, await this.addStaff(id, role)] as const));
    const staff = Object.fromEntries(entries) as TestClinic['staff'];
    const clients = new Map<Role, Promise<TestClient>>();
    const as = (role: Role): Promise<TestClient> => {
      const client = clients.get(role) ?? this.signedIn(staff[role].email);
      clients.set(role, client);
      return client;
    };
    return { id, siteId, staff, as, now: () => this.now.getTime() };
  }

  async addStaff(clinicId: number, role: Role): Promise<{ staffMemberId: string; personId: string; email: string }> {
    const personId = uuidv7();
    const staffMemberId = uuidv7();
    const email = `${role}.${personId}@clinic${clinicId}.example`;
    await this.admit(personId, email, `${role} ${clinicId}`);
    await this.app
      .get(InviteStaff)
      .execute({ clinicId, id: staffMemberId, personId, displayName: `${role} ${clinicId}`, credential: '', roles: [role] });
    await this.app.get(AdmitPerson).join(personId, clinicId, staffMemberId);
    return { staffMemberId, personId, email };
  }

  /** Hashing a password costs a tenth of a second by design: it is done once a suite, and everybody here has the same one. */
  private async admit(id: string, email: string, displayName: string): Promise<void> {
    this.passwordHash ??= this.app
      .get(AdmitPerson)
      .execute({ id, email, displayName, password: testPassword })
      .then(async () => (await this.admin.query('SELECT password_hash FROM person WHERE id = $1', [id])).rows[0].password_hash);
    const sql = 'INSERT INTO person (id, email, display_name, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING';
    await this.admin.query(sql, [id, email, displayName, await this.passwordHash]);
  }

  async signedIn(email: string): Promise<TestClient> {
    const client = this.client();
    const answer = await client.post('/api/v1/sign-in', { email, password: testPassword });
    if (answer.status !== 200) throw new Error(`Sign-in failed: ${JSON.stringify(answer.body)}`);
    return client;
  }
}

function named(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function onServer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
