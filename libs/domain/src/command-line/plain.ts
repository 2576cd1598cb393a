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

/** Writes the facts of a refusal: exact numbers as numbers; fields named …At are instants. */
export function plain(value: unknown, field = ''): unknown {
  if (isRational(value)) return shown(value);
  if (typeof value === 'number' && field.endsWith('At')) return instantText(instantFromMs(value));
  if (Array.isArray(value)) return value.map((part) => plain(part, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part, name)]));
}

function isRational(value: unknown): value is Rational {
  return typeof value === 'object' && value !== null && 'd' in value && typeof value.d === 'bigint';
}
