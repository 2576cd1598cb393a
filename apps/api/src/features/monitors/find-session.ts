import { Injectable } from '@nestjs/common';
import { instant, instantText, patientReason, type MonitorPatient, type MonitorReason, type MonitorReading } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import type { DeviceRow } from './devices.store.js';
import { MonitoredSessions, type MonitoredSession } from './monitored-sessions.queries.js';

export type SessionFound = { readonly session: MonitoredSession } | { readonly reason: MonitorReason };

/** Which session readings belong to: the one the monitor stands at, over the time it stood there, and only for its patient. */
@Injectable()
export class FindSession {
  constructor(private readonly sessions: MonitoredSessions) {}

  async of(
    caller: Caller,
    device: DeviceRow,
    {
      readings,
      patients,
    }: { readonly readings: readonly [MonitorReading, ...MonitorReading[]]; readonly patients: readonly MonitorPatient[] },
  ): Promise<SessionFound> {
    const times = readings.map(({ at }) => at);
    const first = Math.min(...times) as MonitorReading['at'];
    const last = Math.max(...times);
    const sessions = await this.standingAt(caller, device, instantText(first));
    const open = sessions.filter(({ ended_at: endedAt }) => endedAt === null || last <= instant(endedAt));
    const [session, another] = open;
    if (another !== undefined) return { reason: 'two-sessions' };
    if (session === undefined) return { reason: sessions.length > 0 ? 'outside-session' : 'no-session' };
    const from = [session.opened_at, device.placed_at].flatMap((at) => (at === null ? [] : [instant(at)]));
    if (from.some((at) => first < at)) return { reason: 'outside-session' };
    const reason = await this.reasonAgainst(caller, session, patients);
    return reason === null ? { session } : { reason };
  }

  private async standingAt(caller: Caller, device: DeviceRow, at: string): Promise<MonitoredSession[]> {
    if (device.room_id !== null) return this.sessions.inRoom(caller, device.room_id, at);
    const session = device.session_id === null ? undefined : await this.sessions.byId(caller, device.session_id);
    return session === undefined ? [] : [session];
  }

  private async reasonAgainst(
    caller: Caller,
    session: MonitoredSession,
    patients: readonly MonitorPatient[],
  ): Promise<MonitorReason | null> {
    const reason = patientReason(patients, { recordNumber: session.record_number, birthDate: session.birth_date });
    if (reason !== 'not-this-patient') return reason;
    const ids = patients.flatMap((patient) => patient.ids);
    return (await this.sessions.isAnybody(caller, ids)) ? 'other-patient' : 'unknown-patient';
  }
}
