import { Injectable } from '@nestjs/common';
import {
  clinicWords,
  startingVocabularies,
  wordId,
  type AddWordCommand,
  type ClinicVocabulary,
  type ClinicWordCommand,
  type VocabulariesView,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../../platform/caller/caller.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/problem.js';

interface WordRow {
  readonly vocabulary: ClinicVocabulary;
  readonly id: string;
  readonly label: string;
  readonly last_act: 'retire' | 'offer' | null;
}

const words = `SELECT w.vocabulary, w.id, w.label,
    (SELECT a.act FROM vocabulary_word_act a WHERE a.clinic_id = w.clinic_id AND a.vocabulary = w.vocabulary AND a.word_id = w.id
      ORDER BY a.id DESC LIMIT 1) AS last_act
  FROM vocabulary_word w WHERE w.clinic_id = $1 ORDER BY w.label, w.id LIMIT 500`;

/** Themes and practices: what every clinic starts with, and the words it added. A word once used is never taken away, only offered no more. */
@Injectable()
export class VocabulariesStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async view(caller: Caller): Promise<VocabulariesView> {
    const rows = await this.database.of(caller).query<WordRow>(words, [caller.clinicId]);
    const own = (vocabulary: ClinicVocabulary) =>
      rows
        .filter((row) => row.vocabulary === vocabulary)
        .map(({ id, label, last_act: lastAct }) => ({ id, label, isRetired: lastAct === 'retire' }));
    return { themes: clinicWords('themes', own('themes')), practices: clinicWords('practices', own('practices')) };
  }

  /** The same word added twice, by whomever, is one word. One that was retired stays so: the note has it, the list does not offer it. */
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

  /** Done again it changes nothing. A word that every clinic starts with is not the clinic's to retire. */
  async act(caller: Caller, { vocabulary, id }: ClinicWordCommand, act: 'retire' | 'offer'): Promise<VocabulariesView> {
    const word = (await this.view(caller))[vocabulary].find((one) => one.id === id);
    if (word?.isOwn !== true) throw notFound('Word of this clinic');
    if (word.isRetired !== (act === 'retire')) {
      await this.database
        .of(caller)
        .query(
          `INSERT INTO vocabulary_word_act (clinic_id, vocabulary, word_id, id, act, done_by, done_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [caller.clinicId, vocabulary, id, uuidv7(), act, caller.staffMemberId, this.clock.nowIso()],
        );
    }
    return this.view(caller);
  }
}
