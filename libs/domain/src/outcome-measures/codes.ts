import type { LocalDate } from '../shared/local-date.js';

/** A code of a panel or total with the day it was verified at its source; null is "not verified", and then it is not sent as LOINC. */
export interface MeasureCode {
  readonly instrument: string;
  readonly kind: 'panel' | 'total' | 'risk-level';
  readonly loinc: string;
  readonly verifiedOn: LocalDate | null;
}

const verified = '2026-11-22' as LocalDate;

/** Public sources often swap panel and total, so each is its own row. Source: clinical reference §4.0, §4.2–4.8. */
export const measureCodes: readonly MeasureCode[] = [
  { instrument: 'phq-9', kind: 'panel', loinc: '44249-1', verifiedOn: verified },
  { instrument: 'phq-9', kind: 'total', loinc: '44261-6', verifiedOn: verified },
  { instrument: 'phq-2', kind: 'panel', loinc: '55757-9', verifiedOn: verified },
  { instrument: 'phq-2', kind: 'total', loinc: '55758-7', verifiedOn: verified },
  { instrument: 'gad-7', kind: 'panel', loinc: '69737-5', verifiedOn: verified },
  { instrument: 'gad-7', kind: 'total', loinc: '70274-6', verifiedOn: verified },
  { instrument: 'c-ssrs-screener', kind: 'panel', loinc: '93373-9', verifiedOn: verified },
  { instrument: 'c-ssrs-screener', kind: 'risk-level', loinc: '93374-7', verifiedOn: verified },
  { instrument: 'audit-c', kind: 'panel', loinc: '72109-2', verifiedOn: verified },
  { instrument: 'audit-c', kind: 'total', loinc: '75626-2', verifiedOn: verified },
  { instrument: 'dast-10', kind: 'panel', loinc: '82666-9', verifiedOn: null },
  { instrument: 'dast-10', kind: 'total', loinc: '82667-7', verifiedOn: null },
];

export interface OutgoingCode {
  readonly system: 'http://loinc.org' | 'urn:kat:instrument';
  readonly code: string;
}

/**
 * The code a score leaves the house with: LOINC where verified, else the local system. Source: clinical reference §4.4.
 * Example: `outgoingCode('pcl-5', 'total')` is 'urn:kat:instrument' 'pcl-5-total'. Odd case: an unverified LOINC code counts as none.
 */
export function outgoingCode(instrument: string, kind: MeasureCode['kind']): OutgoingCode {
  const known = measureCodes.find((row) => row.instrument === instrument && row.kind === kind && row.verifiedOn !== null);
  return known === undefined
    ? { system: 'urn:kat:instrument', code: `${instrument}-${kind}` }
    : { system: 'http://loinc.org', code: known.loinc };
}
