import type { EntryKind, SessionFold, TimelineMark } from '@sojourn/domain';
import { place, type Scale } from './chart-geometry.js';

export interface EventMark {
  readonly x: number;
  readonly row: number;
  readonly words: string;
  readonly look: 'medication' | 'care' | 'safety';
  readonly isStruck: boolean;
}

const rows = 4;
/** About the width of a letter at the axis size. */
const letter = 6;
const shownKinds: ReadonlySet<EntryKind | 'alert-raised'> = new Set([
  'medicine-given',
  'oxygen-started',
  'oxygen-stopped',
  'observation-noted',
  'adverse-event-recorded',
  'emergence-reaction-graded',
  'alert-raised',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'infusion-completed',
  'infusion-rate-changed',
]);

function lookOf({ kind, lane }: TimelineMark): EventMark['look'] {
  if (lane === 'safety') return 'safety';
  return lane === 'dose' || kind === 'medicine-given' || kind.startsWith('oxygen') ? 'medication' : 'care';
}

/** A medicine is its own name, an observation its own words; an alert's value stands in the lane it comes from. */
function saidOf({ label, text, kind }: TimelineMark): string {
  if (kind === 'observation-noted') return text.replace(/^[a-z-]+: /, '');
  if (kind === 'medicine-given') return text;
  return kind === 'alert-raised' ? `${label}: ${text.replace(/:.*/, '')}` : `${label} ${text}`;
}

function wordsOf(mark: TimelineMark): string {
  const words = saidOf(mark);
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}

/**
 * Events in rows, so that their words do not run into each other; where all rows are full a mark stands without words in a row of its own,
 * and the log and the crosshair still say what it was.
 */
export function eventMarks({ timeline }: SessionFold, x: Scale): readonly EventMark[] {
  const freeFrom = Array<number>(rows).fill(-Infinity);
  return timeline
    .filter(({ kind, at }) => shownKinds.has(kind) && at >= x.from && at <= x.to)
    .map((mark): EventMark => {
      const [at, words] = [place(x, mark.at), wordsOf(mark)];
      const free = freeFrom.findIndex((end) => end <= at - 8);
      const row = free === -1 ? rows : free;
      const shown =
        free === -1
          ? ''
          : at + 14 + words.length * letter > x.end
            ? words.slice(0, Math.max(0, Math.floor((x.end - at - 14) / letter)))
            : words;
      if (free !== -1) freeFrom[row] = at + 14 + shown.length * letter;
      return { x: at, row, words: shown, look: lookOf(mark), isStruck: mark.state === 'amended' || mark.state === 'entered-in-error' };
    });
}
