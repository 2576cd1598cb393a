import { Injectable } from '@nestjs/common';
import type { ClinicData } from '../../database/database.js';
import type { Seal } from './seal.js';

interface SealRow {
  readonly number: number;
  readonly sealed_at: string;
  readonly entry_count: number;
  readonly total: string;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly public_key: Buffer;
  readonly signature: Buffer;
  readonly entry_ids: string[];
}

const sealedAt = `to_char(sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS sealed_at`;
const columns = `number, ${sealedAt}, cardinality(entry_ids) AS entry_count, total, root, previous, public_key, signature, entry_ids`;

/** The only writer of the seals and of what waits for one. */
@Injectable()
export class SealStore {
  /** Whether this transaction may seal for the clinic; false while another process does. */
  async takesTurn(data: ClinicData, clinicId: number): Promise<boolean> {
    await data.query(`INSERT INTO audit_seal_turn (clinic_id) VALUES ($1) ON CONFLICT DO NOTHING`, [clinicId]);
    const turn = await data.query(`SELECT clinic_id FROM audit_seal_turn WHERE clinic_id = $1 FOR UPDATE SKIP LOCKED`, [clinicId]);
    return turn.length > 0;
  }

  waiting(data: ClinicData, clinicId: number, most: number): Promise<{ entry_id: string; leaf_hash: Buffer }[]> {
    const sql = `SELECT entry_id, leaf_hash FROM audit_unsealed WHERE clinic_id = $1 ORDER BY entry_id LIMIT $2`;
    return data.query(sql, [clinicId, most]);
  }

  async last(data: ClinicData, clinicId: number): Promise<Seal | null> {
    const sql = `SELECT ${columns} FROM audit_seal WHERE clinic_id = $1 ORDER BY number DESC LIMIT 1`;
    const [row] = await data.query<SealRow>(sql, [clinicId]);
    return row === undefined ? null : sealOf(clinicId, row);
  }

  async keep(data: ClinicData, seal: Seal, entryIds: readonly string[]): Promise<void> {
    const hashes = [seal.root, seal.previous, seal.publicKey, seal.signature].map((text) => Buffer.from(text, 'hex'));
    await data.query(
      `INSERT INTO audit_seal (clinic_id, number, sealed_at, total, root, previous, public_key, signature, entry_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [seal.clinicId, seal.number, seal.sealedAt, seal.total, ...hashes, entryIds],
    );
    await data.query(`DELETE FROM audit_unsealed WHERE clinic_id = $1 AND entry_id = ANY ($2::uuid[])`, [seal.clinicId, entryIds]);
  }

  /** Seals from `first` on, oldest first, with what each covers. */
  async from(data: ClinicData, clinicId: number, first: number, most: number): Promise<(Seal & { entryIds: string[] })[]> {
    const sql = `SELECT ${columns} FROM audit_seal WHERE clinic_id = $1 AND number >= $2 ORDER BY number LIMIT $3`;
    const rows = await data.query<SealRow>(sql, [clinicId, first, most]);
    return rows.map((row) => ({ ...sealOf(clinicId, row), entryIds: row.entry_ids }));
  }
}

function sealOf(clinicId: number, row: SealRow): Seal {
  return {
    clinicId,
    number: row.number,
    sealedAt: row.sealed_at,
    count: row.entry_count,
    total: Number(row.total),
    root: row.root.toString('hex'),
    previous: row.previous.toString('hex'),
    publicKey: row.public_key.toString('hex'),
    signature: row.signature.toString('hex'),
  };
}
