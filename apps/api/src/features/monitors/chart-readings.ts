import { Injectable } from '@nestjs/common';
import {
  batchesOf,
  correctedBatch,
  instantText,
  rowsOf,
  type MonitorBatch,
  type MonitorReading,
  type MonitorReason,
  type MonitorRow,
  type VitalSign,
} from '@sojourn/domain';
import { RecordReadings, type ReadingsToRecord, type StreamedEntry } from '../dosing-sessions/index.js';
import type { Caller } from '../../platform/caller/caller.js';

export interface Charted {
  readonly rows: number;
  readonly reasons: readonly MonitorReason[];
}

type Given = Pick<ReadingsToRecord, 'sessionId' | 'patientId' | 'monitor' | 'recordedAt' | 'clockOffsetMs'>;

/** Puts a monitor's readings into the log of a session, unvalidated; a correction stands beside what it corrects. */
@Injectable()
export class ChartReadings {
  constructor(private readonly recording: RecordReadings) {}

  async execute(caller: Caller, given: Given, readings: readonly MonitorReading[]): Promise<Charted> {
    const fresh = rowsOf(readings.filter(({ isCorrection }) => !isCorrection));
    const corrections = rowsOf(readings.filter(({ isCorrection }) => isCorrection));
    const reasons = new Set<MonitorReason>([...fresh.reasons, ...corrections.reasons]);
    for (const { at, rows } of batchesOf(fresh.rows)) await this.recording.execute(caller, { ...given, at, rows });
    let rows = fresh.rows.length;
    for (const row of corrections.rows) {
      const reason = await this.correct(caller, given, row);
      if (reason !== 'nothing-to-correct') rows += 1;
      if (reason !== null) reasons.add(reason);
    }
    return { rows, reasons: [...reasons] };
  }

  private async correct(caller: Caller, given: Given, row: MonitorRow): Promise<MonitorReason | null> {
    for (const entry of await this.recording.near(caller, given.sessionId, instantText(row.at))) {
      const batch = correctsAny(entry, row) ? correctedBatch(entry, row) : null;
      if (batch === null) continue;
      await this.recording.execute(caller, { ...given, ...(batch satisfies MonitorBatch), amendsId: entry.id });
      return entry.isValidated ? 'corrects-a-validated-reading' : null;
    }
    return 'nothing-to-correct';
  }
}

/** A correction is of a sign that was sent: a value nobody sent before corrects nothing. */
function correctsAny({ at, rows }: StreamedEntry, corrected: MonitorRow): boolean {
  const row = rows.find(({ offsetSeconds }) => offsetSeconds === Math.floor((corrected.at - at) / 1_000));
  return row !== undefined && (Object.keys(corrected.signs) as VitalSign[]).every((sign) => row[sign] !== undefined);
}
