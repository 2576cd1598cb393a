import { Inject, Injectable } from '@nestjs/common';
import type { OpenLink } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { AccessLinksStore, type AccessLinkRow } from './access-links.store.js';
import { linkNamedBy } from './link-token.js';
import { PatientVisits } from './patient-visits.js';
import { linkNotUsable } from './refusals.js';

/** Wrong birth dates a link takes before it is dead. */
const mostWrongTries = 5;

export interface LinkVisit {
  readonly caller: Caller;
  readonly link: AccessLinkRow;
}

/** Lets a patient in by a link and their birth date. A wrong birth date is counted although it is refused. */
@Injectable()
export class PatientAtLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: AccessLinksStore,
    private readonly visits: PatientVisits,
    private readonly clock: Clock,
  ) {}

  async visit<T>(action: string, proof: OpenLink, work: (visit: LinkVisit) => Promise<T | null>): Promise<T> {
    const named = linkNamedBy(this.config.secretKey, proof.token);
    if (named === null) throw linkNotUsable();
    const caller = nobodyAs('Patient', named.clinicId, named.linkId);
    const knock = async () => {
      const link = await this.store.lock(caller, named.linkId);
      const isLetIn = link !== undefined && this.isAlive(link) && link.birth_date === proof.birthDate;
      if (link !== undefined && this.isAlive(link) && !isLetIn) await this.store.countWrongTry(caller, link.id);
      return { entityId: named.linkId, patientId: link?.patient_id ?? null, visit: isLetIn ? { caller, link } : null };
    };
    return this.visits.run(caller, action, knock, work);
  }

  private isAlive(link: AccessLinkRow): boolean {
    return link.revoked_at === null && link.wrong_tries < mostWrongTries && Date.parse(link.expires_at) > this.clock.now().getTime();
  }
}
