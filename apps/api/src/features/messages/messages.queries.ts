import { Injectable } from '@nestjs/common';
import { waitingMessageStates, type MessageItem, type MessageView } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { lettersAddress } from '../patients/index.js';
import { nameInLetters } from '../clinics/index.js';
import { MessageSeal, type SealedMessage } from './message-seal.js';
import type { ClaimedMessage } from './messages.store.js';

interface MessageRow extends Omit<MessageItem, 'patient' | 'isOwn' | 'hasAddress'>, SealedMessage {
  readonly patientId: string;
  readonly patientName: string;
  readonly addressInChart: string | null;
  readonly ownerId: string | null;
}

const columns = `m.id, m.patient_id AS "patientId", p.display_name AS "patientName", m.kind, m.state, m.tries, m.made_at AS "madeAt",
  m.next_try_at AS "nextTryAt", m.sent_at AS "sentAt", m.fault, a.starts_at AS "visitStartsAt",
  CASE WHEN m.kind = 'visit-cancelled' OR a.state IS NULL OR a.state NOT IN ('cancelled-patient', 'cancelled-late', 'cancelled-clinic', 'entered-in-error') THEN NULL
    WHEN EXISTS (SELECT 1 FROM appointment n WHERE n.clinic_id = a.clinic_id AND n.replaces_id = a.id) THEN 'moved' ELSE 'cancelled' END AS "visitSince", m.sealed_content, m.resent_to,
  m.owner_id AS "ownerId", o.display_name AS owner, m.taken_at AS "takenAt",
  ${lettersAddress('p')} AS "addressInChart"`;
const source = `patient_message m JOIN patient p ON p.clinic_id = m.clinic_id AND p.id = m.patient_id
  LEFT JOIN appointment a ON m.kind IN ('visit-reminder', 'visit-moved', 'visit-cancelled') AND a.clinic_id = m.clinic_id AND a.id = m.about_id
  LEFT JOIN staff_member o ON o.clinic_id = m.clinic_id AND o.id = m.owner_id`;
const visitStands = `SELECT 1 FROM appointment a WHERE a.clinic_id = $1 AND a.id = $2 AND a.state IN ('booked', 'confirmed') AND a.starts_at > $3`;
const standing = {
  'visit-reminder': visitStands,
  'visit-moved': visitStands,
  'visit-cancelled': `SELECT 1 FROM appointment a WHERE a.clinic_id = $1 AND a.id = $2 AND a.state IN ('cancelled-clinic', 'entered-in-error') AND a.starts_at > $3`,
  'own-pages': `SELECT 1 FROM access_link l WHERE l.clinic_id = $1 AND l.id = $2 AND l.revoked_at IS NULL AND l.expires_at > $3`,
  'slot-offer': `SELECT 1 FROM slot_offer o WHERE o.clinic_id = $1 AND o.id = $2 AND o.outcome IS NULL AND o.expires_at > $3`,
  'check-in': `SELECT 1 FROM measure_assignment a WHERE a.clinic_id = $1 AND a.id = $2 AND a.closes_at > $3`,
} as const;

const nothingReadable = { address: '', subject: '', text: '' };

@Injectable()
export class MessagesQueries {
  constructor(
    private readonly database: Database,
    private readonly seal: MessageSeal,
  ) {}

  /** The clinic's messages: what waits for a person first, then the newest. */
  async list(caller: Caller): Promise<MessageItem[]> {
    const rows = await this.database.of(caller).query<MessageRow>(
      `SELECT ${columns} FROM ${source} WHERE m.clinic_id = $1
       ORDER BY m.state = ANY($2) DESC, m.made_at DESC, m.id LIMIT 200`,
      [caller.clinicId, waitingMessageStates],
    );
    return rows.map((row) => asItem(caller, row));
  }

  /** One message with its words and its address. */
  async find(caller: Caller, id: string): Promise<MessageView | undefined> {
    const sql = `SELECT ${columns} FROM ${source} WHERE m.clinic_id = $1 AND m.id = $2`;
    const [row] = await this.database.of(caller).query<MessageRow>(sql, [caller.clinicId, id]);
    if (row === undefined) return undefined;
    const { addressInChart } = row;
    const content = this.seal.read(caller.clinicId, row);
    const isDoubted = addressInChart !== null && (await this.isDoubted(caller, addressInChart));
    return { ...asItem(caller, row), ...(content ?? nothingReadable), isReadable: content !== null, addressInChart, isDoubted };
  }

  /** How many messages wait for a person. */
  async countWaiting(caller: Caller): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM patient_message WHERE clinic_id = $1 AND state = ANY($2)`;
    const [row] = await this.database.of(caller).query<{ count: number }>(sql, [caller.clinicId, waitingMessageStates]);
    return row?.count ?? 0;
  }

  /** Whether an address is where the patient allows letters now. */
  async isAllowed(caller: Caller, patientId: string, address: string): Promise<boolean> {
    const sql = `SELECT ${lettersAddress('p')} AS now FROM patient p WHERE p.clinic_id = $1 AND p.id = $2`;
    const now = (await this.database.of(caller).query<{ now: string | null }>(sql, [caller.clinicId, patientId]))[0]?.now ?? null;
    return now !== null && this.seal.markOf(caller.clinicId, now).equals(this.seal.markOf(caller.clinicId, address));
  }

  /** Whether a letter came back from an address, and nobody has said since that it is right. */
  async isDoubted(caller: Caller, address: string): Promise<boolean> {
    const sql = `SELECT 1 FROM patient_message WHERE clinic_id = $1 AND returned_mark = $2 AND vouched_at IS NULL LIMIT 1`;
    return (await this.database.of(caller).query(sql, [caller.clinicId, this.seal.markOf(caller.clinicId, address)])).length > 0;
  }

  /** The name that stands as a letter's sender. */
  async senderName(caller: Caller): Promise<string> {
    const sql = `SELECT ${nameInLetters('k')} AS name FROM clinic k WHERE k.clinic_id = $1`;
    return (await this.database.of(caller).query<{ name: string }>(sql, [caller.clinicId]))[0]?.name ?? '';
  }

  /** Whether what a message is about still stands. */
  async isWanted(caller: Caller, { kind, about_id: aboutId }: ClaimedMessage, at: string): Promise<boolean> {
    return (await this.database.of(caller).query(standing[kind], [caller.clinicId, aboutId, at])).length > 0;
  }
}

function asItem({ staffMemberId }: Caller, row: MessageRow): MessageItem {
  const { patientId, patientName, ownerId, addressInChart, sealed_content: _content, resent_to: _resentTo, ...item } = row;
  return { ...item, patient: { id: patientId, name: patientName }, isOwn: ownerId === staffMemberId, hasAddress: addressInChart !== null };
}
