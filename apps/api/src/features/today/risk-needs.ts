import { Injectable } from '@nestjs/common';
import { mayDo, type RiskEventView, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { RiskEventsQueries } from '../outcome-measures/index.js';

/** Risk events come before everything else of a clinician's day: unanswered ones by their clock, then dispositions, then contacts owed. */
@Injectable()
export class RiskNeeds {
  constructor(private readonly riskEvents: RiskEventsQueries) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'risk.act')) return [];
    return (await this.riskEvents.open(caller)).map(needOf);
  }
}

function needOf({ id, patient, acknowledgeBy, standing }: RiskEventView): TodayNeed {
  const known = { id, address: `/risk-events/${id}` };
  if (standing.state === 'waiting') {
    const detail = standing.isEscalated ? 'Nobody has taken this on in time. Go now.' : 'An answer or a concern about suicide. Take it on.';
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
