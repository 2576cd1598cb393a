import { Injectable } from '@nestjs/common';
import { decideLink, type CheckInSent, type CheckInView, type StaffCover } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KeptAssignment } from '../outcome-measures/index.js';
import { CheckInPasses } from './check-in-passes.js';
import { ClinicAtLinkQueries } from './clinic-at-link.queries.js';
import type { LinkVisit } from './patient-at-link.js';
import { linkNotUsable } from './refusals.js';
import { StaffCoverQueries } from './staff-cover.queries.js';

/** What a check-in shows around its questions, before them and after. */
@Injectable()
export class CheckInSurroundings {
  constructor(
    private readonly clinics: ClinicAtLinkQueries,
    private readonly cover: StaffCoverQueries,
    private readonly passes: CheckInPasses,
    private readonly clock: Clock,
  ) {}

  /** What was answered meanwhile at the clinic or on paper is not asked again; nothing left is a link that is used up. */
  async view({ caller, link }: Pick<LinkVisit, 'caller' | 'link'>, assignment: KeptAssignment): Promise<CheckInView> {
    const left = leftOf(assignment);
    if (left.length === 0) throw linkNotUsable();
    const { name: clinicName, phone } = await this.clinics.of(caller);
    const asked = await this.asked(caller, left, await this.cover.now(caller));
    const mark = this.passes.markOf(caller.clinicId, assignment.id);
    const pass = this.passes.passFor({ clinicId: caller.clinicId, linkId: link.id }, link.expires_at);
    return { clinicName, phone, ...asked, closesAt: assignment.closesAt, mark, pass };
  }

  /** What to say after answers came: who reads them when, and what is still asked. A link that has run out asks nothing any more. */
  async after({ caller, link }: LinkVisit, assignment: KeptAssignment): Promise<Omit<CheckInSent, 'needsHelpNow'>> {
    const cover = await this.cover.now(caller);
    const isSomebodyThere = cover.isWithinStaffedHours || cover.hasAfterHoursCover;
    const readFrom = isSomebodyThere ? null : await this.cover.opensNext(caller);
    const hasRunOut = Date.parse(link.expires_at) <= this.clock.now().getTime();
    return { ...(await this.asked(caller, hasRunOut ? [] : leftOf(assignment), cover)), isSomebodyThere, readFrom };
  }

  private async asked(caller: Caller, left: readonly string[], cover: StaffCover): Promise<Pick<CheckInView, 'instruments' | 'opensNext'>> {
    const instruments = left.filter((id) => decideLink([id], cover).allowed);
    return { instruments, opensNext: instruments.length < left.length ? await this.cover.opensNext(caller) : null };
  }
}

function leftOf({ instruments, answered }: KeptAssignment): readonly string[] {
  return instruments.filter((id) => !answered.includes(id));
}
