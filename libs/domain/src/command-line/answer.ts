import type { Decision } from '../shared/index.js';
import { plain } from './plain.js';

/** What a command answers: the result's fields, or every refusal. */
export type AnswerBody =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly refusals: readonly { readonly code: string }[] };

export type Command = (input: unknown) => AnswerBody;

/** The answer of a decision, its value written out by `show`. */
export function answerOf<Value, Refusal extends { code: string }>(
  decision: Decision<Value, Refusal>,
  show: (value: Value) => Record<string, unknown>,
): AnswerBody {
  return decision.allowed ? { ok: true, ...show(decision.value) } : refusedWith(...decision.refusals);
}

export function refusedWith(...refusals: readonly { readonly code: string }[]): AnswerBody {
  return { ok: false, refusals: refusals.map((refusal) => plain(refusal) as { code: string }) };
}
