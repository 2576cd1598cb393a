import { Injectable } from '@nestjs/common';
import { lockoutSeconds } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** Counts failures in a row under a name, and says how long the next try waits. Never a permanent lock; a night's rest forgets. */
@Injectable()
export class Tries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** For how many more seconds nobody may try under any of these names; 0 when one may. */
  async secondsToWait(buckets: readonly string[]): Promise<number> {
    const sql = `SELECT max(next_allowed_at) AS until FROM sign_in_attempt WHERE bucket = ANY ($1::text[]) AND next_allowed_at > $2`;
    const [row] = await this.database.unscoped().query<{ until: string | null }>(sql, [buckets, this.clock.nowIso()]);
    const until = row?.until ?? null;
    return until === null ? 0 : Math.ceil((Date.parse(until) - this.clock.now().getTime()) / 1000);
  }

  /** One more that failed; the first `free` of them cost nothing. */
  async count(bucket: string, free: number): Promise<void> {
    const data = this.database.unscoped();
    const [counted] = await data.query<{ failures: number }>(
      `WITH counted AS (INSERT INTO sign_in_attempt (bucket, failures, next_allowed_at) VALUES ($1, 1, $2)
         ON CONFLICT (bucket) DO UPDATE SET failures = sign_in_attempt.failures + 1 RETURNING failures) SELECT failures FROM counted`,
      [bucket, this.clock.nowIso()],
    );
    const wait = lockoutSeconds((counted?.failures ?? 1) - free);
    const next = new Date(this.clock.now().getTime() + wait * 1000).toISOString();
    await data.query(`UPDATE sign_in_attempt SET next_allowed_at = $2 WHERE bucket = $1`, [bucket, next]);
  }

  async forget(buckets: readonly string[]): Promise<void> {
    await this.database.unscoped().query(`DELETE FROM sign_in_attempt WHERE bucket = ANY ($1::text[])`, [buckets]);
  }
}
