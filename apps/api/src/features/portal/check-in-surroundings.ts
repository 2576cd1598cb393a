import { Injectable } from '@nestjs/common';
import { decideLink, type CheckInView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { KeptAssignment } from '../outcome-measures/index.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import { linkNotUsable } from './refusals.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** What a check-in shows around its questions. */
@Injectable()
export class CheckInSurroundings {
  constructor(
    private readonly clinics: ClinicAtLinkQueries,
    private readonly cover: StaffCoverQueries,
  ) {}

  /** What was answered meanwhile at the clinic or on paper is not asked again; nothing left is a link that is used up. */
  async view(caller: Caller, { instruments, answered, closesAt }: KeptAssignment): Promise<CheckInView> {
    const cover = await this.cover.now(caller);
    const left = instruments.filter((id) => !answered.includes(id));
    if (left.length === 0) throw linkNotUsable();
    const open = left.filter((id) => decideLink([id], cover).allowed);
    const { name: clinicName, phone } = await this.clinics.of(caller);
    const opensNext = open.length < left.length ? await this.cover.opensNext(caller) : null;
    return { clinicName, phone, instruments: open, closesAt, opensNext };
  }
}
