import { Injectable } from '@nestjs/common';
import {
  isUuid,
  type ChangedSharing,
  type PreparationTick,
  type NewWriting,
  type OwnWritingView,
  type SharedWritingView,
  type Sharing,
} from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Database, type ClinicData } from '../../../platform/database/database.js';
import { decrypt, encrypt } from '../../../platform/secrets/sealed-text.js';
import { WritingKeys } from './writing-keys.js';

interface WritingRow extends Omit<OwnWritingView, 'text'> {
  readonly patientId: string;
  readonly sealed: Buffer;
}

const columns = `w.id, w.patient_id AS "patientId", w.kind, w.sealed, w.shared_with AS "sharedWith", w.written_at AS "writtenAt"`;

/**
 * The only reader and writer of what patients write, and the writer of what they tick. What is shared with nobody is seen only in a transaction that says whose it is, and only
 * `asPatient` says so: the policy of the table stands behind every statement of the clinic's staff.
 */
@Injectable()
export class PagesStore {
  constructor(
    private readonly database: Database,
    private readonly keys: WritingKeys,
  ) {}

  /** Everything the patient wrote, newest first. */
  async ofPatient(caller: Caller, patientId: string): Promise<OwnWritingView[]> {
    const data = await this.asPatient(caller, patientId);
    const sql = `SELECT ${columns} FROM patient_writing w WHERE w.clinic_id = $1 AND w.patient_id = $2 AND w.erased_at IS NULL ORDER BY w.written_at DESC, w.id DESC LIMIT 500`;
    return this.opened(data, caller, await data.query<WritingRow>(sql, [caller.clinicId, patientId]));
  }

  /** What the patient shares with any of these, newest first. */
  async shared(caller: Caller, patientId: string, withWhom: readonly Exclude<Sharing, 'nobody'>[]): Promise<SharedWritingView[]> {
    const data = this.database.of(caller);
    const rows = await data.query<WritingRow>(
      `SELECT ${columns} FROM patient_writing w
       WHERE w.clinic_id = $1 AND w.patient_id = $2 AND w.shared_with = ANY($3) AND w.erased_at IS NULL ORDER BY w.written_at DESC, w.id DESC LIMIT 200`,
      [caller.clinicId, patientId, withWhom],
    );
    return (await this.opened(data, caller, rows)) as SharedWritingView[];
  }

  /** Keeps what is new; the same writing sent again is kept once. */
  async add(caller: Caller, patientId: string, writing: NewWriting, at: string): Promise<void> {
    const data = await this.asPatient(caller, patientId);
    const { id, kind, text, sharedWith, writtenAt } = writing;
    const sealed = encrypt(text, await this.keys.of(data, caller.clinicId), placeOf(caller.clinicId, patientId, id));
    await data.query(
      `INSERT INTO patient_writing (clinic_id, id, patient_id, kind, sealed, shared_with, shared_at, written_at, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT DO NOTHING`,
      [caller.clinicId, id, patientId, kind, sealed, sharedWith, earlier(writtenAt, at), at],
    );
    // Other screens hear of what is shared; of what is not, nobody hears.
    if (sharedWith !== 'nobody') this.database.publish(caller, 'writing', patientId);
  }

  /** The latest choice counts, also when an earlier one arrives after it. */
  async share(caller: Caller, patientId: string, { writingId, sharedWith, at }: ChangedSharing, now: string): Promise<void> {
    const data = await this.asPatient(caller, patientId);
    await data.query(
      `UPDATE patient_writing SET shared_with = $4, shared_at = $5
       WHERE clinic_id = $1 AND patient_id = $2 AND id = $3 AND shared_at <= $5 AND erased_at IS NULL`,
      [caller.clinicId, patientId, writingId, sharedWith, earlier(at, now)],
    );
    this.database.publish(caller, 'writing', patientId);
  }

  /** The words go for good, where nobody else may read them; the row stays without them. */
  async erase(caller: Caller, patientId: string, writingId: string, at: string): Promise<void> {
    const data = await this.asPatient(caller, patientId);
    await data.query(
      `UPDATE patient_writing SET sealed = '', erased_at = $4
       WHERE clinic_id = $1 AND patient_id = $2 AND id = $3 AND shared_with = 'nobody' AND erased_at IS NULL`,
      [caller.clinicId, patientId, writingId, at],
    );
  }

  /** A tick counts only for a visit of this patient; the latest one wins, also when an earlier one arrives after it. */
  async tick(caller: Caller, patientId: string, { appointmentId, item, isDone, at }: PreparationTick, now: string): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO preparation_tick (clinic_id, appointment_id, item, is_done, ticked_at)
       SELECT a.clinic_id, a.id, $4, $5, $6 FROM appointment a WHERE a.clinic_id = $1 AND a.id = $2 AND a.patient_id = $3
       ON CONFLICT (clinic_id, appointment_id, item) DO UPDATE SET is_done = EXCLUDED.is_done, ticked_at = EXCLUDED.ticked_at
         WHERE preparation_tick.ticked_at <= EXCLUDED.ticked_at`,
      [caller.clinicId, appointmentId, patientId, item, isDone, earlier(at, now)],
    );
    this.database.publish(caller, 'writing', patientId);
  }

  /** How many arrived since a moment. */
  async countSince(caller: Caller, patientId: string, since: string): Promise<number> {
    const data = await this.asPatient(caller, patientId);
    const [row] = await data.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM patient_writing WHERE clinic_id = $1 AND patient_id = $2 AND received_at > $3`,
      [caller.clinicId, patientId, since],
    );
    return row?.count ?? 0;
  }

  /** SET takes no parameters, so the one value that goes into SQL text is proven to be an id. */
  private async asPatient(caller: Caller, patientId: string): Promise<ClinicData> {
    if (!isUuid(patientId)) throw new Error('A patient is named by an id');
    const data = this.database.of(caller);
    await data.query(`SET LOCAL app.patient_id = '${patientId}'`);
    return data;
  }

  private async opened(data: ClinicData, caller: Caller, rows: readonly WritingRow[]): Promise<OwnWritingView[]> {
    if (rows.length === 0) return [];
    const key = await this.keys.of(data, caller.clinicId);
    return rows.map(({ sealed, patientId, ...writing }) => ({
      ...writing,
      text: decrypt(sealed, key, placeOf(caller.clinicId, patientId, writing.id)),
    }));
  }
}

function placeOf(clinicId: number, patientId: string, id: string): string {
  return `${clinicId} ${patientId} ${id}`;
}

/** A phone whose clock runs ahead writes nothing in the future. */
function earlier(told: string, now: string): string {
  return new Date(Math.min(Date.parse(told), Date.parse(now))).toISOString();
}
