import pg from 'pg';

/** Creates the roles, the database and the schema that the migrations fill. Safe to run again. */
export async function provision(adminUrl: string, database: string, appPassword: string): Promise<{ adminUrl: string; appUrl: string }> {
  const target = new URL(adminUrl);
  await withClient(adminUrl, async (client) => {
    await createRoles(client, appPassword);
    const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (existing.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  });
  target.pathname = `/${database}`;
  await withClient(target.href, async (client) => {
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO sojourn_app`);
    await client.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await client.query('CREATE SCHEMA IF NOT EXISTS sojourn AUTHORIZATION sojourn_owner');
    await client.query('GRANT USAGE ON SCHEMA sojourn TO sojourn_app');
    await client.query('CREATE SCHEMA IF NOT EXISTS jobs AUTHORIZATION sojourn_owner');
  });
  const appUrl = new URL(target.href);
  appUrl.username = 'sojourn_app';
  appUrl.password = appPassword;
  return { adminUrl: target.href, appUrl: appUrl.href };
}

async function createRoles(client: pg.Client, appPassword: string): Promise<void> {
  const wanted = [
    ['sojourn_owner', 'NOLOGIN NOSUPERUSER NOBYPASSRLS'],
    ['sojourn_app', 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE'],
  ] as const;
  for (const [role, attributes] of wanted) {
    const existing = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (existing.rowCount === 0) await client.query(`CREATE ROLE ${role} ${attributes}`);
  }
  await client.query(`GRANT sojourn_owner TO CURRENT_USER`);
  await client.query(`ALTER ROLE sojourn_app PASSWORD ${client.escapeLiteral(appPassword)}`);
  await client.query(`ALTER ROLE sojourn_app SET citus.propagate_set_commands = 'local'`);
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
