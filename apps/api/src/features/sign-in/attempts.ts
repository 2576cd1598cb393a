import { Injectable } from '@nestjs/common';
import { lockoutSeconds } from '@sojourn/domain';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { ProblemException } from '../../platform/http/problem.js';
import { SecurityEvents } from './security-events.js';

export interface Attempt {
  readonly email: string;
  readonly address: string | null;
  readonly deviceId: string;
  readonly requestId: string;
}

/** A whole clinic may stand behind one address: so many failures in a row, without one success among them, are free there. */
const freeFailuresOfAPlace = 25;

/** Counts failures per address-and-place and per place, and makes the next attempt wait. Never a permanent lock. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: SecurityEvents,
  ) {}

  async mayTry(attempt: Attempt): Promise<void> {
    const sql = `SELECT max(next_allowed_at) AS until FROM sign_in_attempt WHERE bucket = ANY ($1::text[]) AND next_allowed_at > $2`;
    const [row] = await this.database.unscoped().query<{ until: string | null }>(sql, [bucketsOf(attempt), this.clock.nowIso()]);
    const until = row?.until ?? null;
    if (until === null) return;
    const seconds = Math.ceil((Date.parse(until) - this.clock.now().getTime()) / 1000);
    const detail = `Too many attempts. Wait ${seconds} seconds, then try again. A colleague can still sign in.`;
    throw new ProblemException({
      status: 429,
      code: 'too-many-attempts',
      title: 'Please wait',
      detail,
      facts: { retryAfterSeconds: seconds },
    });
  }

  async failed(attempt: Attempt, personId: string | null): Promise<void> {
    const [own, place] = bucketsOf(attempt);
    await this.count(own, 0);
    await this.count(place, freeFailuresOfAPlace);
    await this.events.note({ kind: 'sign-in-refused', personId, ...attempt });
  }

  async succeeded(attempt: Attempt, personId: string): Promise<void> {
    await this.database.unscoped().query(`DELETE FROM sign_in_attempt WHERE bucket = ANY ($1::text[])`, [bucketsOf(attempt)]);
    await this.events.note({ kind: 'signed-in', personId, ...attempt });
  }

  private async count(bucket: string, free: number): Promise<void> {
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
}

/** The address of a person at a place, and the place: guessing one password for many people shows there. */
function bucketsOf(attempt: Attempt): [string, string] {
  const place = attempt.address ?? 'unknown';
  return [`${attempt.email.toLowerCase()} ${place}`, `place ${place}`];
}
