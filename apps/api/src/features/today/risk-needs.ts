import { Injectable } from '@nestjs/common';
import { mayDo, roleLabels, type RiskEventView, type Role, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { RiskEventsQueries } from '../outcome-measures/index.js';
import { FollowUpNeeds } from './follow-up-needs.js';

/** Risk events come before everything else of a clinician's day, those due first at the top; after them patients who did not come. */
@Injectable()
export class RiskNeeds {
  constructor(
    private readonly riskEvents: RiskEventsQueries,
    private readonly followUps: FollowUpNeeds,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    return [...(await this.events(caller)), ...(await this.followUps.of(caller))];
  }

  private async events(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'risk.hear')) return [];
    if (!mayDo(caller.roles, 'risk.act')) return this.toFetchSomebody(caller);
    return (await this.riskEvents.open(caller)).map((event) => ({ ...needOf(event, caller.roles), risk: toneOf(event) }));
  }

  /** Who was told and reads no risk events learns that one waits, and of nobody's name. */
  private async toFetchSomebody(caller: Caller): Promise<TodayNeed[]> {
    const { told, dueTimes } = await this.riskEvents.call(caller);
    const [dueAt] = dueTimes;
    if (dueAt === undefined || !isToldOf(told, caller.roles)) return [];
    const sentence = dueTimes.length === 1 ? 'A risk event has no answer' : `${dueTimes.length} risk events have no answer`;
    return [{ id: 'risk-call', sentence, detail: `${toldWords(told)} Fetch a clinician now.`, address: null, dueAt, risk: 'alert' }];
  }
}

/** Nobody has it, or a contact is beyond its time; what is in hands is calmer. */
function toneOf({ standing }: RiskEventView): 'alert' | 'caution' {
  return standing.state === 'waiting' || standing.isFollowUpOverdue ? 'alert' : 'caution';
}

const isToldOf = (told: readonly Role[], roles: readonly Role[]): boolean => told.some((role) => roles.includes(role));

function toldWords(told: readonly Role[]): string {
  return told.length === 0 ? '' : `Told so far: ${told.map((role) => roleLabels[role].toLowerCase()).join(', ')}.`;
}

function needOf({ id, patient, acknowledgeBy, standing, escalations }: RiskEventView, roles: readonly Role[]): TodayNeed {
  const known = { id, address: `/risk-events/${id}` };
  if (standing.state === 'waiting') {
    const told = escalations.flatMap((one) => one.roles);
    const late = isToldOf(told, roles)
      ? 'Nobody has taken this on in time: it has come to you. Go now.'
      : 'Nobody has taken this on in time. Go now.';
    const detail = standing.isEscalated ? [late, toldWords(told)].join(' ').trim() : 'An answer or a concern about suicide. Take it on.';
    return { ...known, sentence: `Answer the risk event of ${patient.name}`, detail, dueAt: acknowledgeBy };
  }
  if (standing.holdsDosing) {
    const detail = `${standing.owner?.name ?? 'Nobody'} has it. No dose may start until a disposition says to proceed.`;
    return { ...known, sentence: `Sign the disposition for ${patient.name}`, detail, dueAt: null };
  }
  return {
    ...known,
    sentence: `Contact ${patient.name} after a risk event`,
    detail: 'The disposition asks for it.',
    dueAt: standing.followUpBy,
  };
}
