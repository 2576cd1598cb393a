import type { Instant } from '../../shared/index.js';
import type { DischargeCriterion, EntryDetails, SessionEntry } from '../entries/index.js';
import type { DischargePolicy } from '../monitoring/policy.js';
import { standingOf, type ArrangedLog } from './arrange.js';

/**
 * The sum of a discharge score. PADSS-modified counts 2 for surgical bleeding, which has no meaning here. §3.5 Example: Aldrete 2, 2, 1,
 * 2, 2 is 9; PADSS-modified 2, 2, 2, 2 is 10. Odd case: without bleeding PADSS-modified is never below 2.
 */
export function dischargeTotal(score: EntryDetails<'discharge-score-taken'>): number {
  if (score.instrument === 'aldrete')
    return score.activity + score.respiration + score.circulation + score.consciousness + score.oxygenSaturation;
  return score.vitalSigns + score.activity + score.nausea + score.pain + 2;
}

type Sedation = EntryDetails<'sedation-assessed'>;

function isAwake(sedation: Sedation, policy: DischargePolicy): boolean {
  if (sedation.instrument === 'moaa-s') return sedation.score >= policy.moaaSAtLeast;
  if (sedation.instrument === 'rass') return sedation.score >= policy.rassBetween[0] && sedation.score <= policy.rassBetween[1];
  return sedation.score === '1';
}

/**
 * How often in a row the patient was found fully awake since the last dose, up to now, and since when it was often enough. A sedation score
 * and the consciousness part of an Aldrete score are both findings. Source: clinical reference §3.5 ("MOAA/S 5 ×2").
 * Odd cases: an assessment that finds the patient drowsy starts the count again; who was awake before the dose has not woken from it yet.
 */
export function awakeRun(
  log: ArrangedLog,
  from: Instant,
  policy: DischargePolicy,
): { readonly count: number; readonly firstAt: Instant | null; readonly sinceAt: Instant | null } {
  const run: Instant[] = [];
  for (const { entry, at } of standingOf(log, 'sedation-assessed', 'discharge-score-taken')) {
    if (at < from) continue;
    const found = wakefulness(entry, policy);
    if (found === true) run.push(at);
    if (found === false) run.length = 0;
  }
  return { count: run.length, firstAt: run[0] ?? null, sinceAt: run[policy.awakeAssessments - 1] ?? null };
}

/** Whether an entry finds the patient awake; null when it says nothing about it. */
function wakefulness(entry: SessionEntry, policy: DischargePolicy): boolean | null {
  if (entry.kind === 'sedation-assessed') return isAwake(entry.details, policy);
  return entry.kind === 'discharge-score-taken' && entry.details.instrument === 'aldrete' ? entry.details.consciousness === 2 : null;
}

type Dissociation = EntryDetails<'dissociation-assessed'>;

type Scored = Exclude<Dissociation, { instrument: 'level' }>;

export const dissociationScore = (given: Scored): number => (given.instrument === 'cadss' ? given.totalScore : given.sixItemScore);

export function isScoredBy(instrument: Scored['instrument'], given: Dissociation): given is Scored {
  return given.instrument === instrument;
}

/**
 * Whether the last assessment after dosing finds dissociation gone: level none, or a score within the policy's points of the baseline on
 * the same instrument. Null when nobody has looked. Source: clinical reference §3.4.
 */
export function dissociationResolved(
  log: ArrangedLog,
  from: Instant,
  policy: DischargePolicy,
): { readonly isResolved: boolean; readonly at: Instant } | null {
  const assessed = standingOf(log, 'dissociation-assessed');
  const last = assessed.filter(({ at }) => at >= from).at(-1);
  if (last === undefined) return null;
  const { details } = last.entry;
  if (details.instrument === 'level') return { isResolved: details.level === 'none', at: last.at };
  const before = assessed.filter(({ at }) => at < from).map(({ entry }) => entry.details);
  const baseline =
    before
      .filter((given) => isScoredBy(details.instrument, given))
      .map(dissociationScore)
      .at(-1) ?? 0;
  return { isResolved: dissociationScore(details) <= baseline + policy.dissociationWithin, at: last.at };
}

/** The last word on a criterion of the checklist; null when nobody has looked. */
export function criterionMet(log: ArrangedLog, criterion: DischargeCriterion): boolean | null {
  const assessed = standingOf(log, 'discharge-criterion-assessed').filter(({ entry }) => entry.details.criterion === criterion);
  return assessed.at(-1)?.entry.details.isMet ?? null;
}

/** The last nausea score after dosing began; null when nobody has asked. */
export function lastNausea(log: ArrangedLog, from: Instant): number | null {
  const scored = standingOf(log, 'symptom-scored').filter(({ at, entry }) => at >= from && entry.details.symptom === 'nausea');
  return scored.at(-1)?.entry.details.score ?? null;
}
