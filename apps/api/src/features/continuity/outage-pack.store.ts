import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { ClinicData } from '../../platform/database/database.js';
import { decrypt, encrypt, keyFor } from '../../platform/secrets/sealed-text.js';
import type { SiteDay } from './outage-pack.queries.js';

export interface KeptPaper {
  readonly madeAt: string;
  readonly patientIds: readonly string[];
  readonly pdf: string;
}

/** The newest paper of each site's day, encrypted, and gone after some days. */
@Injectable()
export class OutagePackStore {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = keyFor('outage packs', config.secretKey);
  }

  async keep(data: ClinicData, clinicId: number, site: SiteDay, { madeAt, patientIds, pdf }: KeptPaper): Promise<void> {
    await data.query(
      `INSERT INTO outage_pack (clinic_id, site_id, local_on, made_at, patient_ids, sealed_pdf) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (clinic_id, site_id, local_on) DO UPDATE SET made_at = excluded.made_at, patient_ids = excluded.patient_ids, sealed_pdf = excluded.sealed_pdf`,
      [clinicId, site.id, site.day, madeAt, patientIds, encrypt(pdf, this.key, placeOf(clinicId, site))],
    );
  }

  async newest(data: ClinicData, clinicId: number, site: SiteDay): Promise<KeptPaper | undefined> {
    const sql = `SELECT made_at, patient_ids, sealed_pdf FROM outage_pack WHERE clinic_id = $1 AND site_id = $2 AND local_on = $3`;
    const [row] = await data.query<{ made_at: string; patient_ids: string[]; sealed_pdf: Buffer }>(sql, [clinicId, site.id, site.day]);
    if (row === undefined) return undefined;
    const { made_at: madeAt, patient_ids: patientIds, sealed_pdf: sealed } = row;
    return { madeAt, patientIds, pdf: decrypt(sealed, this.key, placeOf(clinicId, site)) };
  }

  async forget(data: ClinicData, clinicId: number, before: string): Promise<void> {
    await data.query(`DELETE FROM outage_pack WHERE clinic_id = $1 AND made_at < $2`, [clinicId, before]);
  }
}

function placeOf(clinicId: number, { id, day }: SiteDay): string {
  return `${clinicId} ${id} ${day}`;
}
