/**
 * The answer of a rule: either the value it allows or the refusals that stand in the way, all of them, so that a screen can show
 * everything that is missing at once. A refusal is a value with facts; an exception is a fault.
 */
export type Decision<Value, Refusal extends { code: string }> =
  { readonly allowed: true; readonly value: Value } | { readonly allowed: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

/** A value that is allowed. Example: `allow(41)`. Odd case: `null` is a value too. Source: house style §4.4. */
export function allow<Value>(value: Value): { readonly allowed: true; readonly value: Value } {
  return { allowed: true, value };
}

/**
 * A refusal with at least one reason. Example: `refuse({ code: 'too-early' })`. Odd case: none at all does not compile. Source: house style
 * §4.4.
 */
export function refuse<Refusal extends { code: string }>(
  ...refusals: [Refusal, ...Refusal[]]
): { readonly allowed: false; readonly refusals: readonly [Refusal, ...Refusal[]] } {
  return { allowed: false, refusals };
}

/**
 * Allows the value when no refusal was found. Example: `decide(order, [])` allows `order`. Odd case: one refusal is enough, and all of them
 * are kept. Source: house style §4.4.
 */
export function decide<Value, Refusal extends { code: string }>(value: Value, found: readonly Refusal[]): Decision<Value, Refusal> {
  const [first, ...rest] = found;
  return first === undefined ? allow(value) : refuse(first, ...rest);
}
