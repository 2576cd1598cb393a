import * as z from 'zod';
import { compareScores, scoreMeasure } from '../outcome-measures/index.js';
import { answerOf, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { plain } from './plain.js';

interface MeasureAsked {
  readonly answers: unknown;
  readonly options: unknown;
}

// Answers stand alone, or in "answers" beside the options ({ "answers": [3,0,0], "sex": "female" }).
function askedOf(input: unknown): MeasureAsked {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !Object.hasOwn(input, 'answers')) {
    return { answers: input, options: undefined };
  }
  const { answers, ...options } = input as Record<string, unknown>;
  return { answers, options };
}

const shownFields = (value: object): Record<string, unknown> => plain(value) as Record<string, unknown>;

function scoreCommand(instrumentId: string): Command {
  return (input) => {
    const { answers, options } = askedOf(input);
    return answerOf(scoreMeasure(instrumentId, answers, options), shownFields);
  };
}

const compareInput = z.strictObject({ baseline: z.unknown(), current: z.unknown() });

function compareCommand(instrumentId: string): Command {
  return decoded(compareInput, ({ baseline, current }) => answerOf(compareScores(instrumentId, baseline, current), shownFields));
}

/** The command of `score ID` or `compare ID`. An id that is no instrument is refused by the rule itself, which names those that are. */
export const measureCommands: Readonly<Record<string, (instrumentId: string) => Command>> = {
  score: scoreCommand,
  compare: compareCommand,
};
