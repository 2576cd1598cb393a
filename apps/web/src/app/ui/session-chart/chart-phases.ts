import type { SessionFold, SessionPhase } from '@sojourn/domain';
import { place, type Scale } from './chart-geometry.js';
import { phaseWords } from '../session-words.js';

export interface PhaseBand {
  readonly x: number;
  readonly width: number;
  readonly words: string;
  readonly isShaded: boolean;
}

const shaded: ReadonlySet<SessionPhase> = new Set(['dosing', 'observing']);
/** About the width of a letter at the axis size. */
const letter = 6.2;

/** The phases of the session as bands; a band too narrow for its name stands without it. */
export function phaseBands({ phaseChanges }: SessionFold, x: Scale): readonly PhaseBand[] {
  return phaseChanges.flatMap(({ phase, at }, index) => {
    const from = Math.max(at, x.from);
    const to = Math.min(x.to, ...phaseChanges.slice(index + 1).map((later) => later.at));
    if (to <= from) return [];
    const [start, end] = [place(x, from), place(x, to)];
    const words = phaseWords(phase);
    return [{ x: start, width: end - start, words: words.length * letter < end - start ? words : '', isShaded: shaded.has(phase) }];
  });
}
