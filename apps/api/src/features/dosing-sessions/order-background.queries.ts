import { Injectable } from '@nestjs/common';
import {
  earlierDoseOf,
  lastTimeOf,
  type DosingSession,
  type OrderBackground,
  type OrderBackgroundView,
  type WeightTaken,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';
import { DosingSessionsQueries } from './dosing-sessions.queries.js';
import { SessionGlances } from './session-glances.queries.js';

interface MeasuredRow {
  readonly weight: number | null;
  readonly height: number | null;
  readonly occurred_at: string | null;
}

/** An esketamine induction is eight doses and an infusion series six: this many sessions back nothing is weighed against any more. */
const sessionsBack = 12;
const weightsBack = 5;

/** What stands behind a dose order: the patient's weights and body, and what earlier sessions of this record gave. */
@Injectable()
export class OrderBackgroundQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: DosingSessionsQueries,
    private readonly glances: SessionGlances,
  ) {}

  async of(caller: Caller, sessionId: string): Promise<OrderBackgroundView> {
    const { session, patientId } = await this.sessions.view(caller, sessionId);
    const background = await this.body(caller, patientId, session);
    const past = await this.glances.folded(caller, await this.before(caller, patientId, session));
    const dosed = past.filter(({ fold }) => fold.dosing.firstDoseAt !== null);
    this.database.concerns(caller, { patientId, entityId: sessionId });
    return {
      background: { ...background, earlier: dosed.flatMap((one) => earlierDoseOf(one.session, one.fold) ?? []) },
      lastTime: dosed[0] === undefined ? null : lastTimeOf(dosed[0].session, dosed[0].fold),
      earlierSessions: await this.glances.glances(caller, patientId, dosed),
    };
  }

  private async before(caller: Caller, patientId: string, session: DosingSession): Promise<string[]> {
    const rows = await this.database.of(caller).query<{ id: string }>(
      `SELECT id FROM dosing_session WHERE clinic_id = $1 AND patient_id = $2 AND id <> $3 AND planned_start <= $4
       ORDER BY planned_start DESC, id DESC LIMIT ${sessionsBack}`,
      [caller.clinicId, patientId, session.id, session.plannedStart],
    );
    return rows.map(({ id }) => id);
  }

  private async body(caller: Caller, patientId: string, session: DosingSession): Promise<Omit<OrderBackground, 'earlier'>> {
    const rows = await this.database.of(caller).query<MeasuredRow>(
      `SELECT (f.details ->> 'weightG')::int AS weight, (f.details ->> 'heightMm')::int AS height, f.occurred_at FROM patient_fact f
       WHERE f.clinic_id = $1 AND f.patient_id = $2 AND f.kind = 'measurement' AND f.details ->> 'kind' IN ('weight', 'height') AND NOT EXISTS
         (SELECT 1 FROM patient_fact a WHERE a.clinic_id = $1 AND a.patient_id = $2 AND a.amends_id = f.id)
       ORDER BY f.occurred_at DESC NULLS LAST, f.id DESC LIMIT 100`,
      [caller.clinicId, patientId],
    );
    const weights = rows.flatMap(({ weight, occurred_at: measuredAt }): WeightTaken[] =>
      weight === null ? [] : [{ weightG: weight, measuredAt }],
    );
    return {
      zone: session.zone,
      plannedStart: session.plannedStart,
      ageYears: session.patient.ageYears,
      hasHepaticImpairment: session.patient.hasHepaticImpairment,
      heightMm: rows.find(({ height }) => height !== null)?.height ?? null,
      sex: await this.sex(caller, patientId),
      weights: weights.slice(0, weightsBack),
    };
  }

  /** Ideal weight is defined for two answers; every other one, and none, is not known to it. */
  private async sex(caller: Caller, patientId: string): Promise<OrderBackground['sex']> {
    const sql = `SELECT identity ->> 'sexAtBirth' AS sex FROM patient WHERE clinic_id = $1 AND id = $2`;
    const [row] = await this.database.of(caller).query<{ sex: string | null }>(sql, [caller.clinicId, patientId]);
    return row?.sex === 'male' || row?.sex === 'female' ? row.sex : null;
  }
}
