import type { EntryKind } from '../entries/index.js';
import { sessionMachine, type StepDetails } from '../fold/index.js';
import type { SessionBuilder } from './session-builder.js';

/** Everything that stands in the way of a step, in words: the code, the sentence, what settles it, whether it may be set aside. */
export function toldUnmet(story: SessionBuilder, time: string, kind: EntryKind, details: StepDetails = {}): readonly string[] {
  const { situation } = story.foldAt(time);
  const guards = sessionMachine.transitions.find(({ event }) => event === kind)?.guards ?? [];
  return guards
    .flatMap((guard) => guard({ situation, details }))
    .map(({ code, message, path, facts: { fixBy, ...facts } = {}, isOverridable }) =>
      [
        `${code}: ${message}`,
        ...(path === undefined ? [] : [`at ${path}`]),
        ...(fixBy === undefined ? [] : [`→ ${String(fixBy)}`]),
        ...(Object.keys(facts).length === 0 ? [] : [JSON.stringify(facts)]),
        ...(isOverridable === undefined ? [] : [isOverridable ? 'unless a prescriber agrees' : 'for everybody']),
      ].join(' | '),
    );
}
