import type { Unmet } from '../../shared/index.js';
import type { EntryKind } from '../entries/index.js';
import { sessionMachine } from './session-machine.js';
import type { Situation } from './situation.js';

/**
 * What stands before a step whatever the phase and whoever asks: the guards alone. A list can so show the checks of a step before its
 * turn has come.
 * Example: `stepUnmet(situation, 'discharge-readied')` names 'minimum-observation' until its time has passed. Odd case: a fact has no
 * guards and so nothing before it. Source: clinical reference §1.6.
 */
export function stepUnmet(situation: Situation, event: EntryKind): readonly Unmet[] {
  const guards = sessionMachine.transitions.find((transition) => transition.event === event)?.guards ?? [];
  return guards.flatMap((guard) => guard({ situation, details: {} }));
}
