import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import type { ClinicData } from '../../../platform/database/database.js';
import { KeyWrap } from '../../../platform/secrets/key-wrap.js';

interface KeyRow {
  readonly wrapped: Buffer;
  readonly wrapped_by: string;
}

/** The data key of a clinic's writings of patients, made at the first one and wrapped by the installation's secret key. See ADR 0065. */
@Injectable()
export class WritingKeys {
  private readonly wrap: KeyWrap;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.wrap = new KeyWrap('patient writings', config.secretKey, config.formerSecretKey);
  }

  async of(data: ClinicData, clinicId: number): Promise<Buffer> {
    const known = await this.read(data, clinicId);
    if (known !== undefined) return this.opened(clinicId, known);
    const { wrapped, wrappedBy } = this.wrap.wrap(this.wrap.freshKey(), placeOf(clinicId));
    await data.query(
      `INSERT INTO patient_writing_key (clinic_id, wrapped, wrapped_by, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [clinicId, wrapped, wrappedBy, this.clock.nowIso()],
    );
    // Whoever made one at the same moment was first, and theirs is used.
    const made = await this.read(data, clinicId);
    if (made === undefined) throw new Error('A new data key could not be read');
    return this.opened(clinicId, made);
  }

  /** Puts the key under the present secret key, after that one was changed; whether there was something to do. */
  async wrapAnew(data: ClinicData, clinicId: number): Promise<boolean> {
    const row = await this.read(data, clinicId);
    if (row === undefined || this.wrap.isCurrent({ wrappedBy: row.wrapped_by })) return false;
    const { wrapped, wrappedBy } = this.wrap.wrap(this.opened(clinicId, row), placeOf(clinicId));
    await data.query(`UPDATE patient_writing_key SET wrapped = $2, wrapped_by = $3 WHERE clinic_id = $1`, [clinicId, wrapped, wrappedBy]);
    return true;
  }

  private async read(data: ClinicData, clinicId: number): Promise<KeyRow | undefined> {
    const sql = `SELECT wrapped, wrapped_by FROM patient_writing_key WHERE clinic_id = $1`;
    return (await data.query<KeyRow>(sql, [clinicId]))[0];
  }

  private opened(clinicId: number, { wrapped, wrapped_by: wrappedBy }: KeyRow): Buffer {
    return this.wrap.unwrap({ wrapped, wrappedBy }, placeOf(clinicId));
  }
}

function placeOf(clinicId: number): string {
  return `${clinicId} patient-writing-key`;
}
