import { decodeInput, signInCommand, type SignInCommand } from '@sojourn/domain';

/** What the form holds, read by the same decoder as at the server's door: the command, or a message per field. */
export function readCredentials(typed: object): { command: SignInCommand } | { messages: ReadonlyMap<string, string> } {
  const decoded = decodeInput(signInCommand, typed);
  if (decoded.allowed) return { command: decoded.value };
  return { messages: new Map(decoded.refusals.map(({ path, message }) => [path, message])) };
}
