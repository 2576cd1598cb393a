import { possibleValues, type VitalSign } from '../dosing-sessions/index.js';

/** How a monitor's value becomes ours: the units it may be sent in, each with the whole number that is kept. */
type Units = Readonly<Record<string, (value: number) => number>>;

const nearest = (value: number): number => Math.round(value);
/** A saturation is never rounded up: 89.6 % is below 90. */
const down = (value: number): number => Math.floor(value);
const tenths = (celsius: number): number => Math.round(celsius * 10);
const tenthsFromFahrenheit = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 50) / 9);

const pressure: Units = { 'mm[Hg]': nearest, mmHg: nearest, MDC_DIM_MMHG: nearest, '266016': nearest };
const percent: Units = { '%': down, MDC_DIM_PERCENT: down, '262688': down };
const rate: Units = {
  ...Object.fromEntries(['/min', '1/min', '{beats}/min', '{breaths}/min', 'bpm', 'rpm', 'beats/min'].map((unit) => [unit, nearest])),
  ...Object.fromEntries(['MDC_DIM_BEAT_PER_MIN', 'MDC_DIM_RESP_PER_MIN', '264864', '264928'].map((unit) => [unit, nearest])),
};
const temperature: Units = {
  Cel: tenths,
  '°C': tenths,
  MDC_DIM_DEGC: tenths,
  '268192': tenths,
  '[degF]': tenthsFromFahrenheit,
  '°F': tenthsFromFahrenheit,
  MDC_DIM_FAHR: tenthsFromFahrenheit,
};

interface MonitoredSign {
  readonly sign: VitalSign;
  readonly units: Units;
  /** Of two sources of one sign the lower number is kept: the heart rate of the ECG before the pulse of the finger clip. */
  readonly rank: number;
}

function under(sign: VitalSign, units: Units, codes: readonly string[], rank = 1): [string, MonitoredSign][] {
  return codes.map((code) => [code, { sign, units, rank }]);
}

/** What a monitor may send, by LOINC or by its device code (ISO/IEEE 11073). Source: clinical reference §7.1. */
const signs: ReadonlyMap<string, MonitoredSign> = new Map([
  ...under('systolicMmHg', pressure, ['8480-6', '150021', 'MDC_PRESS_BLD_NONINV_SYS']),
  ...under('diastolicMmHg', pressure, ['8462-4', '150022', 'MDC_PRESS_BLD_NONINV_DIA']),
  ...under('heartRatePerMin', rate, ['8867-4', '147842', 'MDC_ECG_HEART_RATE', 'MDC_ECG_CARD_BEAT_RATE']),
  ...under('heartRatePerMin', rate, ['8889-8', '149530', 'MDC_PULS_OXIM_PULS_RATE'], 2),
  ...under('spo2Percent', percent, ['59408-5', '2708-6', '150456', 'MDC_PULS_OXIM_SAT_O2']),
  ...under('respiratoryRatePerMin', rate, ['9279-1', '151562', 'MDC_RESP_RATE']),
  ...under('temperatureTenthsC', temperature, ['8310-5', '150364', 'MDC_TEMP_BODY', '150344', 'MDC_TEMP']),
  ...under('etco2MmHg', pressure, ['19891-1', '151708', 'MDC_AWAY_CO2_ET']),
]);

/**
 * The sign a code stands for, by any of the codes given; null for what this product does not chart from a monitor. A weight is among those:
 * doses follow it, so a person takes it. Example: '8480-6' is the systolic pressure.
 */
export function monitoredSign(codes: readonly string[]): MonitoredSign | null {
  for (const code of codes) {
    const known = signs.get(code.trim());
    if (known !== undefined) return known;
  }
  return null;
}

type ValueFault = 'value-not-a-number' | 'value-impossible' | 'unit-not-known';
export type MonitorValue = { readonly value: number } | { readonly none: true } | { readonly fault: ValueFault };

/** What monitors send where they have no reading. A blank is none either; it is not nought. */
const noReading: ReadonlySet<number> = new Set([-1, -100, -999, 8_388_607]);

/**
 * One value as it is charted. Outside the possible values of §3.1 it is a fault, never cut to fit; a unit is never guessed.
 * Source: clinical reference §3.1.
 *
 * Example: '98.6' in '[degF]' is 370 tenths of a degree Celsius.
 * Odd case: -999 is no reading, -998 is impossible.
 */
export function monitorValue({ sign, units }: MonitoredSign, text: string, unitNames: readonly string[]): MonitorValue {
  const given = text.trim();
  if (given === '' || given === '""') return { none: true };
  if (!/^[+-]?\d{1,9}(\.\d{1,9})?$/.test(given)) return { fault: 'value-not-a-number' };
  if (noReading.has(Number(given))) return { none: true };
  const unit = unitNames.find((name) => Object.hasOwn(units, name.trim()));
  const convert = unit === undefined ? undefined : units[unit.trim()];
  if (convert === undefined) return { fault: 'unit-not-known' };
  const value = convert(Number(given));
  const [minimum, maximum] = possibleValues[sign];
  return value < minimum || value > maximum ? { fault: 'value-impossible' } : { value };
}
