import type { LimitPolicy, LimitRoute } from './limit-policy.js';

/** Minutes between two doses of a route: below `soft` a prescriber must agree, below `hard` nobody may. Nought where no rule asks for any. */
export interface Spacing {
  readonly soft: number;
  readonly hard: number;
}

/**
 * The spacing the limit table asks for on a route. Source: clinical reference §2.8.
 * Example: `spacingOf('intramuscular', defaultLimitPolicy)` is 10 and 5 min. Odd case: a rule with a hard limit alone is as strict when soft.
 */
export function spacingOf(route: LimitRoute, policy: LimitPolicy): Spacing {
  const rules = policy.rules.filter(({ routes, measure }) => measure === 'minutesSincePrevious' && routes.includes(route));
  const longest = (limits: readonly (number | null)[]): number => limits.reduce<number>((most, limit) => Math.max(most, limit ?? 0), 0);
  const hard = longest(rules.map((rule) => rule.hard));
  return { hard, soft: Math.max(hard, longest(rules.map((rule) => rule.soft))) };
}
