import { localDateAt, localTimeAt, type Instant, type Unmet } from '../shared/index.js';
import type { AppointmentState } from './appointment-machine.js';
import { dayWords } from './patient-time.js';

const waiting: readonly AppointmentState[] = ['requested', 'waitlisted', 'held', 'booked', 'confirmed'];
const begun: readonly AppointmentState[] = ['arrived', 'checked-in', 'in-progress', 'completed'];

/**
 * Why a visit cannot leave its place any more, in words for somebody who still saw it there. Source: clinical reference §1.5 (rescheduled).
 *
 * Example: two managers move the same visit, or one takes a move back that the other has moved on: the second is told where it stands now.
 * Odd case: a visit that was moved and then called off stands nowhere, and is said to be called off.
 */
export function leftAlready(
  state: AppointmentState,
  standsNow: { readonly startsAt: Instant; readonly zone: string; readonly state: AppointmentState } | null,
): readonly Unmet[] {
  if (waiting.includes(state)) return [];
  if (begun.includes(state)) return [{ code: 'visit-has-begun', message: 'The patient has arrived. A visit that has begun is not moved.' }];
  if (standsNow !== null && (waiting.includes(standsNow.state) || begun.includes(standsNow.state))) {
    const { startsAt, zone } = standsNow;
    const message = `Somebody else has moved this visit: it stands on ${dayWords(localDateAt(startsAt, zone))} at ${localTimeAt(startsAt, zone)} now.`;
    return [{ code: 'moved-meanwhile', message }];
  }
  return [{ code: 'called-off-meanwhile', message: 'This visit has been called off meanwhile. It holds no place any more.' }];
}
