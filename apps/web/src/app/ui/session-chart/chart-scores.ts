import type { FlowsheetRow, SessionFold } from '@sojourn/domain';
import { place, type Scale } from './chart-geometry.js';

interface ScoreCell {
  readonly x: number;
  readonly words: string;
  /** From 0 (nothing) to 4 (most): the depth of its ground. */
  readonly depth: number;
}

export interface ScoreRow {
  readonly label: string;
  readonly cells: readonly ScoreCell[];
}

interface Kind {
  readonly label: string;
  readonly of: (row: FlowsheetRow) => Omit<ScoreCell, 'x'> | null;
}

const levels = ['none', 'mild', 'moderate', 'severe'];

const kinds: readonly Kind[] = [
  {
    label: 'Sedation',
    of: ({ sedation }) => {
      if (sedation === null) return null;
      const depth = sedation.instrument === 'moaa-s' ? 5 - sedation.score : sedation.instrument === 'rass' ? Math.abs(sedation.score) : 0;
      return { words: String(sedation.score), depth: Math.min(4, depth) };
    },
  },
  {
    label: 'Dissociation',
    of: ({ dissociation }) => {
      if (dissociation === null) return null;
      if (dissociation.instrument === 'level') return { words: dissociation.level, depth: levels.indexOf(dissociation.level) };
      const [score, most] = dissociation.instrument === 'cadss' ? [dissociation.totalScore, 92] : [dissociation.sixItemScore, 24];
      return { words: String(score), depth: Math.ceil((score * 4) / most) };
    },
  },
  symptom('Nausea', 'nausea'),
  symptom('Anxiety', 'anxiety'),
  {
    label: 'Mood',
    of: ({ scales }) => {
      const mood = scales.find(({ scale }) => scale === 'mood');
      return mood === undefined ? null : { words: String(mood.scoreOf100), depth: 0 };
    },
  },
];

function symptom(label: string, name: 'nausea' | 'anxiety'): Kind {
  return {
    label,
    of: ({ symptoms }) => {
      const found = symptoms.find((one) => one.symptom === name);
      return found === undefined ? null : { words: String(found.score), depth: Math.ceil(found.score * 0.4) };
    },
  };
}

/** The rows of scores that `whole` has at all, each cell with its words: the depth of its ground only repeats them. */
export function scoreRows({ flowsheet }: SessionFold, x: Scale, whole: Pick<SessionFold, 'flowsheet'>): readonly ScoreRow[] {
  return kinds.flatMap(({ label, of }) => {
    if (whole.flowsheet.every((row) => of(row) === null)) return [];
    const cells = flowsheet.flatMap((row) => {
      const cell = of(row);
      return cell === null ? [] : [{ ...cell, x: place(x, row.at) }];
    });
    return [{ label, cells }];
  });
}
