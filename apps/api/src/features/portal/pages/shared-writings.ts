import { Injectable } from '@nestjs/common';
import { mayDo, mayReadWriting, type SharedWritingView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { OwnVisitsQueries } from './own-visits.queries.js';
import { PagesLinkQueries } from './pages-link.queries.js';
import { PagesStore } from './pages.store.js';

/** What a patient shares with a member of staff. */
@Injectable()
export class SharedWritings {
  constructor(
    private readonly store: PagesStore,
    private readonly patients: PagesLinkQueries,
    private readonly visits: OwnVisitsQueries,
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
}
