// How PostgreSQL answers a week by resource over the filled tables, as the application role: printed, kept in docs, and refused where it reads
// the appointments or their bookings from end to end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { root } from '../../install.mjs';

const large = ['appointment', 'resource_booking'];
/** Ids and times differ from run to run, plans do not. */
const steady = (line) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/'\d{4}-\d\d-\d\d[^']*'/g, "'…'");

async function heardDuring(app, work) {
  const heard = [];
  const { logger } = app.get(DataSource);
  const before = logger.logQuery;
  logger.logQuery = (sql, parameters = []) => heard.push({ sql, parameters });
  await work();
  logger.logQuery = before;
  return heard.filter(({ sql }) => /^\s*(with|select)\b/i.test(sql) && large.some((table) => sql.includes(table)));
}

async function planOf(client, { sql, parameters }) {
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE sojourn_app');
  await client.query(`SET LOCAL app.clinic_id = '1'`);
  const { rows } = await client.query(`EXPLAIN (COSTS OFF) ${sql}`, parameters);
  await client.query('ROLLBACK');
  return rows.map((row) => row['QUERY PLAN']);
}

/** Writes the plans of everything that is asked of the large tables while `work` goes on to docs/query-plans/NAME.txt. */
export async function keepPlans(name, { app, client }, work) {
  const parts = [];
  for (const statement of await heardDuring(app, work)) {
    const plan = await planOf(client, statement);
    const whole = plan.find((line) => large.some((table) => new RegExp(`Seq Scan on ${table}\\b`).test(line)));
    if (whole !== undefined) throw new Error(`${name}: ${whole.trim()}: ${statement.sql}`);
    parts.push([statement.sql.replace(/\s+/g, ' ').trim(), '', ...plan.map(steady)].join('\n'));
  }
  const folder = join(root, 'docs', 'query-plans');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.txt`), `${parts.join('\n\n\n')}\n`);
  console.log(`${parts.length} plans without a sequential scan of ${large.join(' or ')}: docs/query-plans/${name}.txt`);
}
