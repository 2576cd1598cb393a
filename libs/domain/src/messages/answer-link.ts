import type { PatientAnswerKind } from '../scheduling/index.js';

/** Where a patient answers for a visit without an account, and what they can say there: never nothing. */
export interface AnswerLink {
  readonly url: string;
  readonly possible: readonly PatientAnswerKind[];
}

const verbs: Record<PatientAnswerKind, string> = { confirm: 'confirm', 'ask-to-move': 'ask for another time', cancel: 'cancel' };

/**
 * The words that bring a link by which a patient answers: they offer what can be said there and nothing else. Source: clinical reference §1.5, §8.2.
 *
 * Example: within a day of the visit, "Will you come? Confirm or cancel here." Odd case: who has confirmed is not asked again, and told what
 * they can do if something comes up.
 */
export function linkWords({ url, possible }: AnswerLink): string {
  const named = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(possible.map((kind) => verbs[kind]));
  const asked = possible.includes('confirm') ? 'Will you come? ' : 'You have confirmed. If something comes up: ';
  const said = possible.includes('confirm') ? named.charAt(0).toUpperCase() + named.slice(1) : named;
  return `${asked}${said} here. The link opens with your birth date:\n${url}`;
}
