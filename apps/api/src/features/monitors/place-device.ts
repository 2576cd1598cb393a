import { Injectable } from '@nestjs/common';
import type { MonitorDeviceView, PlaceMonitorDevice } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/problem.js';
import { DevicesStore, type DevicePlace } from './devices.store.js';
import { MonitoredSessions } from './monitored-sessions.queries.js';
import { MonitorsQueries } from './monitors.queries.js';
import { sessionOver } from './refusals.js';

/** Says where a monitor stands. From this moment on its readings are that room's or that session's; what it buffered before is nobody's. */
@Injectable()
export class PlaceDevice {
  constructor(
    private readonly store: DevicesStore,
    private readonly queries: MonitorsQueries,
    private readonly sessions: MonitoredSessions,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, id: string, place: PlaceMonitorDevice): Promise<MonitorDeviceView> {
    if ((await this.store.lock(caller, id)) === undefined) throw notFound('Monitor');
    const at = await this.checked(caller, place);
    await this.store.place(caller, id, at, this.clock.nowIso());
    this.database.concerns(caller, { entityId: id });
    return this.queries.one(caller, id);
  }

  private async checked(caller: Caller, place: PlaceMonitorDevice): Promise<DevicePlace> {
    if ('roomId' in place) {
      if (!(await this.sessions.isRoom(caller, place.roomId))) throw notFound('Room');
      return { roomId: place.roomId, sessionId: null };
    }
    if (!('sessionId' in place)) return { roomId: null, sessionId: null };
    const session = await this.sessions.byId(caller, place.sessionId);
    if (session === undefined) throw notFound('Dosing session');
    if (session.ended_at !== null) throw sessionOver();
    this.database.concerns(caller, { patientId: session.patient_id });
    return { roomId: null, sessionId: place.sessionId };
  }
}
