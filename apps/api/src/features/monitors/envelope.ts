import { readHl7Message, type Hl7Message, type MonitorReason } from '@sojourn/domain';
import { textOf } from './message-text.js';

/** The message as far as it can be read, before it is known who sent it. */
export interface Envelope {
  readonly bytes: Buffer;
  readonly text: string;
  readonly message: Hl7Message | null;
  readonly reasons: readonly MonitorReason[];
}

export function opened(bytes: Buffer): Envelope {
  const readable = textOf(bytes);
  const text = readable ?? bytes.toString('latin1');
  const read = readHl7Message(text);
  const reasons: MonitorReason[] = [
    ...(readable === null ? (['text-not-readable'] as const) : []),
    ...(read.allowed ? [] : [read.refusals[0].code]),
  ];
  return { bytes, text, message: read.allowed ? read.value : null, reasons };
}
