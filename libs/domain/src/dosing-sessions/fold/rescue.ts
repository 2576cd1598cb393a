import type { Decision, Instant, Unmet } from '../../shared/index.js';
import { vitalSigns, type EntryDetails } from '../entries/index.js';
import type { Signs } from '../monitoring/plausibility.js';
import {
  decideRescue,
  evaluateRescue,
  rescueAftercare,
  type RescueAftercare,
  type RescueCircumstances,
  type RescueDecided,
  type RescueDose,
  type RescueEvaluation,
} from '../rescue/index.js';
import { standingOf } from './arrange.js';
import type { Incident } from './incident.js';
import type { Situation } from './situation.js';

/** A rescue medicine that was given: what it went against, what it asks for, and whether it helped (null: nobody has asked yet). */
export interface RescueGiven {
  readonly entryId: string;
  readonly medicine: string;
  readonly doseUg: number;
  readonly at: Instant;
  readonly aftercare: RescueAftercare;
  readonly effect: EntryDetails<'medicine-effect-checked'>['effect'] | null;
  /** The time to ask for its effect has passed and nobody has. */
  readonly isEffectOverdue: boolean;
  readonly broken: readonly RescueEvaluation[];
}

function signsAt({ readings }: Situation, at: Instant): Signs {
  const until = readings.all.slice(0, readings.all.findLastIndex((one) => one.at <= at) + 1);
  const latest = vitalSigns.map((sign) => [sign, until.findLast(({ measured }) => measured[sign] !== undefined)?.measured[sign]] as const);
  return Object.fromEntries(latest);
}

function circumstancesAt(situation: Situation, at: Instant, exceptId: string | null): RescueCircumstances {
  const { session, log } = situation;
  const given = standingOf(log, 'medicine-given').filter((one) => one.at <= at && one.entry.id !== exceptId);
  const kit = standingOf(log, 'emergency-kit-checked').filter((one) => one.at <= at);
  const asked = standingOf(log, 'rescue-condition-asked').flatMap((one) => (one.at <= at ? [one.entry.details] : []));
  const isNoneKnown = standingOf(log, 'allergies-reviewed').findLast((one) => one.at <= at)?.entry.details.outcome === 'none-known';
  return {
    at,
    givenBefore: given.map((one) => ({ medicine: one.entry.details.medicine, at: one.at })),
    conditions: { ...session.patient.conditions, ...Object.fromEntries(asked.map(({ condition, answer }) => [condition, answer])) },
    allergies: session.patient.allergies ?? (isNoneKnown ? [] : null),
    signs: signsAt(situation, at),
    kitLacks: kit.at(-1)?.entry.details.missing ?? null,
  };
}

/**
 * Decides a rescue dose at the situation's `now`, with what the log says of earlier doses, vital signs and the emergency kit.
 * Source: clinical reference §2.7. Example: a second labetalol 8 min after the first asks for a reason ('rescue-repeat').
 * Odd case: charting `medicine-given` never asks this; what it went against shows in `SessionFold.rescues` and as an incident. Refuses with
 * every guard that is not overridden.
 */
export function decideRescueNow(
  situation: Situation,
  dose: RescueDose,
  overrides: readonly { readonly code: string; readonly reason: string }[] = [],
): Decision<RescueDecided, Unmet> {
  return decideRescue(dose, circumstancesAt(situation, situation.now, null), situation.policy.rescue, overrides);
}

/** Every rescue medicine of the log, in order. */
export function rescuesOf(situation: Situation): readonly RescueGiven[] {
  const { log, policy, now } = situation;
  const checks = standingOf(log, 'medicine-effect-checked');
  return standingOf(log, 'medicine-given').map(({ entry, at, rootId }) => {
    const { medicine, doseUg } = entry.details;
    const aftercare = rescueAftercare(medicine, at, policy.rescue);
    const known = circumstancesAt(situation, at, entry.id);
    const effect = checks.filter((check) => [entry.id, rootId].includes(check.entry.details.medicineEntryId)).at(-1);
    return {
      entryId: entry.id,
      medicine,
      doseUg,
      at,
      aftercare,
      effect: effect?.entry.details.effect ?? null,
      isEffectOverdue: effect === undefined && aftercare.effectCheckBy !== null && now > aftercare.effectCheckBy,
      broken: evaluateRescue(entry.details, known, policy.rescue).filter(({ outcome }) => outcome !== 'within'),
    };
  });
}

/** Hard guards that a medicine was given against. Soft ones were answered by the prescriber who ordered it. */
export function rescueIncidents(rescues: readonly RescueGiven[]): readonly Incident[] {
  return rescues.flatMap(({ entryId, at, broken }) =>
    broken
      .filter(({ outcome }) => outcome === 'hard')
      .map(({ ruleId, policyVersion, message, facts }): Incident => ({
        code: 'rescue-guard-broken',
        entryId,
        at,
        message,
        facts: { ...facts, ruleId, policyVersion },
      })),
  );
}
