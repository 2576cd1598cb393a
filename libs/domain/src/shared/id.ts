import * as z from 'zod';

declare const idOf: unique symbol;

/** The identifier of one kind of record: a UUID in lower case, made by the client (version 7), so that sending twice is harmless. */
export type Id<Kind extends string> = string & { readonly [idOf]: Kind };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Whether the text is a UUID in its canonical lower-case form. Odd case: the all-zero UUID is no record's id. Example:
 * "01938f00-0003-7000-8000-000000000001" is one; the same in capitals is not. Source: architecture §2.
 */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * An id from our own code; throws on text that is no UUID. Outside input goes through `idSchema`. Example:
 * `idFrom<'Patient'>('01938f00-0003-7000-8000-000000000001')`. Odd case: capitals are no canonical form and throw. Source: architecture §2.
 */
export function idFrom<Kind extends string>(text: string): Id<Kind> {
  if (!isUuid(text)) throw new RangeError(`"${text}" is not an id`);
  return text as Id<Kind>;
}

/** Decoder of an id at the border. Example: `idSchema<'Patient'>()`. Odd case: the all-zero UUID is refused. Source: architecture §2. */
export function idSchema<Kind extends string>(): z.ZodType<Id<Kind>, string> {
  return z.string().regex(uuid, 'This is not an id: 36 characters, lower-case hexadecimal, with dashes') as unknown as z.ZodType<
    Id<Kind>,
    string
  >;
}
