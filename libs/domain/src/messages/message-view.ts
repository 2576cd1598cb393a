/** What became of a message to a patient; which of them wait for the front desk is said by `waitingMessageStates`. */
export const messageStates = [
  'queued',
  'sending',
  'sent',
  'kept',
  'failed',
  'refused',
  'returned',
  'uncertain',
  'dropped',
  'settled',
] as const;
export type MessageState = (typeof messageStates)[number];

/** The states in which a message goes nowhere by itself. */
export const waitingMessageStates: readonly MessageState[] = ['failed', 'refused', 'returned', 'uncertain'];

/** What messages to patients are about. */
export const messageKinds = ['visit-reminder', 'visit-moved', 'visit-cancelled', 'check-in', 'own-pages', 'slot-offer'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A message to a patient as the clinic's list shows it; its words and its address are read one by one. */
export interface MessageItem {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string };
  readonly kind: MessageKind;
  readonly state: MessageState;
  /** When the visit starts that a letter is about; null for every other message. */
  readonly visitStartsAt: string | null;
  /** What became since of the visit that the letter still says stands; null while it stands. */
  readonly visitSince: 'moved' | 'cancelled' | null;
  readonly tries: number;
  readonly madeAt: string;
  readonly nextTryAt: string | null;
  readonly sentAt: string | null;
  readonly fault: string | null;
  /** Who looks after a message that waits for a person, and since when; null where nobody has taken it. */
  readonly owner: string | null;
  readonly takenAt: string | null;
  readonly isOwn: boolean;
  /** Whether the chart has an address for letters now. */
  readonly hasAddress: boolean;
}

/** Which messages go out again, since the mail server is there again. */
export interface SentAllAgain {
  readonly messageIds: readonly string[];
}

/** A message with its words. */
export interface MessageView extends MessageItem {
  /** Whether its seal opens; otherwise its words and its address are empty and it cannot be sent again. */
  readonly isReadable: boolean;
  /** Where it went or would have gone; empty where the chart had none. */
  readonly address: string;
  /** Where it would go if it were sent again: the chart's address as it stands now. */
  readonly addressInChart: string | null;
  /** Whether a letter came back from the chart's address, and nobody has said since that it is right: sending it again says so. */
  readonly isDoubted: boolean;
  readonly subject: string;
  readonly text: string;
}
