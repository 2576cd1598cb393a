import { Injectable } from '@nestjs/common';
import {
  contradictsAnswers,
  decideDisposition,
  instantFromMs,
  type RecordFollowUp,
  type RiskEventAtHand,
  type RiskStep,
  type SignRiskDisposition,
} from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { OutcomeMeasuresStore } from './outcome-measures.store.js';
import { dispositionRefused, nothingToFollowUp } from './refusals.js';
import { RiskEventsQueries } from './risk-events.queries.js';

/** What staff do about a risk event: take it on, sign what follows from it, and contact the patient. Source: clinical reference §4.6. */
@Injectable()
export class ActOnRiskEvent {
  constructor(
    private readonly store: OutcomeMeasuresStore,
    private readonly queries: RiskEventsQueries,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever acknowledges last owns it; a colleague may take it over. */
  async acknowledge(caller: Caller, eventId: string, { id }: { readonly id: string }): Promise<RiskEventAtHand> {
    await this.locked(caller, eventId);
    return this.add(caller, eventId, { id, kind: 'acknowledged', details: {} });
  }

  /** Signed again, a disposition stands beside the earlier one and counts instead of it. */
  async sign(caller: Caller, eventId: string, command: SignRiskDisposition): Promise<RiskEventAtHand> {
    const event = await this.locked(caller, eventId);
    if (event.steps.some((step) => step.id === command.id)) return event;
    const now = instantFromMs(this.clock.now().getTime());
    const { level, needsCssrs } = event.standing;
    const isContradicted = contradictsAnswers(event, command.level);
    const isSupervised = await this.queries.isSupervised(caller);
    const decision = decideDisposition({ command, level, needsCssrs, isContradicted, roles: caller.roles, isSupervised, now });
    if (!decision.allowed) throw dispositionRefused(decision.refusals);
    const { id, ...details } = command;
    return this.add(caller, eventId, { id, kind: 'disposition-signed', details });
  }

  async followUp(caller: Caller, eventId: string, { id, note }: RecordFollowUp): Promise<RiskEventAtHand> {
    const event = await this.locked(caller, eventId);
    if (event.steps.some((step) => step.id === id)) return event;
    if (event.standing.followUpBy === null) throw nothingToFollowUp();
    return this.add(caller, eventId, { id, kind: 'followed-up', details: { note } });
  }

  private async locked(caller: Caller, eventId: string): Promise<RiskEventAtHand> {
    await this.store.lock(caller, eventId);
    return this.queries.view(caller, eventId);
  }

  private async add(caller: Caller, eventId: string, step: Pick<RiskStep, 'id' | 'kind' | 'details'>): Promise<RiskEventAtHand> {
    await this.store.addStep(caller, eventId, { ...step, at: this.clock.nowIso() });
    this.database.publish(caller, 'risk-event', eventId);
    return this.queries.view(caller, eventId);
  }
}
