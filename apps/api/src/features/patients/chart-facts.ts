import { Injectable } from '@nestjs/common';
import { localDateAt, instant } from '@sojourn/domain';
import type {
  AnswerView,
  ConsentView,
  DeterminationRecord,
  DeterminationView,
  LocalDate,
  MinimumFact,
  ScreeningFact,
  ScreeningFactView,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DoseDaysQueries } from './dose-days.queries.js';
import { consentsFrom } from './consents-from-facts.js';
import type { KeptFact } from './kept-fact.js';

/** What the clinic's calendar says: its zone, and the day it is there. In the evening of New York that is not the day of UTC. */
export interface ClinicDay {
  readonly zone: string;
  readonly today: LocalDate;
}

/** Which fact of the minimum data an instrument establishes. Source: clinical reference §1.2. */
const factOfInstrument: Readonly<Record<string, MinimumFact>> = {
  'phq-9': 'phq-9',
  'c-ssrs-screener': 'c-ssrs',
  'audit-c': 'audit-c',
  audit: 'audit-c',
  'dast-10': 'drug-use-screen',
};

export interface KeptDetermination extends Omit<DeterminationView, 'standing'> {
  /** The first dose of its product since it was decided. */
  readonly firstDoseOn: LocalDate | null;
}

/** Reads the facts behind eligibility and consent. The order of recording decides which answer is the newest. */
@Injectable()
export class ChartFacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly doseDays: DoseDaysQueries,
  ) {}

  async day(caller: Caller): Promise<ClinicDay> {
    const sql = `SELECT zone FROM clinic WHERE clinic_id = $1`;
    const [row] = await this.database.of(caller).query<{ zone: string }>(sql, [caller.clinicId]);
    if (row === undefined) throw new Error('The caller works for a clinic that does not exist');
    return { zone: row.zone, today: localDateAt(instant(this.clock.nowIso()), row.zone) };
  }

  /** Every answer ever given, oldest first; the last one of an item counts. */
  async answers(caller: Caller, patientId: string): Promise<AnswerView[]> {
    const rows = await this.rows<AnswerView>(caller, patientId, ['eligibility-answer']);
    return rows.map((row) => ({ ...row.details, recordedAt: row.recorded_at, recordedBy: row.recorded_by }));
  }

  /** Newest first. */
  async screeningFacts(caller: Caller, patientId: string): Promise<ScreeningFactView[]> {
    const rows = await this.rows<ScreeningFactView>(caller, patientId, ['screening-fact']);
    return rows.map((row) => ({ ...row.details, id: row.id, recordedAt: row.recorded_at, recordedBy: row.recorded_by })).toReversed();
  }

  /** The newest scored form of each instrument that the minimum data ask for. One that is half filled, or entered in error, establishes nothing. */
  async scoredForms(caller: Caller, patientId: string, zone: string): Promise<Pick<ScreeningFact, 'fact' | 'establishedOn'>[]> {
    const rows = await this.database.of(caller).query<{ instrument: string; establishedOn: LocalDate }>(
      `SELECT r.instrument_id AS instrument, max(to_char(r.taken_at AT TIME ZONE $3, 'YYYY-MM-DD')) AS "establishedOn" FROM measure_response r
       LEFT JOIN measure_response_error x ON x.clinic_id = $1 AND x.response_id = r.id
       WHERE r.clinic_id = $1 AND r.patient_id = $2 AND r.status = 'scored' AND x.response_id IS NULL AND r.instrument_id = ANY ($4)
       GROUP BY r.instrument_id`,
      [caller.clinicId, patientId, zone, Object.keys(factOfInstrument)],
    );
    return rows.flatMap(({ instrument, establishedOn }) => {
      const fact = factOfInstrument[instrument];
      return fact === undefined ? [] : [{ fact, establishedOn }];
    });
  }

  /** Newest first. What was signed before a prescriber could differ from the proposal has only the proposal. */
  async determinations(caller: Caller, patientId: string): Promise<KeptDetermination[]> {
    const rows = await this.rows<DeterminationRecord>(caller, patientId, ['eligibility-determination']);
    const given = await this.doseDays.of(caller, patientId);
    return rows
      .map(({ id, details, recorded_by: signedBy }) => ({
        ...{ proposedOutcome: details.eligibility.outcome, reason: null, conditions: [], deferredUntil: null, establishedOn: {} },
        ...details,
        ...{ id, signedBy },
        firstDoseOn: given.find(({ product, on }) => product === details.product && on >= details.decidedOn)?.on ?? null,
      }))
      .toReversed();
  }

  /** Newest first, each with the physician's signature and the withdrawal that came later. */
  async consents(caller: Caller, patientId: string): Promise<ConsentView[]> {
    return consentsFrom(await this.rows(caller, patientId, ['consent', 'consent-countersignature', 'consent-withdrawal']));
  }

  private rows<Details>(caller: Caller, patientId: string, kinds: readonly string[]): Promise<KeptFact<Details>[]> {
    return this.database.of(caller).query<KeptFact<Details>>(
      `SELECT f.id, f.kind, f.details, f.recorded_at, f.author_id, f.amends_id, m.display_name AS recorded_by FROM patient_fact f
       LEFT JOIN staff_member m ON m.clinic_id = $1 AND m.id = f.author_id
       WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind = ANY ($3) ORDER BY f.recorded_at, f.id`,
      [caller.clinicId, patientId, kinds],
    );
  }
}
