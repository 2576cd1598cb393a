import { setTimeout } from 'node:timers/promises';
import { TestApi, type TestClinic } from '../../testing/test-api.js';
import { OneStatement } from './one-statement.js';

let api: TestApi;
let here: TestClinic;
let statements: OneStatement;

beforeAll(async () => {
  api = await TestApi.start();
  here = await api.openClinic();
  statements = api.app.get(OneStatement);
});
afterAll(() => api.stop());

const mine = { name: 'clinic-of-the-transaction', text: `SELECT current_setting('app.clinic_id') AS clinic WHERE $1::int IS NOT NULL` };
const slow = { name: 'slow', text: 'SELECT pg_sleep($1::int)' };

/** Cuts the connections of this database whose last statement is such a one; answers how many. */
async function cut(query: string): Promise<number> {
  const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND query = $1`;
  return (await api.admin.query(sql, [query])).rows.length;
}

describe('one statement of one clinic', () => {
  it('runs in a transaction of that clinic', async () => {
    expect(await statements.run(here.id, mine, [1])).toEqual([{ clinic: String(here.id) }]);
  });

  it('refused by the database leaves a connection that serves the next one', async () => {
    await expect(statements.run(here.id, { name: 'wrong', text: 'SELECT 1 / ($1::int - 1)' }, [1])).rejects.toThrow('division by zero');
    expect(await statements.run(here.id, mine, [1])).toHaveLength(1);
  });

  it('whose connection is cut under way fails alone: the server stands, and the next one is answered', async () => {
    const running = expect(statements.run(here.id, slow, [20])).rejects.toThrow(/terminat/);
    while ((await cut(slow.text)) === 0) await setTimeout(10);
    await running;
    expect(await statements.run(here.id, mine, [1])).toHaveLength(1);
  });

  it('is served again when the connection broke while it lay idle', async () => {
    await statements.run(here.id, mine, [1]);
    expect(await cut('COMMIT')).toBeGreaterThan(0);
    await statements.run(here.id, mine, [1]).catch(() => undefined);
    expect(await statements.run(here.id, mine, [1])).toHaveLength(1);
  });
});
