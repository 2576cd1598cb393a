import * as z from 'zod';
import { compareScores, instruments, scoreMeasure } from '../outcome-measures/index.js';
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

const bare = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An instrument's id in any spelling: "PHQ-9", "phq9" and "phq_9" are 'phq-9'. A name that is none stays as it is. */
function instrumentIdOf(given: string): string {
  return instruments.find(({ id }) => bare(id) === bare(given))?.id ?? given;
}

const shownFields = (value: object): Record<string, unknown> => plain(value) as Record<string, unknown>;

function scoreCommand(instrumentId: string): Command {
  return (input) => {
    const { answers, options } = askedOf(input);
    return answerOf(scoreMeasure(instrumentIdOf(instrumentId), answers, options), shownFields);
  };
}

const compareInput = z.strictObject({ baseline: z.unknown(), current: z.unknown() });

function compareCommand(instrumentId: string): Command {
  return decoded(compareInput, ({ baseline, current }) =>
    answerOf(compareScores(instrumentIdOf(instrumentId), baseline, current), shownFields),
  );
}

/** The command of `score ID` or `compare ID`. An id that is no instrument is refused by the rule itself, which names those that are. */
export const measureCommands: Readonly<Record<string, (instrumentId: string) => Command>> = {
  score: scoreCommand,
  compare: compareCommand,
};
