import { decide, type Decision } from '../shared/index.js';

export interface WitnessedWaste {
  readonly wastedById: string;
  readonly witness: { readonly id: string; readonly isOnDuty: boolean; readonly isStudent: boolean };
}

export type WitnessRefused = {
  readonly code: 'witness-is-same-person' | 'witness-off-duty' | 'witness-is-student';
  readonly message: string;
};

/**
 * Decides who may witness a waste. Source: clinical reference §6.3 (R9), §9.2.
 * Example: Ruiz wastes, Bauer witnesses. Refuses the person who wastes, someone off duty, a student; all that apply. Odd case: a student on
 * duty is refused all the same.
 */
export function decideWitness<Waste extends WitnessedWaste>(waste: Waste): Decision<Waste, WitnessRefused> {
  const { wastedById, witness } = waste;
  const refusals: WitnessRefused[] = [];
  if (witness.id === wastedById)
    refusals.push({ code: 'witness-is-same-person', message: 'The witness is another person than the one who wastes.' });
  if (!witness.isOnDuty)
    refusals.push({ code: 'witness-off-duty', message: 'The witness is on duty and saw the waste. Ask someone present.' });
  if (witness.isStudent) refusals.push({ code: 'witness-is-student', message: 'A student cannot witness waste. Ask a staff member.' });
  return decide(waste, refusals);
}
