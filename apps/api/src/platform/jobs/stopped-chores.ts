import { Injectable } from '@nestjs/common';
import type { Caller } from '../caller/caller.js';
import { Database } from '../database/database.js';

/** A chore whose last turn was given up, after every try that the queue makes. */
export interface StoppedChore {
  readonly name: string;
  /** Tries of that turn. */
  readonly tries: number;
}

// A turn that was done since makes up for those given up before it. The queue belongs to no clinic.
const sql = `SELECT name, (array_agg(retry_count + 1 ORDER BY completed_on DESC) FILTER (WHERE state = 'failed'))[1] AS tries FROM jobs.job
  WHERE state IN ('completed', 'failed') GROUP BY name
  HAVING max(completed_on) FILTER (WHERE state = 'failed') >= COALESCE(max(completed_on) FILTER (WHERE state = 'completed'), '-infinity')
  ORDER BY name`;

/** Every process that does background work plans its turns, each half minute. */
const patienceMinutes = 10;
const restedSql = `SELECT floor(extract(epoch FROM now() - cron_on) / 60)::int AS minutes FROM jobs.version`;

/** What was given up in the background, or is taken up by nobody. */
@Injectable()
export class StoppedChores {
  constructor(private readonly database: Database) {}

  look(caller: Caller): Promise<StoppedChore[]> {
    return this.database.of(caller).query<StoppedChore>(sql);
  }

  /**
   * For how many whole minutes no process has planned any work, "ever" when none did since the queue was made; null while one does, and for the
   * first minutes of this process, which may be the one that will.
   */
  async restingMinutes(caller: Caller): Promise<number | 'ever' | null> {
    if (process.uptime() < patienceMinutes * 60) return null;
    const [queue] = await this.database.of(caller).query<{ minutes: number | null }>(restedSql);
    const minutes = queue?.minutes ?? 'ever';
    return minutes === 'ever' || minutes >= patienceMinutes ? minutes : null;
  }
}
