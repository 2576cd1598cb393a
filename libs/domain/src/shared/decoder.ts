import * as z from 'zod';
import { allow, refuse, type Decision } from './decision.js';
import { inputSentence } from './input-sentence.js';

/** Input that could not be read: what is wrong, the path of the field ("doses.0.doseMg", "" for the whole) and what to do. */
export interface InputRefused {
  readonly code: 'missing-field' | 'unknown-field' | 'wrong-type' | 'out-of-range' | 'not-allowed';
  readonly path: string;
  readonly message: string;
}

/**
 * Decodes outside input with a schema; every fault is a refusal with its path, all of them at once. Never throws.
 * Example: `decodeInput(takeVitals, body)`. Odd case: a field given as `undefined` counts as missing, as `null` as a wrong type. Source:
 * house style §4.5.
 */
export function decodeInput<Value>(schema: z.ZodType<Value>, input: unknown): Decision<Value, InputRefused> {
  const parsed = schema.safeParse(input, { error: inputSentence });
  if (parsed.success) return allow(parsed.data);
  const refusals = parsed.error.issues.flatMap((issue) => refusalsOf(issue, input));
  return refuse(...(refusals as [InputRefused, ...InputRefused[]])); // what a schema refuses has an issue
}

function refusalsOf(issue: z.core.$ZodIssue, input: unknown): InputRefused[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-field',
      path: [...issue.path.map(String), key].join('.'),
      message: `"${key}" is not a field here`,
    }));
  }
  const isMissing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
  if (isMissing) return [{ code: 'missing-field', path, message: issue.code === 'custom' ? issue.message : `"${path}" is needed here` }];
  return [{ code: codeOf(issue), path, message: issue.message }];
}

function codeOf(issue: z.core.$ZodIssue): InputRefused['code'] {
  if (issue.code === 'invalid_type') return 'wrong-type';
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'out-of-range';
  const named: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return isInputCode(named) ? named : 'not-allowed';
}

// A field's own decoder may say which kind of fault it found, as `params: { code }` of its issue.
function isInputCode(code: unknown): code is InputRefused['code'] {
  return code === 'wrong-type' || code === 'out-of-range';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), input);
}
