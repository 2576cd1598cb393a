import type { Unmet } from '../../shared/index.js';
import type { EntryKind } from '../entries/index.js';
import type { sessionMachine } from './session-machine.js';
import type { Situation } from './situation.js';

/** What stands before a step whatever the phase and whoever asks: the guards alone. */
export function unmetFor(machine: typeof sessionMachine, event: EntryKind, situation: Situation): readonly Unmet[] {
  const guards = machine.transitions.find((transition) => transition.event === event)?.guards ?? [];
  return guards.flatMap((guard) => guard({ situation, details: {} }));
}
