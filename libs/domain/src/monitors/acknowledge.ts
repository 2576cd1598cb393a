import { instantText, type Instant } from '../shared/index.js';
import { codeIn, usualDelimiters, type Hl7Message } from './hl7-message.js';
import { acknowledgementFor, conditionOf, reasonWords, type MonitorReason } from './monitor-reasons.js';

/**
 * The answer to a message, in the sender's own delimiters: its id, how it was taken, and every reason why something was not charted. An id
 * goes back as it came.
 *
 * Example: a message that was charted whole is answered `MSA|AA|its id`.
 * Odd case: what could not be read is answered without an id. Source: HL7 2.6, MSA and ERR.
 */
export function acknowledge(message: Hl7Message | null, reasons: readonly MonitorReason[], at: Instant): string {
  const delimiters = message?.delimiters ?? usualDelimiters;
  const { field, component, repetition, escape, subcomponent } = delimiters;
  const sent = (index: number): string => message?.header.fields[index] ?? '';
  const controlId = sent(10);
  const encoding = [component, repetition, escape, subcomponent].filter((one) => one !== '\u0000').join('');
  const version = message === null ? '2.6' : codeIn(message.header, 12, delimiters) || '2.6';
  const isProduction = ['P', 'T', 'D'].includes(sent(11).slice(0, 1)) ? sent(11).slice(0, 1) : 'P';
  const type = `ACK${component}R01${component}ACK`;
  const header = ['MSH', encoding, 'SOJOURN', '', sent(3), sent(4), hl7Time(at), '', type, `ACK-${controlId}`, isProduction, version];
  const answer = ['MSA', acknowledgementFor(reasons), controlId, ...(reasons.length === 0 ? [] : [reasons.map(reasonWords).join(' ')])];
  const errors = reasons.map((reason) => {
    const condition = [String(conditionOf(reason)), '', 'HL70357'].join(component);
    return ['ERR', '', '', condition, 'E', [reason, '', 'SOJOURN'].join(component), '', '', reasonWords(reason)];
  });
  return [header, answer, ...errors].map((segment) => `${segment.join(field)}\r`).join('');
}

function hl7Time(at: Instant): string {
  return `${instantText(at).slice(0, 19).replace(/[-:T]/g, '')}+0000`;
}

/**
 * The date of an HL7 birth date, or null. Example: '19820304' is '1982-03-04'. Odd case: the digits are taken as they are, and a day that
 * does not exist is nobody's birth date. Source: HL7
 * 2.6, PID-7.
 */
export function birthDateIn(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
