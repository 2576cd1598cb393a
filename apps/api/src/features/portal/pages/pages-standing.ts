import { Injectable } from '@nestjs/common';
import { instant, instantText, type OwnPagesStanding } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { AccessLinksStore } from '../access-links.store.js';
import { OwnVisitsQueries } from './own-visits.queries.js';
import { PagesLinkQueries } from './pages-link.queries.js';
import { PagesPasses } from './pages-passes.js';
import { PatientPasskeyStore } from './patient-passkey.store.js';

/** How a patient's own pages stand, for whoever sends the link, and closing them. */
@Injectable()
export class PagesStanding {
  constructor(
    private readonly links: AccessLinksStore,
    private readonly queries: PagesLinkQueries,
    private readonly visits: OwnVisitsQueries,
    private readonly passkeys: PatientPasskeyStore,
    private readonly passes: PagesPasses,
    private readonly clock: Clock,
  ) {}

  async look(caller: Caller, patientId: string): Promise<OwnPagesStanding> {
    const { hasBirthDate, address } = await this.queries.patient(caller, patientId);
    const now = this.clock.nowIso();
    const link = await this.queries.openLink(caller, patientId, instantText(instant(now)));
    const keys = await this.passkeys.of(caller, patientId, this.passes.usedSince());
    const used = keys.flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [lastUsedAt]));
    const passkeys = { count: keys.length, lastUsedAt: used.toSorted().at(-1) ?? null };
    const standing = { hasBirthDate, hasAddress: address !== null, link, passkeys };
    const [next] = await this.visits.ahead(caller, patientId, now, 1);
    if (next === undefined) return { ...standing, nextVisit: null };
    const { startsAt, toPrepare } = next;
    return { ...standing, nextVisit: { startsAt, seenTo: toPrepare.filter(({ isDone }) => isDone).length, of: toPrepare.length } };
  }

  /**
   * Closes the pages: link and passkeys open nothing any more. What the patient wrote stays. The link goes first: who sets a passkey up at this
   * moment holds the link's row, and is waited for.
   */
  async takeBack(caller: Caller, patientId: string): Promise<void> {
    await this.queries.patient(caller, patientId);
    await this.links.revokePages(caller, patientId, { except: null, at: this.clock.nowIso() });
    await this.passkeys.forgetAll(caller, patientId);
  }
}
