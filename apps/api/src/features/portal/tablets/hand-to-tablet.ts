import { Injectable } from '@nestjs/common';
import { isTabletBusy, type HandToTablet as Handing, type TabletView } from '@sojourn/domain';
import { v5 as uuidv5 } from 'uuid';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { AccessLinksStore } from '../access-links.store.js';
import { MakeLink } from '../make-link.js';
import { mostWrongTries } from '../patient-at-link.js';
import { tabletBusy } from '../refusals.js';
import { isInUse, viewOf } from './tablet-standing.js';
import { TabletsStore, type TabletRow } from './tablets.store.js';

/** The desk hands a patient's check-in to a waiting-room tablet, or takes it back. What opens it is the check-in's own link. */
@Injectable()
export class HandToTablet {
  constructor(
    private readonly store: TabletsStore,
    private readonly links: AccessLinksStore,
    private readonly making: MakeLink,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, tabletId: string, { id, patientId, assignmentId }: Handing): Promise<TabletView> {
    const view = viewOf(await this.locked(caller, tabletId), this.clock.now());
    if (isTabletBusy(view) && view.form?.assignmentId === assignmentId) return view;
    if (isTabletBusy(view)) throw tabletBusy();
    const linkId = await this.linkFor(caller, uuidv5(tabletId, assignmentId), id);
    await this.making.execute(caller, patientId, assignmentId, { id: linkId });
    await this.store.hand(caller, tabletId, linkId, this.clock.nowIso());
    return this.now(caller, tabletId);
  }

  async takeBack(caller: Caller, tabletId: string): Promise<TabletView> {
    const row = await this.locked(caller, tabletId);
    this.database.concerns(caller, { patientId: row.patient_id, entityId: tabletId });
    await this.store.end(caller, row, 'taken-back', this.clock.nowIso());
    return this.now(caller, tabletId);
  }

  /** The same form on the same tablet has the same link, so that what was typed there is found again; one that too many wrong dates closed does not come back. */
  private async linkFor(caller: Caller, usual: string, fresh: string): Promise<string> {
    const known = await this.links.lock(caller, usual);
    return known === undefined || (known.used_at === null && known.wrong_tries < mostWrongTries.link) ? usual : fresh;
  }

  private async locked(caller: Caller, id: string): Promise<TabletRow> {
    const row = await this.store.lock(caller, id);
    if (row === undefined || !isInUse(row, this.clock.now())) throw notFound('Tablet');
    return row;
  }

  private async now(caller: Caller, id: string): Promise<TabletView> {
    this.database.publish(caller, 'tablet', id);
    const row = await this.store.find(caller, id);
    if (row === undefined) throw notFound('Tablet');
    return viewOf(row, this.clock.now());
  }
}
