import { Injectable } from '@nestjs/common';
import { startingVocabularies, wordId, type AddWordCommand, type ClinicVocabulary, type VocabulariesView } from '@sojourn/domain';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

interface WordRow {
  readonly vocabulary: ClinicVocabulary;
  readonly id: string;
  readonly label: string;
}

/** Themes and practices: what every clinic starts with, and the words it added. A word once used is never taken away. */
@Injectable()
export class VocabulariesStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async view(caller: Caller): Promise<VocabulariesView> {
    const sql = `SELECT vocabulary, id, label FROM vocabulary_word WHERE clinic_id = $1 ORDER BY label, id LIMIT 500`;
    const rows = await this.database.of(caller).query<WordRow>(sql, [caller.clinicId]);
    const own = (vocabulary: ClinicVocabulary) =>
      rows.filter((row) => row.vocabulary === vocabulary).map(({ id, label }) => ({ id, label }));
    return {
      themes: [...startingVocabularies.themes, ...own('themes')],
      practices: [...startingVocabularies.practices, ...own('practices')],
    };
  }

  /** The same word added twice, by whomever, is one word. */
  async add(caller: Caller, { vocabulary, label }: AddWordCommand): Promise<VocabulariesView> {
    const known = startingVocabularies[vocabulary].some((word) => word.label.toLowerCase() === label.toLowerCase());
    if (!known) {
      await this.database
        .of(caller)
        .query(
          `INSERT INTO vocabulary_word (clinic_id, vocabulary, id, label, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
          [caller.clinicId, vocabulary, wordId(label), label, caller.staffMemberId, this.clock.nowIso()],
        );
    }
    return this.view(caller);
  }
}
