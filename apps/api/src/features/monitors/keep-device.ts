import { Injectable } from '@nestjs/common';
import type { AddMonitorDevice, MonitorDeviceView, NewDeviceToken } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { newToken } from '../../platform/secrets/device-token.js';
import { DevicesStore } from './devices.store.js';
import { MonitorsQueries } from './monitors.queries.js';
import { idUsedDifferently } from './refusals.js';

/** Puts a monitor into use, gives it another token, or takes it out of use. A token is shown once, when it is made. */
@Injectable()
export class KeepDevice {
  constructor(
    private readonly store: DevicesStore,
    private readonly queries: MonitorsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add(caller: Caller, device: AddMonitorDevice): Promise<NewDeviceToken> {
    const { token, hash } = newToken(caller.clinicId, device.id);
    const isNew = await this.store.add(caller, device, hash, this.clock.nowIso());
    const view = await this.queries.one(caller, device.id);
    if (!isNew) throw idUsedDifferently();
    this.database.concerns(caller, { entityId: device.id });
    return { device: view, token };
  }

  /** The old token stops working at once. */
  async renewToken(caller: Caller, id: string): Promise<NewDeviceToken> {
    await this.known(caller, id);
    const { token, hash } = newToken(caller.clinicId, id);
    await this.store.giveToken(caller, id, hash);
    return { device: await this.queries.one(caller, id), token };
  }

  async retire(caller: Caller, id: string): Promise<MonitorDeviceView> {
    await this.known(caller, id);
    await this.store.retire(caller, id);
    return this.queries.one(caller, id);
  }

  private async known(caller: Caller, id: string): Promise<void> {
    if ((await this.store.lock(caller, id)) === undefined) throw notFound('Monitor');
    this.database.concerns(caller, { entityId: id });
  }
}
