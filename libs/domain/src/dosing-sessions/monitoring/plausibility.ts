import { possibleValues, vitalSigns, type VitalSign } from '../entries/index.js';
import type { MonitoringPolicy } from './policy.js';

export type Plausibility = 'plausible' | 'unlikely' | 'impossible';
export type Signs = { readonly [Sign in VitalSign]?: number | undefined };

/**
 * Layer 1 of §3.1 for one value: is this a typing error? It says nothing about danger. A sign the policy names no likely range for is
 * held against the possible values alone. Source: clinical reference §3.1.
 *
 * Example: `plausibilityOf('systolicMmHg', 221, policy)` is 'unlikely', 301 is 'impossible'.
 * Odd case: a value that alarms, such as a systolic of 190, is perfectly plausible.
 */
export function plausibilityOf(sign: VitalSign, value: number, policy: Pick<MonitoringPolicy, 'likely'>): Plausibility {
  const [minimum, maximum] = possibleValues[sign];
  if (!Number.isInteger(value) || value < minimum || value > maximum) return 'impossible';
  const [from, to] = policy.likely[sign] ?? [minimum, maximum];
  return value < from || value > to ? 'unlikely' : 'plausible';
}

/**
 * Signs of a reading that want a second look before they are kept: the unlikely ones and an unlikely pulse pressure.
 * The names are what the nurse confirms (`confirmedUnusual`). Source: clinical reference §3.1.
 *
 * Example: 200/60 asks for 'pulsePressureMmHg' (140 > 120) though both values are likely by themselves. Odd case: what was not measured
 * asks nothing.
 */
export function unusualSigns(reading: Signs, policy: Pick<MonitoringPolicy, 'likely'>): readonly string[] {
  const unusual: string[] = vitalSigns.filter((sign) => {
    const value = reading[sign];
    return value !== undefined && plausibilityOf(sign, value, policy) !== 'plausible';
  });
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading;
  const range = policy.likely.pulsePressureMmHg;
  if (systolic === undefined || diastolic === undefined || range === undefined) return unusual;
  const pulsePressure = systolic - diastolic;
  return pulsePressure < range[0] || pulsePressure > range[1] ? [...unusual, 'pulsePressureMmHg'] : unusual;
}
