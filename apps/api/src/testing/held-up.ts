import type { TestApi } from './test-api.js';

/** Waits until somebody waits for the transaction that `api.admin` has open. */
export async function somebodyIsHeldUp({ admin }: TestApi): Promise<void> {
  const sql = `SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`;
  for (let looks = 0; looks < 200; looks += 1) {
    if ((await admin.query(sql)).rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody is held up');
}
