import { Injectable } from '@nestjs/common';
import type { OpenLink, PagesProof } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { nobodyAs } from '../../../platform/caller/nobody.js';
import { PatientAtLink } from '../patient-at-link.js';
import { PatientVisits } from '../patient-visits.js';
import { linkNotUsable } from '../refusals.js';
import { PagesPasses } from './pages-passes.js';
import { PatientPasskeyStore } from './patient-passkey.store.js';

export interface PagesVisit {
  readonly caller: Caller;
  readonly patientId: string;
  /** Until when the link is good; null where a passkey opened. */
  readonly goodUntil: string | null;
}

type PagesWork<T> = (visit: PagesVisit) => Promise<T | null>;

/** Lets a patient into their own pages: by their link and birth date, or by the pass that their passkey was answered with. */
@Injectable()
export class PatientAtPages {
  constructor(
    private readonly atLink: PatientAtLink,
    private readonly visits: PatientVisits,
    private readonly passkeys: PatientPasskeyStore,
    private readonly passes: PagesPasses,
  ) {}

  visit<T>(action: string, proof: PagesProof, work: PagesWork<T>): Promise<T> {
    return 'pass' in proof ? this.byPass(action, proof.pass, work) : this.byLink(action, proof, work);
  }

  /** A link to something else does not open the pages, and says so like any other. */
  byLink<T>(action: string, proof: OpenLink, work: PagesWork<T>): Promise<T> {
    return this.atLink.visit(action, proof, async ({ caller, link }) => {
      if (!link.opens_pages) throw linkNotUsable();
      return work({ caller, patientId: link.patient_id, goodUntil: link.expires_at });
    });
  }

  private async byPass<T>(action: string, pass: string, work: PagesWork<T>): Promise<T> {
    const named = this.passes.namedBy(pass);
    if (named === null) throw linkNotUsable();
    const caller = nobodyAs('Patient', named.clinicId, named.passkeyId);
    const knock = async () => {
      const patientId = await this.passkeys.ownerOf(caller, named.passkeyId);
      const visit = patientId === undefined ? null : { caller, patientId, goodUntil: null };
      return { entityId: named.passkeyId, patientId: patientId ?? null, visit };
    };
    return this.visits.run(caller, action, knock, work);
  }
}
