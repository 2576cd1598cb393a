import { Injectable } from '@nestjs/common';
import { mayDo, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { ChartOpeningsQueries } from '../chart-access/index.js';
import { PatientAnswersQueries } from '../scheduling/index.js';
import { ArrivalNeeds } from './arrival-needs.js';
import { BackgroundNeeds } from './background-needs.js';
import { DeceasedNeeds } from './deceased-needs.js';
import { WaitlistNeeds } from './waitlist-needs.js';

/** What waits beside the care itself: background work that stands still, messages that did not arrive, patients who ask for another time or cancelled late, and charts that were opened by a reason. */
@Injectable()
export class DeskNeeds {
  constructor(
    private readonly background: BackgroundNeeds,
    private readonly answers: PatientAnswersQueries,
    private readonly openings: ChartOpeningsQueries,
    private readonly arrivals: ArrivalNeeds,
    private readonly waitlist: WaitlistNeeds,
    private readonly deceased: DeceasedNeeds,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    return [
      ...(await this.openedCharts(caller)),
      ...(await this.arrivals.of(caller)),
      ...(await this.deceased.of(caller)),
      ...(await this.answersOf(caller)),
      ...(await this.waitlist.of(caller)),
      ...(await this.background.of(caller)),
    ];
  }

  /** A wish for another time and a late cancellation stay in sight of the whole desk until somebody has settled them. */
  private async answersOf(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'schedule.book')) return [];
    return (await this.answers.open(caller)).map(({ id, kind, patient, request, followUp }) => ({
      id,
      ...wordsOf(kind === 'cancel', patient.name, (request ?? followUp)?.owner ?? null),
      address: '/schedule/answers',
      dueAt: null,
    }));
  }

  /** The medical director and compliance hear of each, and look at it within its time. Source: clinical reference §9.1. */
  private async openedCharts(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'chart-openings.review')) return [];
    return (await this.openings.waitingFor(caller)).map(({ id, openedBy, patient, reviewBy }) => ({
      id,
      sentence: `${openedBy} opened the chart of ${patient.name} by a reason`,
      detail: 'Not on the care team and not at work with the patient. Look at the reason.',
      address: '/chart-openings',
      dueAt: reviewBy,
    }));
  }
}

function wordsOf(isLateCancellation: boolean, name: string, owner: string | null): Pick<TodayNeed, 'sentence' | 'detail'> {
  const waits = isLateCancellation ? 'Ring, or leave it as it is. Nothing is charged by it.' : 'The visit stands until somebody moves it.';
  return {
    sentence: `${name} ${isLateCancellation ? 'cancelled late' : 'asks for another time'}`,
    detail: owner === null ? `Nobody has it yet. ${waits}` : `${owner} has it.`,
  };
}
