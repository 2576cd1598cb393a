import { Injectable } from '@nestjs/common';
import { dayWords, defaultPagesPolicy, instant, localDateAt, type OwnPagesView } from '@sojourn/domain';
import { Clock } from '../../../platform/clock/clock.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { OwnVisitsQueries } from './own-visits.queries.js';
import { PagesPasses } from './pages-passes.js';
import { PagesStore } from './pages.store.js';
import type { PagesVisit } from './patient-at-pages.js';
import { PatientPasskeyStore } from './patient-passkey.store.js';

/** The pages as they stand, for the patient whom they are of. Of their passkeys, those that have run out are dropped on the way. */
@Injectable()
export class PagesView {
  constructor(
    private readonly clinics: ClinicAtLinkQueries,
    private readonly visits: OwnVisitsQueries,
    private readonly writings: PagesStore,
    private readonly passkeys: PatientPasskeyStore,
    private readonly passes: PagesPasses,
    private readonly clock: Clock,
  ) {}

  async of({ caller, patientId, goodUntil }: PagesVisit): Promise<OwnPagesView> {
    const now = this.clock.nowIso();
    const { name: clinicName, phone, zone } = await this.clinics.of(caller);
    const until = await this.visits.questionsUntil(caller, patientId, now);
    const ahead = await this.visits.ahead(caller, patientId, now, defaultPagesPolicy.visitsShown);
    const usedSince = this.passes.usedSince();
    await this.passkeys.dropUnused(caller, patientId, usedSince);
    const keys = await this.passkeys.of(caller, patientId, usedSince);
    const dayOf = (time: string): string => dayWords(localDateAt(instant(time), zone));
    const dayIfAny = (time: string | null): string | null => (time === null ? null : dayOf(time));
    return {
      owner: this.passes.markOf(caller.clinicId, patientId),
      ...{ clinicName, phone, goodUntil: dayIfAny(goodUntil) },
      passkeys: keys.map(({ keyId: id, device, madeAt, lastUsedAt }) => ({
        ...{ id, device, madeOn: dayOf(madeAt), lastUsedOn: dayIfAny(lastUsedAt) },
      })),
      therapists: (await this.visits.therapists(caller, patientId)).map(({ name }) => name),
      visits: ahead.map(({ startsAt: _startsAt, ...shown }) => shown),
      questionsUntil: dayIfAny(until),
      writings: await this.writings.ofPatient(caller, patientId),
    };
  }
}
