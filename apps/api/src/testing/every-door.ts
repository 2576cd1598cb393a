import { describeApi } from '../create-app.js';
import type { TestApi } from './test-api.js';
import type { Answer, TestClient } from './test-client.js';

interface Door {
  readonly method: string;
  readonly path: string;
}

/** Every way of reading that the description of the interface names, and every search. */
const doors = (api: TestApi): Door[] =>
  Object.entries(describeApi(api.app).paths)
    .filter(([path]) => path !== '/api/v1/live' && !path.includes('/sign-in'))
    .flatMap(([path, item]) => Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })))
    .filter(({ method, path }) => method === 'GET' || /search/.test(path));

async function knock(client: TestClient, { method, path }: Door, ids: readonly string[], word: string): Promise<Answer[]> {
  const addresses = path.includes('{') ? ids.map((id) => path.replace(/\{[^}]+\}/g, id)) : [path];
  const bodies = method === 'GET' ? [undefined] : [{ text: word }, { words: word }];
  const answers: Answer[] = [];
  for (const address of addresses) {
    for (const body of bodies) answers.push(await client.send(method, method === 'GET' ? `${address}?q=${word}` : address, body));
    if (method === 'GET') answers.push(await client.send(method, address));
  }
  return answers;
}

/** The doors at which somebody hears a word, asked with every one of the ids. */
export async function heardAt(api: TestApi, client: TestClient, ids: readonly string[], word: string): Promise<string[]> {
  const found: string[] = [];
  for (const door of doors(api)) {
    const answers = await knock(client, door, ids, word);
    // What was asked for may be repeated in a sentence about a bad question; only answers that give something count.
    if (answers.some(({ status, body }) => status < 400 && JSON.stringify(body).includes(word))) found.push(`${door.method} ${door.path}`);
  }
  return found;
}

/** The tables in which a word stands, as it is written or as its bytes. */
export async function holding(api: TestApi, word: string): Promise<string[]> {
  const tables = await api.admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  );
  const found: string[] = [];
  const hex = Buffer.from(word).toString('hex');
  for (const { name } of tables.rows) {
    const sql = `SELECT 1 FROM ${name} t WHERE position($1 IN t::text) > 0 OR position($2 IN t::text) > 0 LIMIT 1`;
    if ((await api.admin.query(sql, [word, hex])).rows.length > 0) found.push(name);
  }
  return found;
}
