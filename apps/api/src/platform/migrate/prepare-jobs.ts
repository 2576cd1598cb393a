import { PgBoss } from 'pg-boss';
import pg from 'pg';

/** Makes or upgrades the job queue's own schema as the owner role, and lets the application use its tables but not change them. */
export async function prepareJobs(adminUrl: string): Promise<void> {
  const options = '-c role=sojourn_owner';
  const queue = new PgBoss({
    connectionString: adminUrl,
    options,
    max: 1,
    schema: 'jobs',
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  await queue.start();
  await queue.stop({ graceful: false });
  const client = new pg.Client({ connectionString: adminUrl, options });
  await client.connect();
  try {
    await client.query('GRANT USAGE ON SCHEMA jobs TO sojourn_app');
    await client.query('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO sojourn_app');
    await client.query('REVOKE INSERT, UPDATE, DELETE ON jobs.version, jobs.bam FROM sojourn_app');
    // The row of the schema's version also holds when which process took its turn at the timetable; the version itself stays.
    await client.query('GRANT UPDATE (cron_on, flow_on, monitor_backoff_on) ON jobs.version TO sojourn_app');
    await client.query('GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO sojourn_app');
  } finally {
    await client.end();
  }
}
