import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import type { ClinicData } from '../../../platform/database/database.js';
import { KeyWrap } from '../../../platform/secrets/key-wrap.js';

export interface DataKey {
  readonly number: number;
  readonly key: Buffer;
}

interface KeyRow {
  readonly number: number;
  readonly wrapped: Buffer | null;
  readonly wrapped_by: string;
}

const tries = 3;

/** The data keys of a clinic's process notes. The newest seals; those before it open what has not been sealed anew yet. */
@Injectable()
export class ProcessNoteKeys {
  private readonly wrap: KeyWrap;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.wrap = new KeyWrap('process notes', config.secretKey, config.formerSecretKey);
  }

  /** The key to seal with, made at the clinic's first note. The row is held until the end of the transaction, so that no key is destroyed under a note. */
  async newest(data: ClinicData, clinicId: number): Promise<DataKey> {
    for (let left = tries; left > 0; left -= 1) {
      const [row] = await data.query<KeyRow>(
        `SELECT number, wrapped, wrapped_by FROM process_note_key WHERE clinic_id = $1 AND wrapped IS NOT NULL ORDER BY number DESC LIMIT 1 FOR SHARE`,
        [clinicId],
      );
      if (row !== undefined) return this.opened(clinicId, row);
      await this.make(data, clinicId);
    }
    throw new Error('A new data key could not be read');
  }

  async numbered(data: ClinicData, clinicId: number, number: number): Promise<DataKey> {
    const sql = `SELECT number, wrapped, wrapped_by FROM process_note_key WHERE clinic_id = $1 AND number = $2`;
    const [row] = await data.query<KeyRow>(sql, [clinicId, number]);
    if (row === undefined) throw new Error('A process note is sealed with a key that is not there');
    return this.opened(clinicId, row);
  }

  /** A new key that seals from now on; whoever made one at the same moment was first, and theirs is used. */
  async make(data: ClinicData, clinicId: number): Promise<void> {
    const [last] = await data.query<{ number: number }>(
      `SELECT coalesce(max(number), 0) + 1 AS number FROM process_note_key WHERE clinic_id = $1`,
      [clinicId],
    );
    const number = last?.number ?? 1;
    const { wrapped, wrappedBy } = this.wrap.wrap(this.wrap.freshKey(), placeOf(clinicId, number));
    await data.query(
      `INSERT INTO process_note_key (clinic_id, number, wrapped, wrapped_by, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [clinicId, number, wrapped, wrappedBy, this.clock.nowIso()],
    );
  }

  /** Puts every key under the present secret key, after that one was changed. Answers how many. */
  async wrapAnew(data: ClinicData, clinicId: number): Promise<number> {
    const rows = await data.query<KeyRow>(
      `SELECT number, wrapped, wrapped_by FROM process_note_key WHERE clinic_id = $1 AND wrapped IS NOT NULL ORDER BY number FOR UPDATE`,
      [clinicId],
    );
    const stale = rows.filter((row) => !this.wrap.isCurrent({ wrappedBy: row.wrapped_by }));
    for (const row of stale) {
      const { wrapped, wrappedBy } = this.wrap.wrap(this.opened(clinicId, row).key, placeOf(clinicId, row.number));
      const sql = `UPDATE process_note_key SET wrapped = $3, wrapped_by = $4 WHERE clinic_id = $1 AND number = $2`;
      await data.query(sql, [clinicId, row.number, wrapped, wrappedBy]);
    }
    return stale.length;
  }

  /** The keys before the newest one, oldest first, with their rows locked: nobody seals with them meanwhile. */
  async former(data: ClinicData, clinicId: number): Promise<number[]> {
    const rows = await data.query<{ number: number }>(
      `SELECT number FROM process_note_key WHERE clinic_id = $1 AND wrapped IS NOT NULL ORDER BY number FOR UPDATE`,
      [clinicId],
    );
    return rows.slice(0, -1).map(({ number }) => number);
  }

  async destroy(data: ClinicData, clinicId: number, number: number): Promise<void> {
    const sql = `UPDATE process_note_key SET wrapped = NULL, destroyed_at = $3 WHERE clinic_id = $1 AND number = $2`;
    await data.query(sql, [clinicId, number, this.clock.nowIso()]);
  }

  private opened(clinicId: number, { number, wrapped, wrapped_by: wrappedBy }: KeyRow): DataKey {
    if (wrapped === null) throw new Error('A process note is sealed with a key that was destroyed');
    return { number, key: this.wrap.unwrap({ wrapped, wrappedBy }, placeOf(clinicId, number)) };
  }
}

function placeOf(clinicId: number, number: number): string {
  return `${clinicId} process-note-key ${number}`;
}
