export type WeightUnit = 'kg' | 'lb';
export type LengthUnit = 'cm' | 'in';

/** The pound in units of 10 micrograms: it is 453.59237 g exactly. */
const poundInTenMicrograms = 45_359_237;

/**
 * A weight as typed, in whole grams; null when it is no such number. Comma or point; kilograms to three places, pounds to two. The pound is
 * 453.59237 g exactly; half a gram rounds up. The screen shows what it was taken for before it is saved: nothing is converted silently.
 *
 * Example: "180.5" lb is 81,873 g (180.5 × 453.59237 = 81,873.42).
 * Odd case: "1,000" kg is null, since the comma could mean a thousand; "82,400" likewise. Source: clinical reference §2.3, §3.1.
 */
export function readWeight(typed: string, unit: WeightUnit): number | null {
  const thousandths = readThousandths(typed, unit === 'kg' ? 3 : 2);
  if (thousandths === null || unit === 'kg') return thousandths;
  return Math.floor((thousandths * poundInTenMicrograms) / 100_000_000 + 0.5);
}

/**
 * A length as typed, in whole millimetres; centimetres to one place, inches to two (25.4 mm exactly). Example: "70" in is 1,778 mm. Odd
 * case: "5'10" is null, feet are not read. Source: clinical reference §2.3.
 */
export function readLength(typed: string, unit: LengthUnit): number | null {
  const thousandths = readThousandths(typed, unit === 'cm' ? 1 : 2);
  if (thousandths === null) return null;
  return Math.floor((thousandths * (unit === 'cm' ? 100 : 254)) / 10_000 + 0.5);
}

function readThousandths(typed: string, places: number): number | null {
  const match = /^\d{1,3}(?:([.,])(\d{1,3}))?$/.exec(typed.trim());
  if (match === null) return null;
  const [whole, sign, fraction = ''] = match;
  if (fraction.length > places || (sign === ',' && fraction.length === 3)) return null;
  return Number.parseInt(whole, 10) * 1000 + Number(fraction.padEnd(3, '0'));
}
