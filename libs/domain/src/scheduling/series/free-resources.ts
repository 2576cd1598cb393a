import { plusMinutes } from '../../shared/index.js';
import type { PlacedSpan, Placement } from '../booking-conflict.js';
import type { DaySituation, SituationResource } from '../day-situation.js';
import type { Judged } from '../judge-load.js';
import { lastingConflicts, momentaryConflicts } from '../judge-resource.js';
import { neededSpans, type BookingRole, type NeededSpan } from '../needed-spans.js';
import { canServe } from '../who-can-serve.js';
import type { SeriesRequest } from './series-request.js';

/** What each role asks for, and who could serve at all that day, the team first. */
export interface RoleNeeds {
  readonly role: BookingRole;
  readonly needs: readonly NeededSpan[];
  readonly able: readonly SituationResource[];
}

/** Everything about a role that does not depend on the time of day, worked out once. */
export function rolesOn(
  request: Pick<SeriesRequest, 'policy' | 'preferences'>,
  situation: DaySituation,
  bare: Placement,
): readonly RoleNeeds[] {
  const { policy } = request;
  const { teamIds } = request.preferences;
  const needs = neededSpans(bare.phases, bare.isRemote);
  return [...new Set(needs.map(({ role }) => role))].map((role) => ({
    role,
    needs: needs.filter((need) => need.role === role),
    able: [...situation.resources.values()]
      .filter((resource) => canServe(role, resource) && isAble(role, resource, { placement: bare, situation, policy }))
      .toSorted((one, other) => Number(teamIds.includes(other.id)) - Number(teamIds.includes(one.id))),
  }));
}

/** Whether nothing that holds all day keeps the resource from the visit. */
function isAble(role: BookingRole, resource: SituationResource, judged: Judged): boolean {
  const { startsAt } = judged.placement;
  const span = { role, resourceId: resource.id, startsAt, endsAt: startsAt, loadPercent: 0, isExclusive: false };
  return lastingConflicts(span, resource, judged).length === 0;
}

/** Those who are free for every stretch of the role. */
export function freeFor({ needs, able }: RoleNeeds, judged: Judged): readonly string[] {
  const isFree = (resource: SituationResource): boolean =>
    needs.every((need) => momentaryConflicts(spanOf(need, resource, judged.placement), resource, judged).length === 0);
  return able.filter(isFree).map(({ id }) => id);
}

function spanOf(
  { role, fromMin, toMin, loadPercent, isExclusive }: NeededSpan,
  { id, cleaningMinutes }: SituationResource,
  { startsAt }: Placement,
): PlacedSpan {
  const cleaning = role === 'pump' ? cleaningMinutes : 0;
  return {
    role,
    resourceId: id,
    startsAt: plusMinutes(startsAt, fromMin),
    endsAt: plusMinutes(startsAt, toMin + cleaning),
    loadPercent,
    isExclusive,
  };
}
