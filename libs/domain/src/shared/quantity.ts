import * as z from 'zod';

declare const unitOf: unique symbol;

/** A whole number of one unit. Two quantities of different units have no common arithmetic: swapping them does not compile. */
export type Quantity<Unit extends string> = number & { readonly [unitOf]: Unit };

export interface QuantityUnit<Unit extends string> {
  (amount: number): Quantity<Unit>;
  readonly unit: Unit;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the number is whole and within the range of the unit. */
  accepts(amount: number): boolean;
  /** Decoder for the border: the same limits, as a schema that also describes itself in OpenAPI. */
  readonly schema: z.ZodType<Quantity<Unit>, number>;
}

/**
 * Declares a unit whose amounts are whole numbers from `minimum` to `maximum`.
 * The constructor throws a RangeError: a fraction or an impossible amount in our own code is a fault. Outside input goes through `schema`.
 *
 * Example: `const micrograms = quantityUnit('ug', 0, 1_000_000_000_000)`; `micrograms(41_000)` is 41 mg.
 * Odd case: `micrograms(-0)` is zero; `micrograms(0.5)` throws, half a microgram is never stored. Source: clinical reference §0 rules 1 and
 * 2.
 */
export function quantityUnit<Unit extends string>(unit: Unit, minimum: number, maximum: number): QuantityUnit<Unit> {
  const accepts = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= minimum && amount <= maximum;
  const construct = (amount: number): Quantity<Unit> => {
    if (!accepts(amount)) throw new RangeError(`${amount} is not a whole number of ${unit} between ${minimum} and ${maximum}`);
    return (amount === 0 ? 0 : amount) as Quantity<Unit>;
  };
  const schema = z.int().min(minimum).max(maximum) as unknown as z.ZodType<Quantity<Unit>, number>;
  return Object.assign(construct, { unit, minimum, maximum, accepts, schema });
}

/**
 * Adds two amounts of one unit. Example: `addQuantities(micrograms(34_030), micrograms(6_970))` is 41 000 µg.
 * Odd case: a sum beyond the safe integers throws a RangeError, it never loses its last digit. Source: clinical reference §0 rules 1 and 2.
 */
export function addQuantities<Amount extends Quantity<string>>(first: Amount, second: NoInfer<Amount>): Amount {
  return wholeOrFault(first + second) as Amount;
}

/**
 * The difference of two amounts of one unit, negative when the second is larger: a shortage keeps its sign.
 * Example: `subtractQuantities(microlitres(55_800), microlitres(55_900))` is −100 µL. Odd case: amounts of two units do not compile.
 * Source: clinical reference §0 rules 1 and 2.
 */
export function subtractQuantities<Amount extends Quantity<string>>(first: Amount, second: NoInfer<Amount>): Amount {
  return wholeOrFault(first - second) as Amount;
}

/**
 * Sums amounts of one unit; no amounts is zero because nothing was measured out. Example: `sumQuantities([micrograms(1), micrograms(2)])`
 * is 3 µg. Odd case: racemic ketamine and esketamine do not compile into one sum. Source: clinical reference §0 rules 1–3.
 */
export function sumQuantities<Amount extends Quantity<string>>(amounts: readonly Amount[]): Amount {
  return wholeOrFault(amounts.reduce((total: number, amount) => total + amount, 0)) as Amount;
}

function wholeOrFault(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is beyond what can be counted exactly`);
  return amount;
}
