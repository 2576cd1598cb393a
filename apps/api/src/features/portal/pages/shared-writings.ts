import { Injectable } from '@nestjs/common';
import { mayDo, mayReadWriting, type OwnPagesStanding, type SharedWritingView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OwnVisitsQueries } from './own-visits.queries.js';
import { PagesLink } from './pages-link.js';
import { PagesLinkQueries } from './pages-link.queries.js';
import { PagesStore } from './pages.store.js';

/** What a member of staff sees of a patient's own pages: how they stand, and what is shared with them. */
@Injectable()
export class SharedWritings {
  constructor(
    private readonly store: PagesStore,
    private readonly patients: PagesLinkQueries,
    private readonly visits: OwnVisitsQueries,
    private readonly link: PagesLink,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, patientId: string): Promise<SharedWritingView[]> {
    await this.patients.patient(caller, patientId);
    const therapists = await this.visits.therapists(caller, patientId);
    const reader = {
      isCareTeam: mayDo(caller.roles, 'writings.read'),
      isTherapistOfPatient: therapists.some(({ id }) => id === caller.staffMemberId),
    };
    const open = (['care-team', 'therapist'] as const).filter((sharing) => mayReadWriting(sharing, reader));
    return this.store.shared(caller, patientId, open);
  }

  async standing(caller: Caller, patientId: string): Promise<OwnPagesStanding> {
    const standing = await this.link.standing(caller, patientId);
    const [next] = await this.visits.ahead(caller, patientId, this.clock.nowIso(), 1);
    if (next === undefined) return { ...standing, nextVisit: null };
    const { startsAt, toPrepare } = next;
    return { ...standing, nextVisit: { startsAt, seenTo: toPrepare.filter(({ isDone }) => isDone).length, of: toPrepare.length } };
  }
}
