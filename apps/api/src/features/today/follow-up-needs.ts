import { Injectable } from '@nestjs/common';
import { asksForReview, mayDo, type FollowUpOutcome, type SafetyCallOutcome, type SchedulingPolicy, type TodayNeed } from '@sojourn/domain';
import type { Caller } from '../../platform/caller/caller.js';
import { MissedVisitsQueries, SchedulingPolicies, type MissedVisit } from '../scheduling/index.js';
import { whenWords } from './when-words.js';

/** What is known of somebody who did not come, as long as nobody has settled it. */
const knownWords: Readonly<Partial<Record<FollowUpOutcome | SafetyCallOutcome, string>>> = {
  reached: 'The desk reached them: say how they are.',
  'not-reached': 'Not reached so far.',
  'emergency-contact-reached': 'Only the emergency contact was reached so far.',
};

/** Whom a clinician follows up, since they did not come: a clinical event, whatever the desk's call brought. Source: clinical reference §1.5, §8.2. */
@Injectable()
export class FollowUpNeeds {
  constructor(
    private readonly missed: MissedVisitsQueries,
    private readonly policies: SchedulingPolicies,
  ) {}

  async of(caller: Caller): Promise<TodayNeed[]> {
    if (!mayDo(caller.roles, 'risk.act')) return [];
    const waiting = await this.missed.askingFor(caller);
    if (waiting.length === 0) return [];
    const policy = await this.policies.inForce(caller);
    return waiting.map((visit) => needOf(visit, policy));
  }
}

function needOf({ id, patientName, title, startsAt, zone, since, said, noShows }: MissedVisit, policy: SchedulingPolicy): TodayNeed {
  const review = asksForReview(noShows, policy) ? `Missed visits so far: ${noShows}. That asks for a review.` : null;
  const known = [`${title}, ${whenWords(startsAt, zone)}.`, said === null ? null : knownWords[said], review];
  return {
    id: `follow-up ${id}`,
    sentence: `Follow up ${patientName}, who did not come`,
    detail: known.filter((words) => typeof words === 'string').join(' '),
    address: `/schedule?open=${id}`,
    dueAt: since,
    ...(said === 'reached' ? {} : { risk: 'caution' }),
  };
}
