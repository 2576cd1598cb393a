import { migrations } from '@sojourn/migrations';
import { DataSource } from 'typeorm';
import { prepareJobs } from './prepare-jobs.js';

/** Brings the schema to the newest version, as the owner role; answers the names of the migrations that ran. */
export async function migrate(adminUrl: string): Promise<string[]> {
  // Adding a foreign key reads the table under its policy: clinic 0 exists nowhere, so the owner sees no rows. Backfills name their clinic.
  const options = ['app.clinic_id=0', 'role=sojourn_owner', 'search_path=sojourn,public', 'lock_timeout=2000']
    .map((setting) => `-c ${setting}`)
    .join(' ');
  const dataSource = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: 'sojourn',
    migrations,
    migrationsTableName: 'migration',
    extra: { max: 1, options },
  });
  await dataSource.initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.query(`COMMENT ON TABLE sojourn.migration IS '@local'`);
    await prepareJobs(adminUrl);
    return ran.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
