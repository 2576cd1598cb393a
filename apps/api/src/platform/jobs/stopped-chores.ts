import { Injectable } from '@nestjs/common';
import type { Caller } from '../caller/caller.js';
import { Database } from '../database/database.js';

/** A chore whose last turn was given up, after every try that the queue makes. */
export interface StoppedChore {
  readonly name: string;
  readonly failedAt: string;
  /** Tries of that turn. */
  readonly tries: number;
}

// A turn that was done since makes up for those given up before it. The queue belongs to no clinic.
const sql = `SELECT DISTINCT ON (f.name) f.name, f.completed_on AS "failedAt", f.retry_count + 1 AS tries FROM jobs.job f
  WHERE f.state = 'failed' AND NOT EXISTS
    (SELECT 1 FROM jobs.job d WHERE d.name = f.name AND d.state = 'completed' AND d.completed_on > f.completed_on)
  ORDER BY f.name, f.completed_on DESC`;

/** What stands still in the background. */
@Injectable()
export class StoppedChores {
  constructor(private readonly database: Database) {}

  look(caller: Caller): Promise<StoppedChore[]> {
    return this.database.of(caller).query<StoppedChore>(sql);
  }
}
