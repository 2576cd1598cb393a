import { instantFromMs, type Instant } from '../shared/index.js';
import { codeIn, partsOf, type Hl7Message } from './hl7-message.js';
import { readHl7Time } from './hl7-time.js';
import type { MonitorClockPolicy } from './monitor-policy.js';
import type { MonitorReason } from './monitor-reasons.js';
import type { MonitorPatient, MonitorReading } from './read-results.js';

/** What says that two messages are the same one sent twice. Some monitors count their ids from one after each start, so the time belongs to it. */
export interface MessageName {
  readonly controlId: string;
  readonly sentAt: string;
}

/** Example: `messageName(message).controlId` is MSH-10. Odd case: what the header does not name is empty. Source: HL7 2.6, MSH. */
export function messageName({ header, delimiters }: Hl7Message): MessageName {
  return { controlId: codeIn(header, 10, delimiters), sentAt: codeIn(header, 7, delimiters) };
}

/**
 * Why a message is not one this product takes at all; null when it is. Example: an ADT^A01 is 'other-message-type'. Odd case: the first
 * reason answers, for the sender mends one thing at a time. Source: HL7 2.6, ORU^R01.
 */
export function reasonAgainst(message: Hl7Message, zone: string): MonitorReason | null {
  if (message.segments.filter(({ name }) => name === 'MSH').length > 1) return 'two-messages';
  const { controlId, sentAt } = messageName(message);
  const kind = reasonAgainstKind(message);
  if (kind !== null) return kind;
  if (controlId === '' || controlId.length > 199) return 'message-id-missing';
  return readHl7Time(sentAt, zone) === null ? 'message-time-missing' : null;
}

function reasonAgainstKind({ header, delimiters }: Hl7Message): MonitorReason | null {
  const kinds = partsOf(header, 9, delimiters).map(([type, event]) => [type, event].join());
  if (kinds[0] !== 'ORU,R01') return 'other-message-type';
  if (!/^2\.\d/.test(codeIn(header, 12, delimiters))) return 'other-version';
  return codeIn(header, 11, delimiters) === 'P' ? null : 'not-production';
}

export interface TimedReadings {
  readonly readings: readonly MonitorReading[];
  /** How far the monitor's clock was behind ours, negative when ahead; null when that cannot be told. */
  readonly clockOffsetMs: number | null;
  readonly reasons: readonly MonitorReason[];
}

/**
 * Puts readings on our clock. A message from the future has a clock that is ahead, so its times are moved back by as much. A late one may have
 * waited or may have a wrong clock: nobody can tell, so it keeps its times while they are recent, and is not charted when they are not.
 * Source: clinical reference §3.2; data and security §5.2.
 *
 * Example: sent "in" two minutes, the reading of that moment is one of now.
 * Odd case: a reading later than its own message has no time anybody can believe.
 */
export function onOurClock(
  readings: readonly MonitorReading[],
  { sentAt, receivedAt }: { readonly sentAt: Instant; readonly receivedAt: Instant },
  policy: MonitorClockPolicy,
): TimedReadings {
  const aheadMs = sentAt - receivedAt;
  if (aheadMs > policy.aheadUntilMs) return { readings: [], clockOffsetMs: null, reasons: readings.length === 0 ? [] : ['clock-in-doubt'] };
  const shiftMs = aheadMs > policy.aheadFromMs ? -aheadMs : 0;
  const believed = readings.filter(({ at }) => at - sentAt <= policy.aheadFromMs && receivedAt - (at + shiftMs) <= policy.oldestMs);
  return {
    readings: believed.map((reading) => ({ ...reading, at: instantFromMs(reading.at + shiftMs) })),
    clockOffsetMs: shiftMs === 0 ? null : shiftMs,
    reasons: believed.length < readings.length ? ['clock-in-doubt'] : [],
  };
}

/** The patient of the session that a monitor stands at. */
export interface SessionPatient {
  readonly recordNumber: string | null;
  readonly birthDate: string | null;
}

/**
 * Whether a message may be about the session's patient. A monitor that was told of nobody is believed by its place; one that names somebody is
 * believed only when it is this patient. 'not-this-patient' leaves open whether the id is anybody's here.
 *
 * Example: a message naming the record number and birth date of the session's patient answers null.
 * Odd cases: two patients are nobody; a right number with another birth date is another patient; a patient without a record number cannot be
 * confirmed. Source: clinical reference §3.1, §9.1.
 */
export function patientReason(patients: readonly MonitorPatient[], patient: SessionPatient): 'two-patients' | 'not-this-patient' | null {
  const [named, ...others] = patients;
  if (others.length > 0) return 'two-patients';
  if (named === undefined || named.ids.length === 0) return null;
  const isNumberRight = patient.recordNumber !== null && named.ids.includes(patient.recordNumber);
  const isBirthDateRight = named.birthDate === null || patient.birthDate === null || named.birthDate === patient.birthDate;
  return isNumberRight && isBirthDateRight ? null : 'not-this-patient';
}
