import { Injectable } from '@nestjs/common';
import type { OpeningHours } from '@sojourn/domain';
import { Database } from '../../platform/database/database.js';

export interface NewClinic {
  readonly clinicId: number;
  readonly name: string;
  /** What letters to patients carry instead, where the name tells what they are treated with. */
  readonly nameInLetters?: string;
  /** IANA zone, e.g. America/New_York. */
  readonly zone: string;
  /** Whether everyone needs a second factor. Only a clinic without real patients goes without. */
  readonly isSecondFactorRequired: boolean;
  /** Whether charts open to the care team and today's staff only; an administrator can change it. */
  readonly hasClosedCharts: boolean;
  readonly site: NewSite;
}

interface NewSite {
  readonly id: string;
  readonly name: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Days that differ from one another; without them the site is open from opening to closing time every day. */
  readonly hours?: OpeningHours;
}

/** Opens a clinic with its first site. An operator's act, before there is anyone who could sign in. Repeating it changes nothing. */
@Injectable()
export class OpenClinic {
  constructor(private readonly database: Database) {}

  async execute({ site, ...clinic }: NewClinic): Promise<void> {
    const hours = site.hours === undefined ? null : JSON.stringify(site.hours);
    await this.database.inClinic(clinic.clinicId, async (data) => {
      await data.query(
        `INSERT INTO clinic (clinic_id, name, zone, second_factor_required, has_closed_charts, idle_minutes, name_in_letters) VALUES ($1, $2, $3, $4, $5, 15, $6) ON CONFLICT DO NOTHING`,
        [clinic.clinicId, clinic.name, clinic.zone, clinic.isSecondFactorRequired, clinic.hasClosedCharts, clinic.nameInLetters ?? null],
      );
      await data.query(
        `INSERT INTO site (clinic_id, id, name, zone, opens_at, closes_at, hours) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [clinic.clinicId, site.id, site.name, clinic.zone, site.opensAt, site.closesAt, hours],
      );
    });
  }
}
