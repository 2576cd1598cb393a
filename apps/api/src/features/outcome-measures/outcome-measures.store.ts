import { Injectable } from '@nestjs/common';
import { asksForLook } from '@sojourn/domain';
import type { AssignmentPlace, BaselineView, MeasureScore, RiskEscalation, RiskEventDraft, RiskSource, RiskStep } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Database } from '../../platform/database/database.js';

export interface NewAssignment {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string | null;
  readonly instruments: readonly string[];
  readonly place: AssignmentPlace;
  readonly opensAt: string;
  readonly remindAt: string;
  readonly closesAt: string;
  readonly policyVersion: string;
}

export interface NewResponse {
  readonly id: string;
  readonly patientId: string;
  readonly courseId: string | null;
  readonly score: MeasureScore;
  readonly occasion: string | null;
  readonly setting: 'paper' | 'tablet' | 'link';
  readonly assignmentId: string | null;
  readonly takenAt: string;
  readonly recordedAt: string;
}

export interface NewRiskEvent extends Omit<RiskEventDraft, 'instrument' | 'source' | 'openedAt' | 'acknowledgeBy'> {
  readonly id: string;
  readonly patientId: string;
  readonly responseId: string | null;
  readonly source: RiskSource;
  readonly openedBy: string | null;
  readonly openedAt: string;
  readonly acknowledgeBy: string;
}

export interface NewRiskStep {
  readonly id: string;
  readonly kind: RiskStep['kind'];
  readonly details: unknown;
  readonly at: string;
}

/** The only writer of forms, baselines, risk events and what was done about them. Rows are added; none is changed. */
@Injectable()
export class OutcomeMeasuresStore {
  constructor(private readonly database: Database) {}

  /** False when a form with this id is already there. */
  async append(caller: Caller, response: NewResponse): Promise<boolean> {
    const { id, patientId, courseId, score, occasion, setting, takenAt, recordedAt, assignmentId } = response;
    // What a patient sends from elsewhere nobody of the staff recorded.
    const recordedBy = setting === 'link' ? null : caller.staffMemberId;
    const kept = await this.database.of(caller).query(
      `INSERT INTO measure_response (clinic_id, id, patient_id, course_id, instrument_id, instrument_version, occasion, answers, scores, setting, taken_at, recorded_by, recorded_at, assignment_id, asks_for_look)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [
        ...[caller.clinicId, id, patientId, courseId, score.instrument, score.instrumentVersion, occasion],
        ...[JSON.stringify(score.answers), JSON.stringify(score), setting, takenAt, recordedBy, recordedAt, assignmentId],
        asksForLook(score),
      ],
    );
    return kept.length > 0;
  }

  /** What is asked of a patient, or sent for one check-in by several of its links at once, comes one after the other. */
  async lockPatient(caller: Caller, patientId: string): Promise<void> {
    const sql = `SELECT id FROM patient WHERE clinic_id = $1 AND id = $2 FOR NO KEY UPDATE`;
    await this.database.of(caller).query(sql, [caller.clinicId, patientId]);
  }

  /** Asking again under the same id asks once; whether it was asked now. */
  async assign(caller: Caller, asked: NewAssignment): Promise<boolean> {
    const { id, patientId, courseId, instruments, opensAt, remindAt, closesAt, policyVersion, place } = asked;
    const made = await this.database.of(caller).query(
      `INSERT INTO measure_assignment (clinic_id, id, patient_id, course_id, instruments, opens_at, remind_at, closes_at, policy_version, made_by, made_at, place)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $6, $11) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [caller.clinicId, id, patientId, courseId, instruments, opensAt, remindAt, closesAt, policyVersion, caller.staffMemberId, place],
    );
    return made.length > 0;
  }

  /** Marking twice keeps the first reason. */
  async markInError(
    caller: Caller,
    responseId: string,
    marked: { readonly id: string; readonly reason: string; readonly at: string },
  ): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO measure_response_error (clinic_id, response_id, id, reason, marked_by, marked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (clinic_id, response_id) DO NOTHING`,
      [caller.clinicId, responseId, marked.id, marked.reason, caller.staffMemberId, marked.at],
    );
  }

  /** A baseline that is frozen stays: freezing again adds only instruments that had none. */
  async freeze(caller: Caller, courseId: string, baselines: readonly BaselineView[], at: string): Promise<void> {
    const rows = baselines.map((one) => ({
      ...{ instrument_id: one.instrument, response_id: one.responseId, recall_window: one.recallWindow, total: one.total },
      ...{ answered_on: one.answeredOn, is_screening_score: one.isScreeningScore, policy_version: one.policyVersion },
    }));
    await this.database.of(caller).query(
      `INSERT INTO measure_baseline (clinic_id, course_id, instrument_id, response_id, recall_window, total, answered_on, is_screening_score, policy_version, frozen_by, frozen_at)
       SELECT $1, $2, b.instrument_id, b.response_id, b.recall_window, b.total, b.answered_on, b.is_screening_score, b.policy_version, $3, $4
       FROM jsonb_to_recordset($5::jsonb) AS b (instrument_id text, response_id uuid, recall_window text, total numeric, answered_on date,
         is_screening_score boolean, policy_version text)
       ON CONFLICT (clinic_id, course_id, instrument_id) DO NOTHING`,
      [caller.clinicId, courseId, caller.staffMemberId, at, JSON.stringify(rows)],
    );
  }

  /** False when an event with this id is already there. */
  async open(caller: Caller, event: NewRiskEvent): Promise<boolean> {
    const opened = await this.database.of(caller).query(
      `INSERT INTO risk_event (clinic_id, id, patient_id, response_id, source, level, setting, needs_cssrs, policy_version, opened_by, opened_at, acknowledge_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (clinic_id, id) DO NOTHING RETURNING id`,
      [
        ...[caller.clinicId, event.id, event.patientId, event.responseId, JSON.stringify(event.source), event.level, event.setting],
        ...[event.needsCssrs, event.policyVersion, event.openedBy, event.openedAt, event.acknowledgeBy],
      ],
    );
    return opened.length > 0;
  }

  /** Keeps two people from signing at once: the patient's row stands locked for what is about them until the transaction ends. */
  async lock(caller: Caller, eventId: string): Promise<void> {
    const sql = `SELECT p.id FROM risk_event e JOIN patient p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
      WHERE e.clinic_id = $1 AND e.id = $2 FOR NO KEY UPDATE OF p`;
    await this.database.of(caller).query(sql, [caller.clinicId, eventId]);
  }

  /** Handing an event on to the same rung again tells nobody again; whether it was handed on now. */
  async escalate(caller: Caller, eventId: string, { rung, roles, at }: RiskEscalation): Promise<boolean> {
    const told = await this.database.of(caller).query(
      `INSERT INTO risk_escalation (clinic_id, event_id, rung, roles, escalated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (clinic_id, event_id, rung) DO NOTHING RETURNING rung`,
      [caller.clinicId, eventId, rung, roles, at],
    );
    return told.length > 0;
  }

  async addStep(caller: Caller, eventId: string, { id, kind, details, at }: NewRiskStep): Promise<void> {
    await this.database.of(caller).query(
      `INSERT INTO risk_event_step (clinic_id, event_id, id, kind, details, taken_by, taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (clinic_id, event_id, id) DO NOTHING`,
      [caller.clinicId, eventId, id, kind, JSON.stringify(details), caller.staffMemberId, at],
    );
  }
}
