import { allow, refuse, type Decision } from '../shared/index.js';

/** The characters a sender divides its message with: HL7 leaves them to the sender, and names them at the start. */
export interface Hl7Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** One line of a message. `fields[3]` is the third field by HL7's count, as it was sent. */
export interface Hl7Segment {
  readonly name: string;
  readonly fields: readonly string[];
}

export interface Hl7Message {
  readonly delimiters: Hl7Delimiters;
  readonly header: Hl7Segment;
  readonly segments: readonly Hl7Segment[];
}

export interface Hl7Refused {
  readonly code: 'not-understood';
}

/** Nothing is divided by what a sender did not name. */
const never = '\u0000';
const usual: Hl7Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' };

function delimitersOf(line: string): Hl7Delimiters | null {
  const field = line.slice(3, 4);
  const [component = never, repetition = never, escape = never, subcomponent = never] = line.slice(4).split(field).slice(0, 1).join();
  const named = [field, component, repetition, escape, subcomponent].filter((one) => one !== never);
  const isUsable = named.every((one) => /^[!-/:-@[-`{-~]$/.test(one)) && new Set(named).size === named.length;
  return isUsable && component !== never ? { field, component, repetition, escape, subcomponent } : null;
}

/** MSH counts its own delimiter as its first field. */
function segmentOf(line: string, { field }: Hl7Delimiters): Hl7Segment {
  const fields = line.split(field);
  const name = fields.slice(0, 1).join();
  return { name, fields: name === 'MSH' ? [name, field, ...fields.slice(1)] : fields };
}

/**
 * Reads an HL7 version 2 message with whatever delimiters its header names; lines may end in CR, LF or both. Refuses text that has no
 * header first (`not-understood`).
 *
 * Example: `readHl7Message('MSH|^~\\&|…\rPID|…')`.
 * Odd case: delimiters that are letters, digits or twice the same are no delimiters. Source: HL7 2.6, chapter 2.
 */
export function readHl7Message(text: string): Decision<Hl7Message, Hl7Refused> {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const delimiters = first.startsWith('MSH') ? delimitersOf(first) : null;
  if (delimiters === null) return refuse({ code: 'not-understood' });
  const segments = lines.map((line) => segmentOf(line, delimiters));
  return allow({ delimiters, header: segmentOf(first, delimiters), segments });
}

/**
 * A field's repetitions, each as its components, unescaped. A field that was not sent has none.
 *
 * Example: PID-3 of `00017^^^CLINIC^MR` is one repetition of five components, the first '00017'.
 * Odd case: `""` means empty. Source: HL7 2.6, chapter 2.
 */
export function partsOf(segment: Hl7Segment, field: number, delimiters: Hl7Delimiters): readonly (readonly string[])[] {
  const sent = segment.fields[field] ?? '';
  if (sent === '' || sent === '""') return [];
  return sent.split(delimiters.repetition).map((one) => one.split(delimiters.component).map((part) => unescaped(part, delimiters)));
}

/**
 * The first component of a field, without blanks around it; empty when it was not sent. Example: `codeIn(header, 9, d)` is "ORU". Odd case:
 * of repetitions only the first counts. Source: HL7 2.6, chapter 2.
 */
export function codeIn(segment: Hl7Segment, field: number, delimiters: Hl7Delimiters): string {
  return partsOf(segment, field, delimiters)[0]?.[0]?.trim() ?? '';
}

function unescaped(part: string, delimiters: Hl7Delimiters): string {
  if (delimiters.escape === never || !part.includes(delimiters.escape)) return part;
  const meant: Record<string, string> = {
    F: delimiters.field,
    S: delimiters.component,
    R: delimiters.repetition,
    E: delimiters.escape,
    T: delimiters.subcomponent,
  };
  return part
    .split(delimiters.escape)
    .map((piece, index) => (index % 2 === 0 ? piece : (meant[piece] ?? '')))
    .join('');
}

/** The delimiters of a message that could not be read: the usual ones. */
export const usualDelimiters = usual;
