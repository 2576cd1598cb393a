import { Injectable } from '@nestjs/common';
import { scoreMeasure, type LinkOccasion, type MeasureScore, type RecordMeasureResponse, type ResponseSetting } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MeasuresQueries } from './measures.queries.js';
import { OpenRiskEvent } from './open-risk-event.js';
import { OutcomeMeasuresStore, type NewResponse } from './outcome-measures.store.js';
import { answersRefused, idUsedDifferently, takenLater } from './refusals.js';

/** A screen's clock may run a little ahead of the server's. */
const clockSkewMs = 5 * 60_000;

/** A form to keep: recorded by staff, or sent by the patient for a check-in. */
export interface FormToKeep extends Omit<RecordMeasureResponse, 'setting' | 'occasion'> {
  readonly setting: ResponseSetting;
  readonly occasion: RecordMeasureResponse['occasion'] | LinkOccasion;
  readonly assignmentId?: string;
  /** It came by link from a tablet of the clinic: whoever answered it is there, and is seen to as fast as one whom staff asked. */
  readonly isInClinic?: boolean;
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
    const response = await this.scored(caller, patientId, command);
    if (response.assignmentId !== null) await this.store.lockPatient(caller, patientId);
    const known = await this.same(caller, response);
    if (known !== null) return known;
    if (command.courseId !== null) await this.queries.courseOf(caller, patientId, command.courseId);
    if (Date.parse(response.takenAt) > Date.parse(response.recordedAt) + clockSkewMs) throw takenLater();
    if (!(await this.store.append(caller, response))) return this.sentMeanwhile(caller, response);
    const { id, score, assignmentId } = response;
    const byLink = response.setting === 'link';
    const setting = byLink && command.isInClinic !== true ? 'remote' : 'in-clinic';
    const heard = { patientId, responseId: id, score, setting, byLink, assignmentId } as const;
    const riskEventId = await this.risk.heed(caller, heard);
    this.database.publish(caller, 'measure', patientId);
    return { id, score, riskEventId };
  }

  /** A form that is in the record already, with the risk event it opened; null when it is not. */
  async known(caller: Caller, patientId: string, command: FormToKeep): Promise<ResponseKept | null> {
    return this.same(caller, await this.scored(caller, patientId, command));
  }

  private async sentMeanwhile(caller: Caller, response: NewResponse): Promise<ResponseKept> {
    const kept = await this.same(caller, response);
    if (kept === null) throw idUsedDifferently(); // by another patient's form
    return kept;
  }

  private async scored(caller: Caller, patientId: string, command: FormToKeep): Promise<NewResponse> {
    const { sex } = await this.queries.patient(caller, patientId);
    const scored = scoreMeasure(command.instrumentId, command.answers, { sex });
    if (!scored.allowed) throw answersRefused(scored.refusals);
    this.database.concerns(caller, { patientId, entityId: command.id });
    const { id, courseId, occasion, setting, takenAt, assignmentId = null } = command;
    return { id, patientId, courseId, occasion, setting, takenAt, recordedAt: this.clock.nowIso(), score: scored.value, assignmentId };
  }

  /**
   * The same form sent twice counts once: under its id, or as the same answers to the same check-in, which was open in two places. Another form
   * under an id that is taken is refused.
   */
  private async same(caller: Caller, sent: NewResponse): Promise<ResponseKept | null> {
    const kept = await this.queries.sameResponse(caller, sent);
    if (kept === null) return null;
    if (!isSame(kept.score, sent.score)) throw idUsedDifferently();
    return { ...kept, riskEventId: await this.queries.riskEventOf(caller, kept.id) };
  }
}

function isSame(one: MeasureScore, other: MeasureScore): boolean {
  const answersOf = ({ answers }: MeasureScore) => JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => a.localeCompare(b)));
  return one.instrument === other.instrument && answersOf(one) === answersOf(other);
}
