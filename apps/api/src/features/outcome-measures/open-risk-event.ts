import { Injectable } from '@nestjs/common';
import {
  defaultRiskPolicy,
  instantFromMs,
  instantText,
  isHeardAlready,
  plusMinutes,
  riskEventFor,
  type FlagRisk,
  type MeasureScore,
  type RiskAnswer,
  type RiskEventView,
} from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { MeasuresQueries } from './measures.queries.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { idUsedDifferently } from './refusals.js';
import { RiskEventsQueries } from './risk-events.queries.js';

export interface HeardAnswers {
  readonly patientId: string;
  readonly responseId: string;
  readonly score: MeasureScore;
  readonly setting: 'in-clinic' | 'remote';
  /** Nobody of the staff was there when it was answered, also where it came from a tablet of the clinic. */
  readonly byLink: boolean;
  readonly assignmentId: string | null;
}

/** Opens a risk event in the transaction of whatever showed it: the answers of a form, or a concern of staff. Source: clinical reference §4.6. */
@Injectable()
export class OpenRiskEvent {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: RiskEventsQueries,
    private readonly measures: MeasuresQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The event that the answers opened or were added to; null when they ask for none. The total plays no part. */
  async heed(caller: Caller, heard: HeardAnswers): Promise<string | null> {
    const { patientId, responseId, score, setting, byLink } = heard;
    const asked = !byLink && score.band !== null ? await this.waitingForCssrs(caller, heard) : null;
    if (asked !== null) {
      const details = {
        responseId,
        instrument: score.instrument,
        level: score.suicideRisk.kind === 'risk-event' ? score.suicideRisk.level : 'none',
      };
      await this.store.addStep(caller, asked, { id: responseId, kind: 'finding-added', details, at: this.clock.nowIso() });
      this.database.publish(caller, 'risk-event', asked);
      return asked;
    }
    const draft = riskEventFor(score, setting, instantFromMs(this.clock.now().getTime()));
    if (draft === null) return null;
    const heardBefore = await this.openSinceBegun(caller, heard, draft.source);
    if (heardBefore !== null) return heardBefore;
    const id = uuidv7();
    const source = { kind: 'answers', instrument: draft.instrument, responseId, items: draft.source } as const;
    const times = { openedAt: instantText(draft.openedAt), acknowledgeBy: instantText(draft.acknowledgeBy) };
    const openedBy = byLink ? null : caller.staffMemberId;
    await this.store.open(caller, { ...draft, ...times, id, patientId, responseId, source, openedBy });
    this.database.publish(caller, 'risk-event', id);
    return id;
  }

  /** Staff who hear or see something. Sending it twice opens one event. */
  async flag(caller: Caller, patientId: string, { id, concern, setting }: FlagRisk): Promise<{ id: string }> {
    await this.measures.patient(caller, patientId);
    const now = instantFromMs(this.clock.now().getTime());
    const { version: policyVersion, acknowledgeWithinMinutes } = defaultRiskPolicy;
    const acknowledgeBy = instantText(plusMinutes(now, acknowledgeWithinMinutes[setting]));
    const event = {
      id,
      patientId,
      responseId: null,
      source: { kind: 'concern', concern },
      level: null,
      setting,
      needsCssrs: true,
      openedBy: caller.staffMemberId,
    } as const;
    const isNew = await this.store.open(caller, { ...event, policyVersion, openedAt: instantText(now), acknowledgeBy });
    if (!isNew && !isSameConcern(await this.queries.view(caller, id), patientId, concern)) throw idUsedDifferently();
    if (isNew) this.database.publish(caller, 'risk-event', id);
    this.database.concerns(caller, { patientId, entityId: id });
    return { id };
  }

  /** The finished form does not cry a second time for what was heard, and is not yet seen to, while it was begun. */
  private async openSinceBegun(caller: Caller, heard: HeardAnswers, said: readonly RiskAnswer[]): Promise<string | null> {
    if (heard.assignmentId === null) return null;
    const begun = await this.measures.begun(caller, heard.assignmentId, heard.score.instrument);
    const events = begun.length === 0 ? [] : await this.queries.ofPatient(caller, heard.patientId);
    const open = events.find(({ source, standing }) => {
      if (standing.state === 'dispositioned' || source.kind !== 'answers') return false;
      return begun.includes(source.responseId) && isHeardAlready(said, source.items);
    });
    return open?.id ?? null;
  }

  /** A C-SSRS asked in the same contact belongs to the event that asks for it; any other answer opens its own. */
  private async waitingForCssrs(caller: Caller, { patientId, score }: HeardAnswers): Promise<string | null> {
    if (!score.instrument.startsWith('c-ssrs')) return null;
    const events = await this.queries.ofPatient(caller, patientId);
    const waiting = events.find(({ standing }) => standing.state !== 'dispositioned' && standing.needsCssrs);
    return waiting?.id ?? null;
  }
}

function isSameConcern({ patient, source }: RiskEventView, patientId: string, concern: string): boolean {
  return patient.id === patientId && source.kind === 'concern' && source.concern === concern;
}
