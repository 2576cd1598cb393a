import { Injectable } from '@nestjs/common';
import { instant, instantText, mayDo, plusMinutes, type Arrival, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { MissedVisitsQueries, SchedulingPolicies, type UnsettledVisit } from '../scheduling/index.js';
import { RoomBoardQueries } from './room-board.queries.js';
import { whenWords } from './when-words.js';

/** Whom the desk rings today: who has not come, whose way home is not settled, and of whom nobody noted whether they came. Source: clinical reference §1.5, §8.2. */
@Injectable()
export class ArrivalNeeds {
  constructor(
    private readonly rooms: RoomBoardQueries,
    private readonly missed: MissedVisitsQueries,
    private readonly policies: SchedulingPolicies,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'schedule.book')) return [];
    return [...(await this.today(caller)), ...(await this.missed.unsettled(caller)).map(unsettled)];
  }

  private async today(caller: Caller): Promise<TodayNeed[]> {
    const { noShowAfterMin } = await this.policies.inForce(caller);
    return (await this.rooms.arrivals(caller)).flatMap((arrival) => {
      if (arrival.mayBeNoShow) return [missing(arrival, noShowAfterMin)];
      return arrival.isEscortPressing ? [escort(arrival)] : [];
    });
  }
}

/** Somebody who does not come may be in danger: the call is due when the grace is over. */
function missing({ visit }: Arrival, graceMin: number): TodayNeed {
  return {
    id: `missing ${visit.id}`,
    sentence: `Ring ${visit.patientName}, who has not come`,
    detail: 'A missed visit is a safety call: say how it went at the visit.',
    address: `/schedule?open=${visit.id}`,
    dueAt: instantText(plusMinutes(instant(visit.startsAt), graceMin)),
  };
}

/** A day that is over takes nothing off the desk: whoever may not have come may be in danger still. */
function unsettled({ id, patientName, title, startsAt, zone }: UnsettledVisit): TodayNeed {
  return {
    id: `unsettled ${id}`,
    sentence: `Note whether ${patientName} came`,
    detail: `${title}, ${whenWords(startsAt, zone)}: nobody noted it. If they did not come, ring first.`,
    address: `/schedule?open=${id}`,
    dueAt: startsAt,
  };
}

/** Two hours before a dose it should be settled who takes the patient home; without an escort the visit becomes a talk. */
function escort({ visit, escort: known }: Arrival): TodayNeed {
  return {
    id: `escort ${visit.id}`,
    sentence: `Ring ${visit.patientName} about the way home`,
    detail: known === 'unknown' ? 'Nobody is named who takes them home.' : 'Who takes them home is not confirmed.',
    address: `/schedule?open=${visit.id}`,
    dueAt: visit.startsAt,
  };
}
