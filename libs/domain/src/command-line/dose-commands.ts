import * as z from 'zod';
import {
  adjustedBodyWeight,
  bodyMassIndex,
  bodyMeasuresOf,
  defaultHomeSupplyPolicy,
  defaultInjectionPolicy,
  defaultPreparationPolicy,
  doseForWeight,
  doseMgPerKgField,
  homeSupply,
  homeSupplyInput,
  idealBodyWeight,
  intramuscularDose,
  intramuscularInput,
  intravenousDose,
  intravenousInput,
  prepareInfusion,
  nasalSprayDose,
  nasalSprayInput,
  weightFields,
  type BodyMeasures,
  type IdealWeightRefused,
  type IntravenousInput,
} from '../dosing-sessions/index.js';
import type { Decision, Exact } from '../shared/index.js';
import { answerOf, type AnswerBody, type Command } from './answer.js';
import { decoded } from './decoded.js';
import { esketamineCommand } from './esketamine-command.js';
import { infusionCommand } from './infusion-command.js';
import { pressureCommand, rateCommand } from './rate-commands.js';
import { showHomeSupply, showInfusionInMg, showIntramuscular, showIntravenous, showNasalSpray } from './show-doses.js';
import { rounded, shown } from './plain.js';

const policies = { preparation: defaultPreparationPolicy, injections: defaultInjectionPolicy };

const weightsInput = z.strictObject({ ...weightFields, doseMgPerKg: doseMgPerKgField.optional() });

function weights(input: z.infer<typeof weightsInput>): AnswerBody {
  return answerOf(bodyMeasuresOf(input), (measures) => ({
    weightKg: rounded(measures.weight, 2),
    weightKgExact: shown(measures.weight),
    ...(measures.height === undefined
      ? {}
      : {
          bmi: rounded(bodyMassIndex(measures.weight, measures.height), 1),
          bmiExact: shown(bodyMassIndex(measures.weight, measures.height)),
        }),
    ...weightOn('ideal', idealBodyWeight(measures)),
    ...weightOn('adjusted', adjustedBodyWeight(measures)),
    ...(input.doseMgPerKg === undefined ? {} : { doses: dosesBy(measures, input.doseMgPerKg) }),
    warnings: warningsOf(idealBodyWeight(measures)),
  }));
}

type Weight = Decision<Exact<'kg'>, IdealWeightRefused>;

function weightOn(basis: string, weight: Weight): Record<string, number | null> {
  const value = weight.allowed ? weight.value : null;
  return { [`${basis}WeightKg`]: value && rounded(value, 1), [`${basis}WeightKgExact`]: value && shown(value) };
}

function dosesBy(measures: BodyMeasures, perKg: Exact<'mg/kg'>): Record<string, number | null> {
  const row = (basis: string, weight: Weight) => {
    const dose = weight.allowed ? doseForWeight(perKg, weight.value) : null;
    return { [`${basis}Mg`]: dose && rounded(dose, 1), [`${basis}MgExact`]: dose && shown(dose) };
  };
  const actual: Weight = { allowed: true, value: measures.weight };
  return { ...row('actual', actual), ...row('ideal', idealBodyWeight(measures)), ...row('adjusted', adjustedBodyWeight(measures)) };
}

function warningsOf(weight: Weight): readonly string[] {
  return weight.allowed ? [] : weight.refusals.map(({ code }) => code);
}

/** An amount in mg is worked out without a weight as well; one in mg/kg, or with any part of a weight told, is not. §2.4 (IV7) */
function intravenous(input: IntravenousInput): AnswerBody {
  const { doseMg, doseMgPerKg, weightBasis, weightKg, weightLb } = input;
  const isOfWeight = weightBasis !== 'actual' || [doseMgPerKg, weightKg, weightLb].some((given) => given !== undefined);
  if (doseMg === undefined || isOfWeight) return answerOf(intravenousDose(input, policies.preparation), showIntravenous);
  return answerOf(prepareInfusion(doseMg, input, policies.preparation), (prepared) => showInfusionInMg(doseMg, prepared));
}

export const doseCommands: Readonly<Record<string, Command>> = {
  iv: decoded(intravenousInput, intravenous),
  im: decoded(intramuscularInput, (input) => answerOf(intramuscularDose(input, policies), showIntramuscular)),
  nasal: decoded(nasalSprayInput, (input) => answerOf(nasalSprayDose(input), showNasalSpray)),
  'home-supply': decoded(homeSupplyInput, (input) => answerOf(homeSupply(input, defaultHomeSupplyPolicy), showHomeSupply)),
  weights: decoded(weightsInput, weights),
  esketamine: esketamineCommand,
  infusion: infusionCommand,
  rate: rateCommand,
  pressure: pressureCommand,
};
