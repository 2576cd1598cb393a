import type { Instant } from '../../shared/index.js';

/** Whether fewer than so many full minutes have passed. Elapsed time, not the clock on the wall. */
export function isEarlyForBooster(lastAt: Instant, at: Instant, minutes: number): boolean {
  return at - lastAt < minutes * 60_000;
}
