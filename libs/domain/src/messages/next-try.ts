import { instantFromMs, type Instant } from '../shared/index.js';
import type { ReminderPolicy } from './reminder-policy.js';

/**
 * When a message that could not be handed over is tried again; null when it has been tried often enough and needs a person. `tries` counts those
 * already made, from 1.
 *
 * Example: by default, after the first failure it is tried again a minute later, after the fifth no more. Odd case: the waits are of the
 * policy, not of the failure. Source: architecture §5 (background work).
 */
export function nextTry(tries: number, { retryAfterMin }: ReminderPolicy, now: Instant): Instant | null {
  const wait = retryAfterMin[tries - 1];
  return wait === undefined ? null : instantFromMs(now + wait * 60_000);
}
