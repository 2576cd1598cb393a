import type { VitalSign } from '../dosing-sessions/index.js';
import type { Instant } from '../shared/index.js';
import { birthDateIn } from './acknowledge.js';
import { codeIn, partsOf, type Hl7Message, type Hl7Segment } from './hl7-message.js';
import { readHl7Time } from './hl7-time.js';
import { monitoredSign, monitorValue } from './monitored-signs.js';
import type { MonitorReason } from './monitor-reasons.js';

export interface MonitorReading {
  readonly at: Instant;
  readonly sign: VitalSign;
  readonly value: number;
  readonly isCorrection: boolean;
  readonly rank: number;
}

/** Who a message says it is about. A monitor that was told of nobody sends no id. */
export interface MonitorPatient {
  readonly ids: readonly string[];
  readonly birthDate: string | null;
}

export interface MonitorResults {
  readonly patients: readonly MonitorPatient[];
  readonly readings: readonly MonitorReading[];
  readonly reasons: readonly MonitorReason[];
}

const final = ['F', 'P', 'R'];
const withdrawn = ['D', 'W'];
const notObtained = ['X', 'I', 'S', 'U', 'N', 'O'];
const demo = ['DEMO', 'TEST'];
const doubted = ['INV', 'QUES', 'NAV', 'CAL', 'CALB'];

/**
 * Reads the values of an ORU^R01 that this product charts; other values are left alone. A value without a reading (§ sentinels, blanks, status
 * X) is nothing; a value that cannot be charted is a reason. Times without offset are the site's. Source: clinical reference §3.1.
 *
 * Example: an OBX of 8480-6, 132 mm[Hg], F is a systolic pressure of 132.
 * Odd case: one value from a demonstration spoils the whole message, since none of it is the patient's.
 */
export function readResults(message: Hl7Message, zone: string): MonitorResults {
  const found: Found = { readings: [], reasons: new Set(), patients: new Map() };
  let observedAt = '';
  for (const segment of message.segments) {
    if (segment.name === 'PID') notePatient(found, message, segment);
    if (segment.name === 'OBR') observedAt = codeIn(segment, 7, message.delimiters);
    if (segment.name === 'OBX') noteResult(found, { message, segment, zone, observedAt });
  }
  const isDemo = found.reasons.has('demo-data');
  return { patients: [...found.patients.values()], readings: isDemo ? [] : found.readings, reasons: [...found.reasons] };
}

interface Found {
  readonly readings: MonitorReading[];
  readonly reasons: Set<MonitorReason>;
  readonly patients: Map<string, MonitorPatient>;
}

interface Observation {
  readonly message: Hl7Message;
  readonly segment: Hl7Segment;
  readonly zone: string;
  readonly observedAt: string;
}

/** Where some ids say they are record numbers, the others are somebody else's numbers. */
function notePatient({ patients }: Found, { delimiters }: Hl7Message, segment: Hl7Segment): void {
  const sent = partsOf(segment, 3, delimiters).map((parts) => ({ id: parts.slice(0, 1).join().trim(), kind: parts[4] }));
  const given = sent.filter(({ id }) => id !== '');
  const named = given.filter(({ kind }) => kind === 'MR');
  const ids = (named.length > 0 ? named : given).map(({ id }) => id);
  patients.set(ids.toSorted().join('\n'), { ids, birthDate: birthDateIn(codeIn(segment, 7, delimiters)) });
}

function noteResult(found: Found, observation: Observation): void {
  const stands = standing(observation);
  if (stands === 'demo-data') found.reasons.add(stands);
  const known = monitoredSign(codesOf(observation));
  if (known === null || stands === 'not-obtained') return;
  if (stands !== null && stands !== 'correction') return void found.reasons.add(stands);
  const { delimiters } = observation.message;
  const [units = []] = partsOf(observation.segment, 6, delimiters);
  const read = monitorValue(known, codeIn(observation.segment, 5, delimiters), units);
  if ('fault' in read) found.reasons.add(read.fault);
  if (!('value' in read)) return;
  const at = momentOf(observation);
  if (at === null) found.reasons.add('time-missing');
  else found.readings.push({ at, sign: known.sign, value: read.value, rank: known.rank, isCorrection: stands === 'correction' });
}

/** The value's own time, or its group's. */
function momentOf({ message: { delimiters }, segment, zone, observedAt }: Observation): Instant | null {
  return readHl7Time(codeIn(segment, 14, delimiters) || observedAt, zone);
}

function codesOf({ message: { delimiters }, segment }: Observation): readonly string[] {
  const [parts = []] = partsOf(segment, 3, delimiters);
  return [0, 1, 3, 4].flatMap((index) => parts[index] ?? []);
}

/** Whether a value counts: null when it does. */
function standing({ message: { delimiters }, segment }: Observation): MonitorReason | 'correction' | 'not-obtained' | null {
  const flags = partsOf(segment, 8, delimiters).map((parts) => parts.slice(0, 1).join().trim().toUpperCase());
  const saysDemo = /\bdemo\b/i.test(segment.fields[5] ?? '');
  if (saysDemo || flags.some((flag) => demo.includes(flag))) return 'demo-data';
  const status = codeIn(segment, 11, delimiters).toUpperCase();
  if (notObtained.includes(status)) return 'not-obtained';
  if (withdrawn.includes(status)) return 'result-withdrawn';
  if (flags.some((flag) => doubted.includes(flag))) return 'flagged-by-monitor';
  if (status === 'C') return 'correction';
  return final.includes(status) ? null : 'status-not-known';
}
