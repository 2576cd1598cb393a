import { asNumber, instantFromMs, instantText, roundHalfUp, type Instant, type Rational } from '../shared/index.js';

/** An exact number as JSON writes it. */
export function shown(value: Rational): number {
  return asNumber(value);
}

/** A number rounded half up at some places. */
export function rounded(value: Rational, places: number): number {
  return asNumber(roundHalfUp(value, places));
}

export function shownOrNull(value: Rational | null): number | null {
  return value === null ? null : shown(value);
}

export function time(at: Instant | null): string | null {
  return at === null ? null : instantText(at);
}

// No amount of any unit is above 10¹²; milliseconds since 1970 are, from 2001 to 2286.
const earliestInstantMs = 1_000_000_000_000;
const latestInstantMs = 9_999_999_999_999;

/** Writes facts of the domain as JSON: exact numbers as numbers, instants as text, sets and maps as lists. */
export function plain(value: unknown): unknown {
  if (isRational(value)) return shown(value);
  if (typeof value === 'number') return value > earliestInstantMs && value <= latestInstantMs ? instantText(instantFromMs(value)) : value;
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) return [...value].map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'd' in value && typeof value.d === 'bigint';
}
