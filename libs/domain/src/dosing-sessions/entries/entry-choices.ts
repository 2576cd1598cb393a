import * as z from 'zod';
import { entryDetails, type EntryKind } from './entry-details.js';

/**
 * The words one field of an entry may hold, for a form that corrects it; null where it is free.
 * Example: `entryChoices('vitals-taken', 'position')` has 'lying' first. Odd case: of a union the first form that knows the field answers.
 * Source: clinical reference §3.1 (corrections).
 */
export function entryChoices(kind: EntryKind, field: string): readonly string[] | null {
  const schema = bare(memberOf(bare(entryDetails[kind]), field));
  return schema instanceof z.ZodEnum ? schema.options.map(String) : null;
}

function memberOf(schema: unknown, field: string): unknown {
  return formsOf(schema)
    .map(({ shape }) => (shape as Readonly<Record<string, unknown>>)[field])
    .find((found) => found !== undefined);
}

/** Details have one form, or a union of them; each of them is an object. */
function formsOf(schema: unknown): readonly z.ZodObject[] {
  return schema instanceof z.ZodUnion
    ? (schema.options as readonly unknown[]).flatMap((form) => formsOf(bare(form)))
    : [schema as z.ZodObject];
}

/** What lies within "may be absent", "may be null" and "else this". */
function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? bare(schema.unwrap())
    : schema;
}
