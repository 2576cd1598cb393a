import type { Instant } from '../../shared/index.js';
import { orderedDoseUg, type DosingSession } from '../session/index.js';
import { standingOf, type ArrangedLog } from './arrange.js';
import { doseCurve, type CurvePoint } from './dose-curve.js';
import { dosesGiven, type DoseGiven } from './doses-given.js';
import { doseInBagUg, infusionAt, type Infusion } from './infusion.js';
import { exact, instantFromMs, ratio } from '../../shared/index.js';
import type { SessionPolicy } from './session-policy.js';

export type DosingOutcome = 'not-started' | 'in-progress' | 'completed' | 'stopped-early' | 'not-given';

/** What was given. Amounts in µg; racemic ketamine and esketamine apart, never added. */
export interface Dosing {
  readonly outcome: DosingOutcome;
  readonly orderedUg: number | null;
  /** Null when an infusion ran whose bag nobody has named: how much is not known, and is not nought. */
  readonly racemicUg: number | null;
  readonly esketamineUg: number;
  /** Of the substance this session is for, per kilogram of the order's weight: µg/kg, rounded half up; null without a weight or amount. */
  readonly deliveredUgPerKg: number | null;
  readonly firstDoseAt: Instant | null;
  /** The clock of the observation: the end of the infusion, or the last injection, device or spray; null while dosing goes on. */
  readonly endedAt: Instant | null;
  readonly lastDoseAt: Instant | null;
  /** Every single dose of the order is in, an optional booster included. An infusion says so itself. */
  readonly isOrderComplete: boolean;
  readonly doseTimes: readonly Instant[];
  readonly given: readonly DoseGiven[];
  readonly infusion: Infusion | null;
  readonly curve: readonly CurvePoint[];
}

const sumUg = (doses: readonly DoseGiven[]): number => doses.reduce((sum, dose) => sum + dose.doseUg, 0);

/**
 * All that was given until `now`, from the log alone: delivered is never the ordered amount. A documented volume (pump against arithmetic)
 * counts over the computed one. Source: clinical reference §0 rule 5, §2.2, §2.5, §2.6.
 */
export function dosingAt(session: DosingSession, log: ArrangedLog, policy: SessionPolicy, now: Instant): Dosing {
  const given = dosesGiven(log).filter((dose) => dose.at <= now);
  const infusion = infusionAt(session, log, policy, now);
  const esketamineUg = sumUg(given.filter((dose) => dose.substance === 'esketamine'));
  const racemicUg = racemicOf(infusion, given);
  const mainUg = session.product === 'intranasal-esketamine' ? esketamineUg : racemicUg;
  const weightG = session.order?.weightG ?? session.patient.weightG;
  const single = given.filter((dose) => infusion === null || dose.form !== 'bolus');
  const starts = [...single.map((dose) => dose.at), ...startOf(infusion)].filter((at) => at <= now).sort((one, other) => one - other);
  const outcome = outcomeOf(session, log, { infusion, given, hasStarted: starts.length > 0 });
  return {
    outcome,
    orderedUg: session.order === null ? null : orderedDoseUg(session.order),
    racemicUg,
    esketamineUg,
    deliveredUgPerKg: weightG === null || mainUg === null ? null : Math.floor((mainUg * 2_000 + weightG) / (2 * weightG)),
    firstDoseAt: starts[0] ?? null,
    endedAt: endOf(infusion, single, outcome),
    lastDoseAt: lastOf(infusion, single),
    isOrderComplete: infusion === null && isOrderComplete(session, given),
    doseTimes: starts,
    given,
    infusion,
    curve: doseCurve(
      infusion,
      given.filter((dose) => (dose.substance === 'esketamine') === (session.product === 'intranasal-esketamine')),
      now,
    ),
  };
}

function racemicOf(infusion: Infusion | null, given: readonly DoseGiven[]): number | null {
  const racemic = given.filter((dose) => dose.substance === 'racemic-ketamine');
  if (infusion === null) return sumUg(racemic);
  const { bag, documentedUl, deliveredUg } = infusion;
  if (bag === null || deliveredUg === null) return null;
  const infused = documentedUl === null ? deliveredUg : doseInBagUg(bag, exact(ratio(documentedUl, 1_000)));
  return infused + sumUg(racemic.filter((dose) => dose.form !== 'bolus'));
}

function startOf(infusion: Infusion | null): readonly Instant[] {
  return [infusion?.course.startedAt ?? null].filter((at) => at !== null);
}

function lastOf(infusion: Infusion | null, single: readonly DoseGiven[]): Instant | null {
  const ends = [...single.map((dose) => dose.endAt), infusion?.course.endedAt ?? null].filter((at) => at !== null);
  return ends.length === 0 ? null : instantFromMs(Math.max(...ends));
}

function endOf(infusion: Infusion | null, single: readonly DoseGiven[], outcome: DosingOutcome): Instant | null {
  return outcome === 'completed' || outcome === 'stopped-early' ? lastOf(infusion, single) : null;
}

interface Progress {
  readonly infusion: Infusion | null;
  readonly given: readonly DoseGiven[];
  readonly hasStarted: boolean;
}

function outcomeOf(session: DosingSession, log: ArrangedLog, progress: Progress): DosingOutcome {
  if (!progress.hasStarted) return standingOf(log, 'aborted').length > 0 ? 'not-given' : 'not-started';
  if (progress.infusion !== null) {
    const { phase } = progress.infusion.course;
    return phase === 'completed' ? 'completed' : phase === 'stopped' ? 'stopped-early' : 'in-progress';
  }
  if (isOrderComplete(session, progress.given)) return 'completed';
  const isEnded = standingOf(log, 'observation-started').length > 0;
  if (!isEnded) return 'in-progress';
  return hasInitialDose(session, progress.given) ? 'completed' : 'stopped-early';
}

/** Everything ordered was given, an optional booster included: nothing more can come. */
function isOrderComplete({ order }: DosingSession, given: readonly DoseGiven[]): boolean {
  if (order === null) return false;
  const count = (form: DoseGiven['form']): number => given.filter((dose) => dose.form === form).length;
  switch (order.product) {
    case 'intranasal-esketamine':
      return count('device') >= order.deviceCount;
    case 'intramuscular-ketamine':
      return count('injection') >= (order.booster === null ? 1 : 2);
    case 'intranasal-ketamine':
    case 'sublingual-ketamine':
      return sumUg(given) >= order.doseUg;
    case 'intravenous-ketamine':
      return false;
  }
}

/** The ordered dose itself is in; a booster that was not needed does not make it an early stop. */
function hasInitialDose({ order }: DosingSession, given: readonly DoseGiven[]): boolean {
  return order !== null && sumUg(given) >= orderedDoseUg(order);
}
