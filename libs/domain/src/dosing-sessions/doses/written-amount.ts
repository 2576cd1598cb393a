import {
  allow,
  exact,
  exactly,
  parseRational,
  ratio,
  refuse,
  type Decision,
  type Exact,
  type ExactUnit,
  type Rational,
} from '../../shared/index.js';

/** Every unit of a kind as a multiple of the first; pounds and inches are exact by definition. Source: clinical reference §2.3. */
const kinds: readonly Readonly<Record<string, Rational>>[] = [
  { kg: ratio(1), g: ratio(1, 1_000), lb: ratio(45_359_237, 100_000_000) },
  { mg: ratio(1), ug: ratio(1, 1_000), g: ratio(1_000) },
  { 'mg/kg': ratio(1), 'ug/kg': ratio(1, 1_000) },
  { mL: ratio(1), uL: ratio(1, 1_000), L: ratio(1_000) },
  { 'mL/h': ratio(1), 'mL/min': ratio(60), 'uL/h': ratio(1, 1_000) },
  { 'mg/mL': ratio(1), 'ug/mL': ratio(1, 1_000) },
  { 'ug/kg/min': ratio(1), 'mg/kg/h': ratio(1_000, 60), 'mg/kg/min': ratio(1_000), 'ug/kg/h': ratio(1, 60) },
  { cm: ratio(1), m: ratio(100), mm: ratio(1, 10), in: ratio(254, 100) },
  { min: ratio(1), h: ratio(60), s: ratio(1, 60), d: ratio(1_440) },
];

const spellings: Readonly<Record<string, string>> = {
  kgs: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  milligram: 'mg',
  milligrams: 'mg',
  mcg: 'ug',
  microgram: 'ug',
  micrograms: 'ug',
  ml: 'mL',
  cc: 'mL',
  milliliter: 'mL',
  milliliters: 'mL',
  millilitre: 'mL',
  millilitres: 'mL',
  ul: 'uL',
  l: 'L',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  sec: 's',
  second: 's',
  seconds: 's',
  day: 'd',
  days: 'd',
  inch: 'in',
  inches: 'in',
};

/**
 * One spelling of a unit. Example: "mcg/kg per min", "µg/kg/min" and "ug/kg/min" are "ug/kg/min"; "ML" and "cc" are "mL".
 * Odd case: a word that is no unit stays as it is, so that a message can show it. Source: clinical reference §2.3 (ISMP).
 */
export function unitName(written: string): string {
  const plain = written
    .replace(/[µμ]/g, 'u')
    .toLowerCase()
    .replace(/\bper\b/g, '/')
    .replace(/[\s.]/g, '');
  return plain
    .split('/')
    .map((part) => spellings[part] ?? part)
    .join('/');
}

export type AmountRefused = { readonly code: 'not-a-number' | 'other-unit'; readonly given: string };

const amountWithUnit = /^(-?[\d.,]+)\s*([a-zµμ][a-zµμ/.\s]*)$/iu;

/**
 * Reads an amount in a unit: a number, decimal text, or text that names its own unit, converted exactly. Source: clinical reference §0 rule 1.
 *
 * Example: `writtenAmount('500 mcg', 'mg')` is 1/2; `writtenAmount('180.8 lb', 'kg')` is 82.009500496.
 * Refuses what is no number and a unit of another kind: "82 mg" is no weight. Odd case: "1,5 mg" is refused, a comma may mean two things.
 */
export function writtenAmount<Unit extends ExactUnit>(given: unknown, unit: Unit): Decision<Exact<Unit>, AmountRefused> {
  const [, digits, written] = typeof given === 'string' ? (amountWithUnit.exec(given.trim()) ?? []) : [];
  const parsed = parseRational(digits ?? given);
  if (!parsed.allowed) return refuse({ code: 'not-a-number', given: parsed.refusals[0].given });
  if (written === undefined) return allow(exact<Unit>(parsed.value));
  const factor = factorBetween(unitName(written), unit);
  return factor === null ? refuse({ code: 'other-unit', given: written.trim() }) : allow(exact<Unit>(parsed.value.mul(factor)));
}

function factorBetween(from: string, to: string): Rational | null {
  const kind = kinds.find((units) => Object.hasOwn(units, from) && Object.hasOwn(units, to));
  const [one, other] = [kind?.[from], kind?.[to]];
  if (one !== undefined && other !== undefined) return one.div(other);
  return from === to ? exactly(1) : null;
}
