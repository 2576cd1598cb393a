import { Injectable } from '@nestjs/common';
import { Database, type ClinicData } from '../../../platform/database/database.js';
import { decrypt, encrypt } from '../../../platform/secrets/sealed-text.js';
import { asAuthor } from './as-author.js';
import { ProcessNoteKeys } from './process-note-keys.js';
import { sealPlace } from './process-notes.store.js';

interface VersionRow {
  readonly note_id: string;
  readonly version: number;
  readonly key_number: number;
  readonly sealed: Buffer;
}

export interface KeysRotated {
  readonly wrappedAnew: number;
  readonly sealedAnew: number;
  readonly destroyed: number;
}

const atOnce = 200;

/**
 * Gives a clinic's process notes a new data key: every version is sealed anew, author by author, and the keys before are destroyed. It may be
 * stopped at any moment and run again. Words are moved from one seal to the next in memory and shown to nobody.
 */
@Injectable()
export class RotateProcessNoteKeys {
  constructor(
    private readonly database: Database,
    private readonly keys: ProcessNoteKeys,
  ) {}

  async execute(clinicId: number): Promise<KeysRotated> {
    const authors = await this.database.inClinic(clinicId, (data) => this.authors(data, clinicId));
    const wrappedAnew = await this.database.inClinic(clinicId, (data) => this.keys.wrapAnew(data, clinicId));
    await this.database.inClinic(clinicId, (data) => this.keys.make(data, clinicId));
    let sealedAnew = 0;
    for (const author of authors) sealedAnew += await this.sealAnew(clinicId, author);
    const destroyed = await this.database.inClinic(clinicId, (data) => this.destroyUnused(data, clinicId, authors));
    return { wrappedAnew, sealedAnew, destroyed };
  }

  private async sealAnew(clinicId: number, author: string): Promise<number> {
    let sealed = 0;
    for (;;) {
      const done = await this.database.inClinic(clinicId, (data) => this.sealSome(data, clinicId, author));
      sealed += done;
      if (done < atOnce) return sealed;
    }
  }

  private async sealSome(data: ClinicData, clinicId: number, author: string): Promise<number> {
    await asAuthor(data, author);
    const newest = await this.keys.newest(data, clinicId);
    const rows = await data.query<VersionRow>(
      `SELECT note_id, version, key_number, sealed FROM process_note_version
       WHERE clinic_id = $1 AND author_id = $2 AND key_number < $3 ORDER BY note_id, version LIMIT ${atOnce} FOR UPDATE`,
      [clinicId, author, newest.number],
    );
    for (const { note_id: noteId, version, key_number: number, sealed } of rows) {
      const place = sealPlace(clinicId, noteId, version);
      const { key } = await this.keys.numbered(data, clinicId, number);
      await data.query(
        `UPDATE process_note_version SET sealed = $4, key_number = $5 WHERE clinic_id = $1 AND note_id = $2 AND version = $3`,
        [clinicId, noteId, version, encrypt(decrypt(sealed, key, place), newest.key, place), newest.number],
      );
    }
    return rows.length;
  }

  /** A key goes only when nothing is sealed with it any more; a note written while this ran may have used one, and keeps it until the next time. */
  private async destroyUnused(data: ClinicData, clinicId: number, authors: readonly string[]): Promise<number> {
    const former = await this.keys.former(data, clinicId);
    const used = new Set<number>();
    for (const author of authors) {
      await asAuthor(data, author);
      const sql = `SELECT DISTINCT key_number FROM process_note_version WHERE clinic_id = $1 AND author_id = $2`;
      const rows = await data.query<{ key_number: number }>(sql, [clinicId, author]);
      for (const row of rows) used.add(row.key_number);
    }
    const unused = former.filter((number) => !used.has(number));
    for (const number of unused) await this.keys.destroy(data, clinicId, number);
    return unused.length;
  }

  private async authors(data: ClinicData, clinicId: number): Promise<string[]> {
    const rows = await data.query<{ id: string }>(`SELECT id FROM staff_member WHERE clinic_id = $1 ORDER BY id`, [clinicId]);
    return rows.map(({ id }) => id);
  }
}
