import { Inject, Injectable } from '@nestjs/common';
import { dayWords, defaultPagesPolicy, instant, localDateAt, type OpenLink, type OwnPagesView, type SendPages } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { ownerMark } from '../link-token.js';
import { PatientAtLink, type LinkVisit } from '../patient-at-link.js';
import { linkNotUsable, tooManyWritings } from '../refusals.js';
import { OwnVisitsQueries } from './own-visits.queries.js';
import { PagesStore } from './pages.store.js';

const dayMs = 86_400_000;

/** A patient's own pages by link: what comes next, and what they write for themselves or for whom they choose. */
@Injectable()
export class OwnPages {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly atLink: PatientAtLink,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly visits: OwnVisitsQueries,
    private readonly store: PagesStore,
    private readonly clock: Clock,
  ) {}

  open(proof: OpenLink): Promise<OwnPagesView> {
    return this.atLink.visit('portal.open-pages', proof, (visit) => this.view(visit));
  }

  /** Keeps what the phone has, in one transaction, and shows the pages as they stand then. */
  keep({ writings, sharings, ticks, ...proof }: SendPages): Promise<OwnPagesView> {
    return this.atLink.visit('portal.keep-pages', proof, async (visit) => {
      const { caller, patientId } = ownerOf(visit);
      const now = this.clock.nowIso();
      const since = new Date(Date.parse(now) - dayMs).toISOString();
      const sent = await this.store.countSince(caller, patientId, since);
      if (sent + writings.length > defaultPagesPolicy.mostWritingsADay) throw tooManyWritings();
      for (const writing of writings) await this.store.add(caller, patientId, writing, now);
      for (const sharing of sharings) await this.store.share(caller, patientId, sharing, now);
      for (const tick of ticks) await this.store.tick(caller, patientId, tick, now);
      return this.view(visit);
    });
  }

  private async view(visit: LinkVisit): Promise<OwnPagesView> {
    const { caller, patientId, expiresAt } = ownerOf(visit);
    const now = this.clock.nowIso();
    const { name: clinicName, phone, zone } = await this.clinics.of(caller);
    const until = await this.visits.questionsUntil(caller, patientId, now);
    const ahead = await this.visits.ahead(caller, patientId, now, defaultPagesPolicy.visitsShown);
    const dayOf = (time: string): string => dayWords(localDateAt(instant(time), zone));
    return {
      owner: ownerMark(this.config.secretKey, caller.clinicId, patientId),
      ...{ clinicName, phone, goodUntil: dayOf(expiresAt) },
      therapists: (await this.visits.therapists(caller, patientId)).map(({ name }) => name),
      visits: ahead.map(({ startsAt: _startsAt, ...shown }) => shown),
      questionsUntil: until === null ? null : dayOf(until),
      writings: await this.store.ofPatient(caller, patientId),
    };
  }
}

/** A link to something else does not open the pages, and says so like any other. */
function ownerOf({ caller, link }: LinkVisit): { readonly caller: Caller; readonly patientId: string; readonly expiresAt: string } {
  if (!link.opens_pages) throw linkNotUsable();
  return { caller, patientId: link.patient_id, expiresAt: link.expires_at };
}
