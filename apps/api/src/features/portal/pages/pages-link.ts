import { Inject, Injectable } from '@nestjs/common';
import { defaultPagesPolicy, instantFromMs, instantText, ownPagesText, plusMinutes, type OwnPagesLink } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { KeepMessage } from '../../messages/index.js';
import { AccessLinksStore } from '../access-links.store.js';
import { ClinicAtLinkQueries } from '../clinic-at-link.queries.js';
import { tokenOf } from '../link-token.js';
import { addressMissing, birthDateMissing } from '../refusals.js';
import { PagesLinkQueries } from './pages-link.queries.js';

export interface NewPagesLink {
  readonly id: string;
  readonly byMail: boolean;
}

/** Makes the link of a patient's own pages. There is one at a time: a new one takes back the one before. */
@Injectable()
export class PagesLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: AccessLinksStore,
    private readonly queries: PagesLinkQueries,
    private readonly clinics: ClinicAtLinkQueries,
    private readonly keeping: KeepMessage,
    private readonly clock: Clock,
  ) {}

  async make(caller: Caller, patientId: string, { id, byMail }: NewPagesLink): Promise<OwnPagesLink> {
    const patient = await this.queries.patient(caller, patientId);
    if (!patient.hasBirthDate) throw birthDateMissing();
    const { address } = patient;
    if (byMail && address === null) throw addressMissing();
    const now = instantFromMs(this.clock.now().getTime());
    const goodUntil = plusMinutes(now, defaultPagesPolicy.linkDays * 24 * 60);
    const times = { expiresAt: instantText(goodUntil), at: instantText(now) };
    await this.links.revokePages(caller, patientId, { except: id, at: times.at });
    const opens = { assignmentId: null, appointmentId: null, opensPages: true };
    await this.links.make(caller, { id, patientId, ...opens, ...times, madeBy: caller.staffMemberId });
    const path = `/pages#${tokenOf(this.config.secretKey, { clinicId: caller.clinicId, linkId: id })}`;
    if (byMail) {
      const { phone } = await this.clinics.of(caller);
      const words = ownPagesText({ ...patient, phone, link: `${this.config.linkOrigin}${path}`, goodUntil });
      const message = { id: uuidv5('message own-pages', id), patientId, kind: 'own-pages', aboutId: id, occasion: 'link' } as const;
      await this.keeping.execute(caller, { ...message, address, words });
    }
    return { path, isMailed: byMail };
  }
}
