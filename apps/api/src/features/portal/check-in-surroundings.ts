import { Injectable } from '@nestjs/common';
import { decideLink, type CheckInView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { KeptAssignment } from '../outcome-measures/index.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** What a check-in shows around its questions. */
@Injectable()
export class CheckInSurroundings {
  constructor(
    private readonly clinics: ClinicAtLinkQueries,
    private readonly cover: StaffCoverQueries,
  ) {}

  async view(caller: Caller, { instruments, closesAt }: KeptAssignment): Promise<CheckInView> {
    const cover = await this.cover.now(caller);
    const open = instruments.filter((id) => decideLink([id], cover).allowed);
    const { name: clinicName, phone } = await this.clinics.of(caller);
    return { clinicName, phone, instruments: open, closesAt };
  }
}
