/** How a message is answered: accepted, in error (what it says), rejected (what it is, or not now). HL7 version 2, table 0008. */
export type AcknowledgementCode = 'AA' | 'AE' | 'AR';

/** Why something was not charted: the answer it gets, HL7's own number for it (table 0357), and the sentence for people. No patient in it. */
const rows = {
  'not-understood': ['AR', 100, 'This is not an HL7 version 2 message.'],
  'other-message-type': ['AR', 200, 'Only observations (ORU^R01) are taken here.'],
  'not-production': ['AR', 202, 'The message says it is for training or testing.'],
  'other-version': ['AR', 203, 'Only HL7 version 2 is taken here.'],
  'device-not-known': ['AR', 204, 'This monitor is not known here, or its token is wrong.'],
  'too-large': ['AR', 207, 'The message is too large.'],
  unavailable: ['AR', 207, 'The message could not be kept now. Send it again.'],
  'text-not-readable': ['AE', 102, 'The text is not in the character set the message names.'],
  'two-messages': ['AE', 100, 'Two messages came as one.'],
  'two-patients': ['AE', 100, 'The message speaks of more than one patient.'],
  'message-id-missing': ['AE', 101, 'The message has no id (MSH-10).'],
  'message-time-missing': ['AE', 101, 'The message has no readable time (MSH-7).'],
  'message-id-reused': ['AE', 205, 'Another message with this id and time came before.'],
  'no-session': ['AE', 204, 'The monitor stands at no open session.'],
  'two-sessions': ['AE', 204, 'More than one open session is in the room of the monitor.'],
  'outside-session': ['AE', 204, 'The reading is from before or after the session, or before the monitor was put there.'],
  'unknown-patient': ['AE', 204, 'The patient id of the message is not known.'],
  'other-patient': ['AE', 204, 'The message is about another patient than the session.'],
  'demo-data': ['AE', 207, 'The monitor was in demonstration or test mode.'],
  'flagged-by-monitor': ['AE', 207, 'The monitor doubts its own value.'],
  'value-not-a-number': ['AE', 102, 'A value is not a number.'],
  'value-impossible': ['AE', 103, 'A value is impossible.'],
  'unit-not-known': ['AE', 103, 'A value has no unit, or one that is not taken here.'],
  'values-disagree': ['AE', 102, 'Two different values came for one sign and moment.'],
  'half-a-pressure': ['AE', 101, 'A pressure came without its other half.'],
  'pressure-out-of-order': ['AE', 102, 'A systolic pressure is not above its diastolic.'],
  'time-missing': ['AE', 101, 'A value has no readable time.'],
  'clock-in-doubt': ['AE', 102, 'The time of a value is too far from now: late, or a wrong clock.'],
  'status-not-known': ['AE', 103, 'A value does not say whether it is final.'],
  'result-withdrawn': ['AE', 207, 'The monitor took back a value. A person must strike it.'],
  'nothing-to-correct': ['AE', 204, 'A correction came for a value that is not in the record.'],
  'corrects-a-validated-reading': ['AE', 207, 'A corrected value had been validated. A person must look at it.'],
} as const satisfies Record<string, readonly [AcknowledgementCode, number, string]>;

export type MonitorReason = keyof typeof rows;
export const monitorReasons = Object.keys(rows) as MonitorReason[];

/** Example: `reasonWords('no-session')`. Odd case: every reason has words, the type sees to it. Source: ADR 0035. */
export function reasonWords(reason: MonitorReason): string {
  return rows[reason][2];
}

/**
 * HL7's number for a reason. Example: `conditionOf('other-version')` is 203. Odd case: what HL7 has no number for is 207, an application
 * error. Source: HL7 2.6, table 0357.
 */
export function conditionOf(reason: MonitorReason): number {
  return rows[reason][1];
}

/**
 * The gravest answer of the reasons. Example: none is AA. Odd case: one row that was not charted makes the whole an AE. Source: HL7 2.6,
 * table 0008.
 */
export function acknowledgementFor(reasons: readonly MonitorReason[]): AcknowledgementCode {
  const codes = reasons.map((reason) => rows[reason][0]);
  if (codes.includes('AR')) return 'AR';
  return codes.includes('AE') ? 'AE' : 'AA';
}
