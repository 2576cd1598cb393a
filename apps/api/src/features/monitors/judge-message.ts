import { Injectable } from '@nestjs/common';
import {
  defaultMonitorClockPolicy,
  instantFromMs,
  instantText,
  messageName,
  onOurClock,
  readHl7Time,
  readResults,
  reasonAgainst,
  type Instant,
  type MonitorReason,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { ChartReadings } from './chart-readings.js';
import type { DeviceRow } from './devices.store.js';
import { FindSession } from './find-session.js';
import type { MonitoredSession } from './monitored-sessions.queries.js';
import type { Envelope } from './envelope.js';

export interface Judged {
  readonly reasons: readonly MonitorReason[];
  readonly session: MonitoredSession | null;
  readonly chartedRows: number;
}

/** Says of one message from a known monitor what is charted and why the rest is not. */
@Injectable()
export class JudgeMessage {
  constructor(
    private readonly finding: FindSession,
    private readonly charting: ChartReadings,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, device: DeviceRow, { message, reasons: unread }: Envelope): Promise<Judged> {
    if (message === null || unread.length > 0) return { reasons: unread, session: null, chartedRows: 0 };
    const against = reasonAgainst(message, device.zone);
    const sentAt = readHl7Time(messageName(message).sentAt, device.zone);
    if (against !== null || sentAt === null) return { reasons: [against ?? 'message-time-missing'], session: null, chartedRows: 0 };
    const results = readResults(message, device.zone);
    const receivedAt = instantFromMs(this.clock.now().getTime());
    const timed = onOurClock(results.readings, { sentAt, receivedAt }, defaultMonitorClockPolicy);
    const reasons = [...results.reasons, ...timed.reasons];
    const [first, ...others] = timed.readings;
    if (first === undefined) return { reasons: [...reasons, ...twoPatients(results.patients.length)], session: null, chartedRows: 0 };
    const readings = [first, ...others] as const;
    const found = await this.finding.of(caller, device, { readings: [...readings], patients: results.patients });
    if ('reason' in found) return { reasons: [...reasons, found.reason], session: null, chartedRows: 0 };
    const { session } = found;
    const given = {
      sessionId: session.id,
      patientId: session.patient_id,
      monitor: device.id,
      recordedAt: instantText(earliest(sentAt, receivedAt)),
      clockOffsetMs: timed.clockOffsetMs,
    };
    const charted = await this.charting.execute(caller, given, readings);
    return { reasons: [...new Set([...reasons, ...charted.reasons])], session, chartedRows: charted.rows };
  }
}

function twoPatients(count: number): readonly MonitorReason[] {
  return count > 1 ? ['two-patients'] : [];
}

function earliest(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
