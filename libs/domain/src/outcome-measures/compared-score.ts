import * as z from 'zod';
import { allow, type Decision, refuse } from '../shared/decision.js';
import type { InstrumentDefinition } from './definition.js';
import type { MeasureRefused } from './measure-refused.js';
import type { Answers } from './scoring/read-answers.js';

const scoreRead = z.looseObject({
  instrument: z.string().optional(),
  instrumentVersion: z.string().optional(),
  recallWindow: z.string().optional(),
  total: z.number().nullable(),
  answers: z.record(z.string(), z.number().nullable()).optional(),
});

export interface ComparedScore {
  readonly total: number;
  /** null where only the total is known. */
  readonly answers: Answers | null;
}

/**
 * One side of a comparison: a score as `scoreMeasure` gives it, or a bare total. Refuses another instrument, recall window or version,
 * a form that is not scored, and totals the instrument cannot have. Source: clinical reference §4.0.
 */
export function readComparedScore(definition: InstrumentDefinition, given: unknown, path: string): Decision<ComparedScore, MeasureRefused> {
  const read = scoreRead.safeParse(typeof given === 'number' ? { total: given } : given);
  if (!read.success) return refuse({ code: 'score-unreadable', path, message: 'Give a total, or a score as scoring answers it' });
  const { total, answers } = read.data;
  const [mixed, ...others] = mixups(definition, read.data, path);
  if (mixed !== undefined) return refuse(mixed, ...others);
  if (total === null) return refuse({ code: 'not-scored', path, message: 'This form is not scored: it cannot be compared' });
  if (!isPossible(definition, total)) {
    const { minimum, maximum } = definition.range;
    return refuse({ code: 'score-unreadable', path, message: `${definition.name} has no such total (${minimum} to ${maximum})` });
  }
  return allow({ total: total === 0 ? 0 : total, answers: answers === undefined ? null : new Map(Object.entries(answers)) });
}

function mixups(definition: InstrumentDefinition, score: z.infer<typeof scoreRead>, path: string): MeasureRefused[] {
  const expected = [
    ['instrument', definition.id, 'other-instrument'],
    ['recallWindow', definition.recallWindow, 'other-recall-window'],
    ['instrumentVersion', definition.version, 'other-version'],
  ] as const;
  return expected.flatMap(([field, wanted, code]) => {
    const found = score[field];
    const message = `This score is of ${String(found)}, not of ${wanted}: the two are never compared or drawn as one line`;
    return found === undefined || found === wanted ? [] : [{ code, path: `${path}.${field}`, message }];
  });
}

function isPossible({ range, scoring }: InstrumentDefinition, total: number): boolean {
  const isStep = scoring !== 'sum-times-four' || total % 4 === 0;
  return Number.isInteger(total) && isStep && total >= range.minimum && total <= range.maximum;
}
