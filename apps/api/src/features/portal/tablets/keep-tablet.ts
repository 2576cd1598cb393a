import { Inject, Injectable } from '@nestjs/common';
import type { AddTablet, NewTablet, TabletView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';
import { tabletKnown } from '../refusals.js';
import { viewOf } from './tablet-standing.js';
import { newTabletToken } from './tablet-token.js';
import { TabletsStore } from './tablets.store.js';

/** Makes a device a waiting-room tablet, or takes that from it. Its token is told once, to the device itself. See ADR 0085. */
@Injectable()
export class KeepTablet {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: TabletsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<TabletView[]> {
    return (await this.store.list(caller)).map((row) => viewOf(row, this.clock.now()));
  }

  async add(caller: Caller, tablet: AddTablet): Promise<NewTablet> {
    const { token, hash } = newTabletToken(this.config.secretKey, caller.clinicId, tablet.id);
    const isNew = await this.store.add(caller, tablet, hash, this.clock.nowIso());
    const row = await this.store.find(caller, tablet.id);
    if (row === undefined) throw notFound('Site');
    if (!isNew) throw tabletKnown();
    this.told(caller, tablet.id);
    return { tablet: viewOf(row, this.clock.now()), token };
  }

  /** Its token stops working at once; taking it back again changes nothing. */
  async revoke(caller: Caller, id: string): Promise<TabletView[]> {
    const row = await this.store.lock(caller, id);
    if (row === undefined) throw notFound('Tablet');
    await this.store.end(caller, row, 'taken-back', this.clock.nowIso());
    await this.store.revoke(caller, id, this.clock.nowIso());
    this.told(caller, id);
    return this.list(caller);
  }

  private told(caller: Caller, id: string): void {
    this.database.concerns(caller, { entityId: id });
    this.database.publish(caller, 'tablet', id);
  }
}
