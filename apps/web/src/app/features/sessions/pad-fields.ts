import { possibleValues, type SessionFold, type VitalSign } from '@sojourn/domain';

export interface PadField {
  readonly sign: VitalSign;
  readonly label: string;
  readonly short: string;
  readonly unit: string;
}

/** The set a nurse takes each time, in the order a monitor is read. */
export const padFields: readonly PadField[] = [
  { sign: 'systolicMmHg', label: 'Systolic', short: 'SYS', unit: 'mmHg' },
  { sign: 'diastolicMmHg', label: 'Diastolic', short: 'DIA', unit: 'mmHg' },
  { sign: 'heartRatePerMin', label: 'Heart rate', short: 'HR', unit: '/min' },
  { sign: 'spo2Percent', label: 'SpO₂', short: 'SpO₂', unit: '%' },
  { sign: 'respiratoryRatePerMin', label: 'Breaths', short: 'RR', unit: '/min' },
];

/** What is measured now and then. */
export const furtherFields: readonly PadField[] = [
  { sign: 'etco2MmHg', label: 'EtCO₂', short: 'EtCO₂', unit: 'mmHg' },
  { sign: 'painScore', label: 'Pain, 0 to 10', short: 'Pain', unit: 'of 10' },
  { sign: 'glucoseMgPerDl', label: 'Glucose', short: 'Glucose', unit: 'mg/dL' },
];

/** Whether no further digit could still make a possible value: the next tap belongs to the next field. Example: 97 % is whole, 10 is not. */
export function isWhole(sign: VitalSign, digits: string): boolean {
  return digits !== '' && Number(digits) * 10 > possibleValues[sign][1];
}

export const signWords: { readonly [Sign in VitalSign | 'pulsePressureMmHg' | 'moaaS' | 'rass' | 'rhythm']: string } = {
  systolicMmHg: 'Systolic',
  diastolicMmHg: 'Diastolic',
  pulsePressureMmHg: 'Difference of the pressures',
  heartRatePerMin: 'Heart rate',
  spo2Percent: 'SpO₂',
  respiratoryRatePerMin: 'Breaths',
  temperatureTenthsC: 'Temperature',
  etco2MmHg: 'EtCO₂',
  painScore: 'Pain',
  glucoseMgPerDl: 'Glucose',
  moaaS: 'MOAA/S',
  rass: 'RASS',
  rhythm: 'Rhythm',
};

/** The newest value of each sign in words, to stand beside an empty field. */
export function lastValues({ flowsheet }: SessionFold): { readonly [Sign in VitalSign]?: number } {
  const last: { [Sign in VitalSign]?: number } = {};
  for (const { signs } of flowsheet) {
    for (const { sign } of [...padFields, ...furtherFields]) last[sign] = signs[sign] ?? last[sign];
  }
  return last;
}
