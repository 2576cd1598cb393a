import { Injectable } from '@nestjs/common';
import { decideLink, type CheckInView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import type { KeptAssignment } from '../outcome-measures/index.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** What a check-in shows around its questions. */
@Injectable()
export class CheckInSurroundings {
  constructor(
    private readonly database: Database,
    private readonly cover: StaffCoverQueries,
  ) {}

  async view(caller: Caller, { instruments, closesAt }: KeptAssignment): Promise<CheckInView> {
    const cover = await this.cover.now(caller);
    const open = instruments.filter((id) => decideLink([id], cover).allowed);
    const [clinic] = await this.database
      .of(caller)
      .query<{ name: string }>(`SELECT name FROM clinic WHERE clinic_id = $1`, [caller.clinicId]);
    return { clinicName: clinic?.name ?? '', phone: cover.phone, instruments: open, closesAt };
  }
}
