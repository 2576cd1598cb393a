import { Injectable } from '@nestjs/common';
import { decodeEntry, instant, instantText, type EntryDetails, type Instant } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsStore } from './dosing-sessions.store.js';

type Rows = EntryDetails<'vitals-streamed'>['rows'];

export interface ReadingsToRecord {
  readonly sessionId: string;
  readonly patientId: string;
  /** The device, which is author of what no person has validated. */
  readonly monitor: string;
  readonly at: Instant;
  readonly recordedAt: string;
  readonly clockOffsetMs: number | null;
  readonly rows: readonly Rows[number][];
  readonly amendsId?: string;
}

export interface StreamedEntry {
  readonly id: string;
  readonly at: Instant;
  readonly rows: Rows;
  readonly isValidated: boolean;
}

/** Appends what a monitor measured. No person stands behind it until somebody charts a reading of it as vital signs. */
@Injectable()
export class RecordReadings {
  constructor(
    private readonly store: DosingSessionsStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, readings: ReadingsToRecord): Promise<void> {
    const { sessionId, patientId, monitor, amendsId, clockOffsetMs } = readings;
    const decoded = decodeEntry({
      id: uuidv7(),
      kind: 'vitals-streamed',
      details: { monitor, rows: readings.rows },
      occurredAt: instantText(readings.at),
      recordedAt: readings.recordedAt,
      authorId: monitor,
      deviceId: monitor,
      deviceSeq: (await this.store.lastSeq(caller, sessionId, monitor)) + 1,
      ...(amendsId === undefined ? {} : { amendsId, amendReason: 'The monitor corrected its value.' }),
      ...(clockOffsetMs === null ? {} : { clockOffsetMs }),
    });
    if (!decoded.allowed)
      throw new Error(`A monitor's rows were not an entry: ${decoded.refusals.map(({ code, path }) => `${code} ${path}`).join(', ')}`);
    await this.store.append(caller, sessionId, [decoded.value], this.clock.nowIso());
    this.database.concerns(caller, { patientId, entityId: sessionId });
    this.database.publish(caller, 'session', sessionId);
  }

  /** What this monitor sent in the minute up to a moment and nobody corrected yet, the latest first. */
  async near(caller: Caller, sessionId: string, at: string): Promise<StreamedEntry[]> {
    const rows = await this.store.streamedNear(caller, sessionId, at);
    return rows.map(({ id, occurred_at: occurredAt, rows: values, is_validated: isValidated }) => ({
      id,
      at: instant(occurredAt),
      rows: values as Rows,
      isValidated,
    }));
  }
}
