import { Injectable } from '@nestjs/common';
import { scoreMeasure, type MeasureScore, type RecordMeasureResponse, type ResponseSetting } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MeasuresQueries } from './measures.queries.js';
import { OpenRiskEvent } from './open-risk-event.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { answersRefused, idUsedDifferently, takenLater } from './refusals.js';

/** A screen's clock may run a little ahead of the server's. */
const clockSkewMs = 5 * 60_000;

/** A form to keep: recorded by staff, or sent by the patient for a check-in. */
export interface FormToKeep extends Omit<RecordMeasureResponse, 'setting'> {
  readonly setting: ResponseSetting;
  readonly assignmentId?: string;
}

export interface ResponseKept {
  readonly id: string;
  readonly score: MeasureScore;
  /** The risk event that these answers opened or were added to. */
  readonly riskEventId: string | null;
}

/** Keeps a form as it was filled in, scores it, and opens a risk event in the same transaction when an answer asks for one. */
@Injectable()
export class RecordResponse {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: MeasuresQueries,
    private readonly risk: OpenRiskEvent,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, patientId: string, command: FormToKeep): Promise<ResponseKept> {
    const { sex } = await this.queries.patient(caller, patientId);
    if (command.courseId !== null) await this.queries.courseOf(caller, patientId, command.courseId);
    const scored = scoreMeasure(command.instrumentId, command.answers, { sex });
    if (!scored.allowed) throw answersRefused(scored.refusals);
    const recordedAt = this.clock.nowIso();
    if (Date.parse(command.takenAt) > Date.parse(recordedAt) + clockSkewMs) throw takenLater();
    const { id, courseId, occasion, setting, takenAt } = command;
    const response = {
      id,
      patientId,
      courseId,
      occasion,
      setting,
      takenAt,
      recordedAt,
      score: scored.value,
      assignmentId: command.assignmentId ?? null,
    };
    const isNew = await this.store.append(caller, response);
    this.database.concerns(caller, { patientId, entityId: id });
    if (!isNew) return this.same(caller, patientId, response);
    const heard = { patientId, responseId: id, score: scored.value, setting: setting === 'link' ? 'remote' : 'in-clinic' } as const;
    const riskEventId = await this.risk.heed(caller, heard);
    this.database.publish(caller, 'measure', patientId);
    return { id, score: scored.value, riskEventId };
  }

  /** A form that is in the record already, with the risk event it opened; null when it is none of this patient's. */
  async known(caller: Caller, patientId: string, id: string): Promise<ResponseKept | null> {
    const kept = (await this.queries.responses(caller, patientId)).find((response) => response.id === id);
    return kept === undefined ? null : { id, score: kept.score, riskEventId: await this.queries.riskEventOf(caller, id) };
  }

  /** The same form sent twice counts once; another one under its id is refused. */
  private async same(
    caller: Caller,
    patientId: string,
    sent: { readonly id: string; readonly score: MeasureScore },
  ): Promise<ResponseKept> {
    const kept = await this.known(caller, patientId, sent.id);
    if (kept === null || !isSame(kept.score, sent.score)) throw idUsedDifferently();
    return kept;
  }
}

function isSame(one: MeasureScore, other: MeasureScore): boolean {
  const answersOf = ({ answers }: MeasureScore) => JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => a.localeCompare(b)));
  return one.instrument === other.instrument && answersOf(one) === answersOf(other);
}
