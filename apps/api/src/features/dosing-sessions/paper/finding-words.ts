import type { FlowsheetRow } from '@sojourn/domain';

type Finding = FlowsheetRow['findings'][number];

const signs: Readonly<Record<Finding['sign'], string>> = {
  systolicMmHg: 'systolic',
  diastolicMmHg: 'diastolic',
  heartRatePerMin: 'HR',
  spo2Percent: 'SpO2',
  respiratoryRatePerMin: 'RR',
  temperatureTenthsC: 'temperature',
  etco2MmHg: 'EtCO2',
  painScore: 'pain',
  glucoseMgPerDl: 'glucose',
  moaaS: 'MOAA/S',
  rass: 'RASS',
  rhythm: '',
};

/** Which limit a reading passed, and of which sign: several signs stand in one cell. Example: "SpO2 below 90". */
export function findingWords({ sign, text }: Finding): string {
  return `${signs[sign]} ${text}`.trim();
}
