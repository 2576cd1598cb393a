import { Inject, Injectable } from '@nestjs/common';
import type { OpenLink } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { nobodyAs } from '../../platform/caller/nobody.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { AccessLinksStore, type AccessLinkRow } from './access-links.store.js';
import { CheckInPasses } from './check-in-passes.js';
import { linkNamedBy, type NamedLink } from './link-token.js';
import { PatientVisits } from './patient-visits.js';
import { linkNotUsable } from './refusals.js';

/** Wrong birth dates a link takes before it is dead; and with a pass, which only the right one gave, before that is of no use either. */
export const mostWrongTries = { link: 5, pass: 10 };

export interface LinkVisit {
  readonly caller: Caller;
  readonly link: AccessLinkRow;
  /** They hold a pass: the link was opened on their phone while it was alive. */
  readonly hasPass: boolean;
  /** It has died since by time or by wrong birth dates; the pass alone let them in. */
  readonly isLate: boolean;
}

interface LinkProof extends OpenLink {
  readonly pass?: string | undefined;
}

/** Lets a patient in by a link and their birth date. A wrong birth date is counted although it is refused. */
@Injectable()
export class PatientAtLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: AccessLinksStore,
    private readonly visits: PatientVisits,
    private readonly passes: CheckInPasses,
    private readonly clock: Clock,
  ) {}

  async visit<T>(action: string, proof: LinkProof, work: (visit: LinkVisit) => Promise<T | null>): Promise<T> {
    const named = linkNamedBy(this.config.secretKey, proof.token);
    if (named === null) throw linkNotUsable();
    const caller = nobodyAs('Patient', named.clinicId, named.linkId);
    const knock = async () => {
      const link = await this.store.lock(caller, named.linkId);
      const visit = link === undefined ? null : this.openedBy({ caller, link }, named, proof);
      const isLetIn = visit !== null && visit.link.birth_date === proof.birthDate;
      if (visit !== null && !isLetIn) await this.store.countWrongTry(caller, visit.link.id);
      return { entityId: named.linkId, patientId: link?.patient_id ?? null, visit: isLetIn ? visit : null };
    };
    return this.visits.run(caller, action, knock, work);
  }

  /** The visit that a birth date would open: by the link while it is alive, or by its pass; null for neither. */
  private openedBy(at: Pick<LinkVisit, 'caller' | 'link'>, named: NamedLink, { pass = '' }: LinkProof): LinkVisit | null {
    const { link } = at;
    const hasPass = link.wrong_tries < mostWrongTries.pass && this.passes.isFor(named, pass);
    const hasRunOut = Date.parse(link.expires_at) <= this.clock.now().getTime();
    const isLate = hasRunOut || link.wrong_tries >= mostWrongTries.link;
    return link.revoked_at !== null || (isLate && !hasPass) ? null : { ...at, hasPass, isLate };
  }
}
