import { localTimeAt, type Correction, type FlowsheetRow, type SessionFold } from '@sojourn/domain';
import { columnsOf, written } from '../../../platform/paper/clinic-paper.js';
import { findingWords } from './finding-words.js';

const notTaken = '–';
const titles = ['Time', 'Min', 'BP mmHg', 'HR', 'SpO2 %', 'RR', 'Sedation', 'Dissociation', 'Other scores', 'Notes'];
export const flowsheetColumns = columnsOf(titles, [0.08, 0.06, 0.1, 0.06, 0.08, 0.06, 0.1, 0.14, 0.13, 0.19]);

/** Everything charted, a row for each moment; what was corrected stands struck among it. A dash is "not taken". */
export function flowsheetCells(fold: SessionFold, name: (id: string) => string, zone: string): string[][] {
  const standing = fold.flowsheet.map((row) => ({ at: row.at, cells: rowCells(row, name, zone) }));
  const struck = fold.corrections.flatMap((one) => struckCells(one, name, zone));
  return [...standing, ...struck].sort((one, other) => one.at - other.at).map(({ cells }) => cells);
}

const text = (value: number | string | undefined | null): string => (value === undefined || value === null ? notTaken : String(value));

function signCells({ systolicMmHg: systolic, diastolicMmHg: diastolic, ...signs }: FlowsheetRow['signs']): string[] {
  const pressure = systolic === undefined ? notTaken : `${systolic}/${text(diastolic)}`;
  return [pressure, text(signs.heartRatePerMin), text(signs.spo2Percent), text(signs.respiratoryRatePerMin)];
}

function rowCells(row: FlowsheetRow, name: (id: string) => string, zone: string): string[] {
  const found = row.findings.filter(({ tier }) => tier !== 'info').map(findingWords);
  const others = [
    ...row.symptoms.map(({ symptom, score }) => `${symptom} ${score}`),
    ...row.scales.map(({ scale, scoreOf100 }) => `${scale} ${scoreOf100}`),
  ];
  const notes = [...found, ...(row.isLateEntry ? ['written later'] : []), ...row.authorIds.map(name)];
  return [
    ...[localTimeAt(row.at, zone), text(row.minutesFromDose), ...signCells(row.signs)],
    ...[text(row.sedation?.score), dissociationWords(row.dissociation), written(others.join(', ')) || notTaken, notes.join('; ')],
  ];
}

function dissociationWords(given: FlowsheetRow['dissociation']): string {
  if (given === null) return notTaken;
  if (given.instrument === 'level') return given.level;
  return given.instrument === 'cadss' ? `CADSS ${given.totalScore}` : `CADSS-6 ${given.sixItemScore}`;
}

function struckCells({ entry, at, state }: Correction, name: (id: string) => string, zone: string) {
  if (entry.kind !== 'vitals-taken') return [];
  const became = { amended: 'CORRECTED', 'entered-in-error': 'ENTERED IN ERROR', 'set-aside': 'another reading counts' }[state];
  const nothing = [notTaken, notTaken, notTaken];
  return [{ at, cells: [localTimeAt(at, zone), notTaken, ...signCells(entry.details), ...nothing, `${became}; ${name(entry.authorId)}`] }];
}
