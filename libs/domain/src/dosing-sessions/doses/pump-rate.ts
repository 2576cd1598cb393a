import { exact, exactly, roundToStep, type Exact } from '../../shared/index.js';
import type { PreparationPolicy } from './preparation-policy.js';

/** A pump rate as the pump takes it, half up at 0.1 mL/h (policy). Example: 155.25 is 155.3. */
export function atPump(rate: Exact<'mL/h'>, policy: PreparationPolicy): Exact<'mL/h'> {
  return exact(roundToStep(rate, exactly(policy.pumpStepMlPerH)));
}
