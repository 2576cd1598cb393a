import { exactly, grams, kilogramsOf, millimetres, wholeThousandths, type Decision } from '../../shared/index.js';
import type { OrderedDose } from '../doses/index.js';
import type { SessionPolicy } from '../fold/index.js';
import type { OrderBackground } from './order-background.js';

/** Why a draft is no order yet; `path` names the field where there is one. */
export interface DraftRefused {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

export type Drafted<Content, Figures> = Decision<{ readonly content: Content; readonly figures: Figures }, DraftRefused>;
/** The weight the order rests on, and the body it belongs to. */
export type Body = Pick<OrderBackground, 'heightMm' | 'sex'> & { readonly weightG: number };
export type Policies = Pick<SessionPolicy, 'preparation' | 'injection'>;

export function measuresOf({ weightG, heightMm, sex }: Body) {
  return {
    weightKg: asText(kilogramsOf(grams(weightG))),
    ...(heightMm === null ? {} : { heightCm: asText(exactly(millimetres(heightMm)).div(10)) }),
    ...(sex === null ? {} : { sex }),
  };
}

function asText(value: { toString(): string; valueOf(): number }): number {
  return value.valueOf();
}

export function basisOf({ dosingWeight, weightBasis, dose }: OrderedDose) {
  const doseUgPerKg = wholeThousandths(dose.div(dosingWeight));
  return { doseUgPerKg, weightBasis, dosingWeightG: wholeThousandths(dosingWeight) };
}

/** What is typed into an infusion order; null is "not yet". */
export interface InfusionTyped {
  readonly doseMgPerKg: number | null;
  readonly doseMg?: number | null;
  readonly weightBasis: 'actual' | 'ideal' | 'adjusted' | null;
  readonly vialMgPerMl: number | null;
  readonly diluent: { readonly method: 'QS_TO' | 'ADD_TO'; readonly volumeMl: number } | null;
  readonly fluid: string;
  readonly durationMin: number | null;
  readonly isBolusAllowed: boolean;
}

export interface InjectionTyped {
  readonly doseMgPerKg: number | null;
  readonly weightBasis: 'actual' | 'ideal' | 'adjusted' | null;
  readonly vialMgPerMl: number | null;
  readonly site?: string | null;
  readonly booster: { readonly doseMgPerKg: number; readonly fromMin: number; readonly toMin: number } | null;
}

/** A field nobody has filled in is absent, so that the decoder says it is missing; text that is no number stays and is refused. */
export function withoutBlanks(typed: object): object {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
}
