import type { Arrival, BoardVisit, EscortState, SessionPhase } from '@sojourn/domain';
import type { IconName } from '../../ui/icon-names.js';
import { phaseWords } from '../../ui/session-words.js';
import type { Tone } from '../../ui/tone.js';

export interface Look {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const live: readonly SessionPhase[] = ['dosing', 'paused'];

/** How a visit stands that is in its room. */
export function insideLook({ session, state }: BoardVisit): Look {
  if (session === null) return { words: state === 'in-progress' ? 'Visit under way' : 'Checked in', tone: 'tint', icon: 'user-round' };
  if (live.includes(session.phase)) return { words: phaseWords(session.phase), tone: 'lantern', icon: 'timer' };
  if (session.phase === 'discharge-ready') return { words: 'Ready to leave', tone: 'ok', icon: 'check' };
  return { words: phaseWords(session.phase), tone: 'tint', icon: 'activity' };
}

/** How a patient stands who is expected or waits. */
export function arrivalLook({ visit, lateMin, waitingMin, mayBeNoShow }: Arrival): Look {
  const waited = waitingMin === null ? '' : `, ${minutesWords(waitingMin)}`;
  if (visit.state === 'checked-in') return { words: `Checked in${waited}`, tone: 'ok', icon: 'check' };
  if (visit.state === 'no-show') return { words: 'Did not come', tone: 'alert', icon: 'phone' };
  if (visit.state === 'arrived') return { words: `Waiting${waited}`, tone: 'caution', icon: 'clock' };
  if (lateMin === null) return { words: 'Expected', tone: 'neutral', icon: 'clock' };
  if (lateMin === 0) return { words: 'Due now', tone: 'caution', icon: 'clock' };
  return { words: `${minutesWords(lateMin)} late`, tone: mayBeNoShow ? 'alert' : 'caution', icon: 'triangle-alert' };
}

const escorts: Readonly<Record<Exclude<EscortState, 'not-needed'>, string>> = {
  confirmed: 'Escort confirmed',
  'not-confirmed': 'Escort not confirmed',
  unknown: 'No escort named',
};

/** Who takes the patient home; null where nobody has to. */
export function escortLook({ escort, isEscortPressing }: Arrival): Look | null {
  if (escort === 'not-needed') return null;
  if (escort === 'confirmed') return { words: escorts.confirmed, tone: 'ok', icon: 'check' };
  return { words: escorts[escort], tone: isEscortPressing ? 'alert' : 'neutral', icon: isEscortPressing ? 'phone' : 'clock' };
}

/** Example: 75 minutes are "1 h 15 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}
