import type { MessageItem } from './message-view.js';

/** Answers of a mail server about itself, not about a letter: it closes, or lets nobody sign in (RFC 5321 §4.2, RFC 4954 §6). */
const aboutItself: readonly string[] = ['smtp-421', 'smtp-454', 'smtp-530', 'smtp-535'];

/**
 * Whether a message waits for a person only because the mail server could not be reached, or let nobody in: it may go out again as soon as the
 * server is there. Source: clinical reference §8.2; ADR 43.
 *
 * Example: given up as the connection was refused five times, it does. Odd cases: one whose address the server refused, one that came back and
 * one of which nobody knows whether it arrived never do; nor does one that the server was too busy for.
 */
export function failedByOutage({ state, fault }: Pick<MessageItem, 'state' | 'fault'>): boolean {
  return state === 'failed' && fault !== null && (!fault.startsWith('smtp-') || aboutItself.includes(fault));
}
