import { Injectable } from '@nestjs/common';
import type { ReviewOpeningCommand } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NewOpening {
  readonly id: string;
  readonly patientId: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly endsAt: string;
}

/** The only writer of openings. */
@Injectable()
export class ChartOpeningsStore {
  constructor(private readonly database: Database) {}

  /** The same opening sent again is the one that is there. */
  async add(caller: Caller, { id, patientId, reason, openedAt, endsAt }: NewOpening): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO chart_opening (clinic_id, id, patient_id, staff_member_id, reason, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (clinic_id, id) DO NOTHING`,
      [caller.clinicId, id, patientId, caller.staffMemberId, reason, openedAt, endsAt],
    );
  }

  /** False where it was looked at before, or is the reviewer's own. */
  async review(caller: Caller, id: string, { judgement, remark }: ReviewOpeningCommand, at: string): Promise<boolean> {
    const [, changed] = (await this.database.of(caller).query(
      `UPDATE chart_opening SET judgement = $3, remark = $4, reviewed_by = $5, reviewed_at = $6
       WHERE clinic_id = $1 AND id = $2 AND reviewed_at IS NULL AND staff_member_id <> $5`,
      [caller.clinicId, id, judgement, remark, caller.staffMemberId, at],
    )) as unknown as [unknown, number];
    return changed > 0;
  }
}
